package social.starling.jdbc;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import org.jdbi.v3.core.Handle;

/**
 * One transaction's way to the tables for what concerns many rows at once: one statement over all of them. Past JDBI on
 * purpose: binding through its argument factories doubles the cost of a row (11 µs for 5 µs with 18 columns on SQLite).
 */
final class Session {
    /** Far below SQLite's 32,766 and PostgreSQL's 65,535 parameters, also for keys of two columns. */
    private static final int KEYS_PER_QUERY = 512;

    private final Handle handle;
    private final StatementCache statements;

    Session(Handle handle, StatementCache statements) {
        this.handle = handle;
        this.statements = statements;
    }

    /** For what concerns one row. */
    Handle handle() {
        return handle;
    }

    /** Runs {@code sql} for every row; says how many rows of the table each of them hit. */
    <T> int[] batch(String sql, List<T> rows, Binding<T> binding) throws SQLException {
        if (rows.isEmpty()) {
            return new int[0];
        }
        try (StatementCache.Lent lent = statements.lend(handle.getConnection(), sql)) {
            RowWriter writer = new RowWriter(lent.statement());
            for (T row : rows) {
                binding.bind(writer, row);
                writer.endRow();
            }
            return lent.statement().executeBatch();
        }
    }

    <T> List<T> query(String sql, Parameters parameters, Mapping<T> mapping) throws SQLException {
        return each(sql, List.of(parameters), (writer, given) -> given.set(writer), mapping);
    }

    /** Runs a query once for each of the rows; all answers in one list. */
    <K, T> List<T> each(String sql, List<K> rows, Binding<K> binding, Mapping<T> mapping) throws SQLException {
        List<T> found = new ArrayList<>();
        if (!rows.isEmpty()) {
            try (StatementCache.Lent lent = statements.lend(handle.getConnection(), sql)) {
                for (K row : rows) {
                    binding.bind(new RowWriter(lent.statement()), row);
                    collect(lent.statement(), mapping, found);
                }
            }
        }
        return found;
    }

    /** @param sql with {@code <keys>} where the list of keys belongs, as in {@code id IN (<keys>)} */
    <T> List<T> byKeys(String sql, Collection<?> keys, Mapping<T> mapping) throws SQLException {
        return byKeys(sql, List.of(), keys, mapping);
    }

    /** @param fixed parameters that come before the keys */
    <T> List<T> byKeys(String sql, List<?> fixed, Collection<?> keys, Mapping<T> mapping) throws SQLException {
        return run(sql, fixed, "?", keys, RowWriter::key, mapping);
    }

    /** The same for keys of two columns, as in {@code (platform, post_id) IN (VALUES <keys>)}. */
    <T> List<T> byPairs(String sql, Collection<Pair> keys, Mapping<T> mapping) throws SQLException {
        return run(
                sql,
                List.of(),
                "(?,?)",
                keys,
                (writer, key) -> writer.key(key.first).key(key.second),
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
            String text = sql.replace("<keys>", String.join(",", Collections.nCopies(places, mark)));
            try (StatementCache.Lent lent = statements.lend(handle.getConnection(), text)) {
                RowWriter writer = new RowWriter(lent.statement());
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

    /** A key of two columns. */
    record Pair(Object first, Object second) {}

    /** Names the parameters of a statement in its order. */
    interface Binding<T> {
        void bind(RowWriter writer, T row) throws SQLException;
    }

    /** Fills the parameters of a query in its order. */
    interface Parameters {
        void set(RowWriter writer) throws SQLException;
    }

    /** Reads the columns of a query in its order. */
    interface Mapping<T> {
        T read(RowReader row) throws SQLException;
    }
}
