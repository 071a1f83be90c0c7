package social.starling.sandbox;

import java.io.IOException;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedCollection;
import java.util.SequencedMap;
import java.util.function.Predicate;

/**
 * Rows of one kind by key, in the order of their first writing or of a comparator; what changes is told to the
 * {@link Journal}. A row is a value: it is replaced and never changed. Used under the state's lock only.
 */
public final class Shelf<T> {
    private final String name;
    private final Class<T> type;
    private final SequencedMap<String, T> rows;
    private final Journal journal;

    Shelf(String name, Class<T> type, SequencedMap<String, T> rows, Journal journal) {
        this.name = name;
        this.type = type;
        this.rows = rows;
        this.journal = journal;
    }

    /** The row of {@code key}. */
    public Optional<T> find(String key) {
        return Optional.ofNullable(rows.get(key));
    }

    /** All rows, a view. */
    public SequencedCollection<T> all() {
        return Collections.unmodifiableSequencedCollection(rows.sequencedValues());
    }

    /** The keys of all rows, a view. */
    public SequencedCollection<String> keys() {
        return Collections.unmodifiableSequencedCollection(rows.sequencedKeySet());
    }

    /** Puts {@code row} in the place of what may stand there. */
    public void put(String key, T row) {
        if (!row.equals(rows.put(key, row))) {
            journal.put(name, key, row);
        }
    }

    /** Takes a row away, if there is one. */
    public void remove(String key) {
        if (rows.remove(key) != null) {
            journal.remove(name, key);
        }
    }

    /** Takes away all rows that {@code choice} holds for. */
    public void removeIf(Predicate<T> choice) {
        List<String> chosen = rows.entrySet().stream()
                .filter(row -> choice.test(row.getValue()))
                .map(Map.Entry::getKey)
                .toList();
        chosen.forEach(this::remove);
    }

    /** Puts a row back that was read from the file. */
    void restore(String key, String line) {
        rows.put(key, Json.value(line, type));
    }

    void writeTo(JournalFile.Rows sheet) throws IOException {
        for (Map.Entry<String, T> row : rows.entrySet()) {
            sheet.put(name, row.getKey(), Json.line(row.getValue()));
        }
    }
}
