package social.starling.jdbc;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.function.LongSupplier;
import java.util.regex.Pattern;
import org.jdbi.v3.core.Handle;
import social.starling.ports.event.EventRow;

/** Batches by JDBC's own, lists of keys as so many parameters, and numbers that follow the newest. */
final class SqliteSession implements Session {
    private static final String EVENT = "INSERT INTO event (type, at, subject, fields) VALUES (?, ?, ?, ?)";
    private static final Pattern LOCK = Pattern.compile(" ?<(lock|hold)>");

    /** Far below SQLite's 32,766 parameters, also for keys of two columns. */
    private static final int KEYS_PER_QUERY = 512;

    private final Handle handle;
    private final StatementCache statements;
    private final InstantSource clock;

    SqliteSession(Handle handle, StatementCache statements, InstantSource clock) {
        this.handle = handle;
        this.statements = statements;
        this.clock = clock;
    }

    @Override
    public Handle handle() {
        return handle;
    }

    @Override
    public Instant now() {
        return clock.instant();
    }

    /** One process, one clock. */
    @Override
    public Instant here(Instant time) {
        return time;
    }

    @Override
    public Locks locks() {
        return Locks.NONE;
    }

    /** The write lock keeps others from taking the same. */
    @Override
    public LongSupplier numbers(Numbered rows, int count) throws SQLException {
        if (count == 0) {
            return () -> {
                throw new IllegalStateException("No numbers were asked for");
            };
        }
        String newest = "SELECT coalesce(max(seq), 0) FROM " + rows.name().toLowerCase(Locale.ROOT);
        long[] last = {query(newest, out -> {}, RowReader::number).getFirst()};
        return () -> ++last[0];
    }

    @Override
    public <T> int batch(String sql, List<T> rows, Binding<T> binding) throws SQLException {
        if (rows.isEmpty()) {
            return 0;
        }
        try (StatementCache.Lent lent = statements.lend(handle.getConnection(), sql)) {
            RowWriter writer = new StatementWriter(lent.statement());
            for (T row : rows) {
                binding.bind(writer, row);
                writer.endRow();
            }
            int hits = 0;
            for (int each : lent.statement().executeBatch()) {
                hits += each;
            }
            return hits;
        }
    }

    @Override
    public void append(List<EventRow> events) throws SQLException {
        batch(EVENT, events, TrailStatements::bind);
    }

    /** There are none. */
    @Override
    public void planned() {}

    @Override
    public <T> List<T> query(String sql, Parameters parameters, Mapping<T> mapping) throws SQLException {
        List<T> found = new ArrayList<>();
        try (StatementCache.Lent lent = statements.lend(handle.getConnection(), plain(sql))) {
            parameters.set(new StatementWriter(lent.statement()));
            collect(lent.statement(), mapping, found);
        }
        return found;
    }

    @Override
    public <P, T> List<T> queryEach(String sql, List<P> rows, Binding<P> binding, Mapping<T> mapping)
            throws SQLException {
        List<T> found = new ArrayList<>();
        for (P row : rows) {
            found.addAll(query(sql, out -> binding.bind(out, row), mapping));
        }
        return found;
    }

    @Override
    public <T> List<T> byKeys(String sql, List<?> fixed, Collection<?> keys, Mapping<T> mapping) throws SQLException {
        return run(sql, fixed, "?", keys, RowWriter::key, mapping);
    }

    @Override
    public <T> List<T> byPairs(String sql, Collection<Pair> keys, Mapping<T> mapping) throws SQLException {
        return run(
                sql,
                List.of(),
                "(?,?)",
                keys,
                (writer, key) -> writer.key(key.first()).key(key.second()),
                mapping);
    }

    private <K, T> List<T> run(
            String sql, List<?> fixed, String mark, Collection<K> keys, Binding<K> binding, Mapping<T> mapping)
            throws SQLException {
        List<K> all = List.copyOf(keys);
        List<T> found = new ArrayList<>();
        for (int from = 0; from < all.size(); from += KEYS_PER_QUERY) {
            List<K> part = all.subList(from, Math.min(from + KEYS_PER_QUERY, all.size()));
            int places = roundedUp(part.size());
            String text = plain(sql).replace("<keys>", String.join(",", Collections.nCopies(places, mark)));
            try (StatementCache.Lent lent = statements.lend(handle.getConnection(), text)) {
                RowWriter writer = new StatementWriter(lent.statement());
                for (Object value : fixed) {
                    writer.key(value);
                }
                for (int i = 0; i < places; i++) {
                    binding.bind(writer, part.get(Math.min(i, part.size() - 1)));
                }
                collect(lent.statement(), mapping, found);
            }
        }
        return found;
    }

    /** One writer at a time locks everything already. */
    static String plain(String sql) {
        return sql.contains("<lock>") || sql.contains("<hold>")
                ? LOCK.matcher(sql).replaceAll("")
                : sql;
    }

    /** To a power of two, so that there are few statements to prepare; the last key fills the rest, twice is once. */
    private static int roundedUp(int size) {
        return size == 1 ? 1 : Integer.highestOneBit(size - 1) << 1;
    }

    private static <T> void collect(PreparedStatement statement, Mapping<T> mapping, List<T> into) throws SQLException {
        try (ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                into.add(mapping.read(new RowReader(rows)));
            }
        }
    }
}
