package social.starling.jdbc;

import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.function.LongSupplier;
import org.jdbi.v3.core.Handle;
import social.starling.ports.event.EventRow;

/**
 * One transaction's way to the tables for what concerns many rows at once: one statement over all of them. Past JDBI on
 * purpose: binding through its argument factories doubles the cost of a row (11 µs for 5 µs with 18 columns on SQLite).
 *
 * <p>Statements are written for SQLite; {@code <lock>} stands where a transaction that writes passes over rows that
 * another one is changing, {@code <hold>} where it waits for them.
 */
interface Session {
    /** For what concerns one row. */
    Handle handle();

    /** By the ledger's clock. */
    Instant now() throws SQLException;

    /** A time by the ledger's clock as this process's clock shows it. */
    Instant here(Instant time) throws SQLException;

    /** What this transaction keeps others from doing while it lasts. */
    Locks locks();

    /** Numbers for {@code count} new rows, each greater than all that were committed before the transaction began. */
    LongSupplier numbers(Numbered rows, int count) throws SQLException;

    /** Runs {@code sql} for every row; returns how many rows of the table were hit. */
    <T> int batch(String sql, List<T> rows, Binding<T> binding) throws SQLException;

    /** Stores events, numbered without a gap in the order of commits; the last thing that a transaction does. */
    void append(List<EventRow> events) throws SQLException;

    /** Tells other processes, once this is committed, that there is work. */
    void planned() throws SQLException;

    <T> List<T> query(String sql, Parameters parameters, Mapping<T> mapping) throws SQLException;

    /** What {@code sql} finds for each row of its parameters, in any order; a column of it may say for which. */
    <P, T> List<T> queryEach(String sql, List<P> rows, Binding<P> binding, Mapping<T> mapping) throws SQLException;

    /** @param sql with {@code <keys>} where the list of keys belongs, as in {@code id IN (<keys>)} */
    default <T> List<T> byKeys(String sql, Collection<?> keys, Mapping<T> mapping) throws SQLException {
        return byKeys(sql, List.of(), keys, mapping);
    }

    /** @param fixed parameters that come before the keys */
    <T> List<T> byKeys(String sql, List<?> fixed, Collection<?> keys, Mapping<T> mapping) throws SQLException;

    /** The same for keys of two columns, as in {@code (platform, post_id) IN (VALUES <keys>)}. */
    <T> List<T> byPairs(String sql, Collection<Pair> keys, Mapping<T> mapping) throws SQLException;

    /** Tables whose rows are numbered before they are written. */
    enum Numbered {
        DELIVERY,
        ATTEMPT
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
