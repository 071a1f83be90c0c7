package social.starling.sandbox;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.TreeMap;

/**
 * All that a platform keeps, as rows on named shelves: in memory, or besides in a file. What changes in one turn of the
 * state's lock is one line of the file, written before the turn ends and thus before anybody is answered: the end of the
 * process, however sudden, loses nothing that was answered. Nothing is forced to the disk; a power cut may take the last
 * seconds. Used under the state's lock only.
 */
public final class Journal {
    private static final System.Logger LOG = System.getLogger(Journal.class.getName());

    private final Map<String, Shelf<?>> shelves = new LinkedHashMap<>();
    /** What was read and nobody has asked for yet, by shelf and key. */
    private final Map<String, Map<String, String>> unclaimed = new LinkedHashMap<>();

    private final Blobs blobs;
    private final boolean isNew;
    private Optional<JournalFile> file;
    private boolean failing;

    private Journal(Optional<JournalFile> file, Blobs blobs) {
        this.file = file;
        this.blobs = blobs;
        file.ifPresent(one -> one.readInto(unclaimed));
        this.isNew = unclaimed.isEmpty();
    }

    /** A journal that ends with the process. */
    public static Journal inMemory() {
        return new Journal(Optional.empty(), Blobs.inMemory());
    }

    /**
     * The journal in {@code folder}, which is made where it is missing and is this process's alone until the end.
     *
     * @throws KeptStateException when it cannot be used
     */
    public static Journal in(Path folder) {
        JournalFile file = JournalFile.open(folder);
        try {
            return new Journal(Optional.of(file), Blobs.in(folder.resolve("blobs")));
        } catch (RuntimeException e) {
            file.close();
            throw e;
        }
    }

    /** Whether it began empty. */
    public boolean isNew() {
        return isNew;
    }

    /** The bytes of pictures and videos. */
    public Blobs blobs() {
        return blobs;
    }

    /** The shelf of a name, in the order of first writing, with the rows that were kept. */
    public <T> Shelf<T> shelf(String name, Class<T> type) {
        return claim(name, type, new LinkedHashMap<>());
    }

    /** The shelf of a name, in the order of its keys, with the rows that were kept. */
    public <T> Shelf<T> shelf(String name, Class<T> type, Comparator<String> order) {
        return claim(name, type, new TreeMap<>(order));
    }

    /** Writes what the turn has changed. A full disk is waited out: the rows go with a later turn. */
    void endTurn() {
        file.ifPresent(one -> {
            try {
                one.endTurn();
                if (one.isOvergrown()) {
                    one.rewrite(this::writeTo);
                }
                failing = false;
            } catch (IOException e) {
                if (!failing) {
                    LOG.log(System.Logger.Level.WARNING, "The state of a simulated platform waits to be written", e);
                }
                failing = true;
            }
        });
    }

    /** Writes the rest and lets the folder go; what changes from now on is kept in memory only. */
    void close() {
        endTurn();
        file.ifPresent(JournalFile::close);
        file = Optional.empty();
    }

    void put(String shelf, String key, Object row) {
        file.ifPresent(one -> one.put(shelf, key, Json.line(row)));
    }

    void remove(String shelf, String key) {
        file.ifPresent(one -> one.remove(shelf, key));
    }

    private <T> Shelf<T> claim(String name, Class<T> type, SequencedMap<String, T> rows) {
        Shelf<T> shelf = new Shelf<>(name, type, rows, this);
        if (shelves.putIfAbsent(name, shelf) != null) {
            throw new IllegalStateException("the shelf '" + name + "' is in use; each has one owner");
        }
        Map<String, String> kept = unclaimed.getOrDefault(name, Map.of());
        kept.forEach((key, line) -> {
            try {
                shelf.restore(key, line);
            } catch (IllegalArgumentException e) {
                throw file.orElseThrow().damaged("the row '" + key + "' of " + name + ": " + e.getMessage(), e);
            }
        });
        unclaimed.remove(name);
        return shelf;
    }

    private void writeTo(JournalFile.Rows sheet) throws IOException {
        for (Shelf<?> shelf : shelves.values()) {
            shelf.writeTo(sheet);
        }
        for (Map.Entry<String, Map<String, String>> shelf : unclaimed.entrySet()) {
            for (Map.Entry<String, String> row : shelf.getValue().entrySet()) {
                sheet.put(shelf.getKey(), row.getKey(), row.getValue());
            }
        }
    }
}
