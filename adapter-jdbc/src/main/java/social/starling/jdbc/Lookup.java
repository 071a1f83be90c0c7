package social.starling.jdbc;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import org.jdbi.v3.core.Handle;

/** One query for many keys at once; the reading counterpart of {@link Batch}, and past JDBI for the same reason. */
final class Lookup {
    /** Far below SQLite's 32,766 and PostgreSQL's 65,535 parameters, also for keys of several columns. */
    private static final int KEYS_PER_QUERY = 500;

    private Lookup() {}

    /** @param sql with {@code <keys>} where the list of keys belongs, as in {@code id IN (<keys>)} */
    static <T> List<T> byKeys(Handle handle, String sql, Collection<?> keys, Mapping<T> mapping) throws SQLException {
        return run(handle, sql, "?", keys, (writer, key) -> writer.name(key), mapping);
    }

    /** The same for keys of two columns, as in {@code (platform, post_id) IN (VALUES <keys>)}. */
    static <T> List<T> byPairs(Handle handle, String sql, Collection<Pair> keys, Mapping<T> mapping)
            throws SQLException {
        return run(
                handle,
                sql,
                "(?,?)",
                keys,
                (writer, key) -> writer.name(key.first).name(key.second),
                mapping);
    }

    private static <K, T> List<T> run(
            Handle handle, String sql, String mark, Collection<K> keys, Batch.Binding<K> binding, Mapping<T> mapping)
            throws SQLException {
        List<K> all = List.copyOf(keys);
        List<T> found = new ArrayList<>();
        for (int from = 0; from < all.size(); from += KEYS_PER_QUERY) {
            List<K> part = all.subList(from, Math.min(from + KEYS_PER_QUERY, all.size()));
            String marks = String.join(",", Collections.nCopies(part.size(), mark));
            try (PreparedStatement statement = handle.getConnection().prepareStatement(sql.replace("<keys>", marks))) {
                RowWriter writer = new RowWriter(statement);
                for (K key : part) {
                    binding.bind(writer, key);
                }
                collect(statement, mapping, found);
            }
        }
        return found;
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

    /** Reads the columns of a query in its order. */
    interface Mapping<T> {
        T read(RowReader row) throws SQLException;
    }
}
