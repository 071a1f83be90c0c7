package social.starling.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.argument.AbstractArgumentFactory;
import org.jdbi.v3.core.argument.Argument;
import org.jdbi.v3.core.config.ConfigRegistry;
import org.jspecify.annotations.Nullable;

/**
 * Transactions, each on the connection of its thread: as many connections as threads, with what is prepared on them, and
 * no pool beside the threads'. One that the server gave up, or whose connection broke before its commit was sent, surely
 * changed nothing and is run again.
 */
final class PostgresTransactions implements AutoCloseable {
    private static final int MOST_TRIES = 5;
    /** A connection that rested longer may have been closed by a server that went down, or by something in between. */
    private static final long FRESH = TimeUnit.SECONDS.toNanos(1);

    private static final int ANSWERS_WITHIN_SECONDS = 5;

    private final PostgresConnections connections;
    private final Opening opening;
    private final ThreadLocal<@Nullable Line> own = new ThreadLocal<>();
    private final Set<Line> open = ConcurrentHashMap.newKeySet();

    PostgresTransactions(PostgresConnections connections, Opening opening) {
        this.connections = connections;
        this.opening = opening;
    }

    <T> T run(Work<T> work) throws Exception {
        for (int tries = 1; ; tries++) {
            Line line = line();
            boolean committing = false;
            try {
                line.handle.begin();
                T result = work.on(line.handle);
                committing = true;
                line.handle.commit();
                line.usedAt = System.nanoTime();
                return result;
            } catch (Exception e) {
                boolean broken = giveUp(line, e);
                boolean again = !committing && tries < MOST_TRIES && (broken || isGivenUp(e));
                if (!again) {
                    throw e;
                }
            }
        }
    }

    /** Closes all connections; no thread may be using one any more. */
    @Override
    public void close() {
        open.forEach(this::discard);
    }

    private Line line() throws SQLException {
        Line line = own.get();
        if (line != null
                && System.nanoTime() - line.usedAt > FRESH
                && !line.connection.isValid(ANSWERS_WITHIN_SECONDS)) {
            discard(line);
            line = null;
        }
        if (line == null) {
            Connection connection = opening.open();
            line = new Line(
                    connection,
                    Jdbi.create(() -> connection).registerArgument(new Texts()).open());
            open.add(line);
            own.set(line);
        }
        return line;
    }

    /** Leaves nothing of the transaction; true when the connection did not outlive it. */
    private boolean giveUp(Line line, Exception failure) {
        try {
            line.handle.rollback();
            if (!line.connection.isClosed() && !isBroken(failure)) {
                return false;
            }
        } catch (SQLException | RuntimeException e) {
            failure.addSuppressed(e);
        }
        discard(line);
        return true;
    }

    private void discard(Line line) {
        open.remove(line);
        if (own.get() == line) {
            own.remove();
        }
        try {
            connections.closed(line.connection);
            line.connection.close();
        } catch (SQLException e) {
            System.getLogger(PostgresTransactions.class.getName())
                    .log(System.Logger.Level.DEBUG, "A connection that is not used any more could not be closed", e);
        }
    }

    /** Two transactions waited for each other, or saw the same rows change. */
    private static boolean isGivenUp(Throwable failure) {
        String state = PostgresFaults.state(failure);
        return state.equals("40001") || state.equals("40P01");
    }

    private static boolean isBroken(Throwable failure) {
        String state = PostgresFaults.state(failure);
        return state.startsWith("08") || state.startsWith("57P") || state.equals("25P03");
    }

    private static final class Line {
        private final Connection connection;
        private final Handle handle;
        private long usedAt = System.nanoTime();

        private Line(Connection connection, Handle handle) {
            this.connection = connection;
            this.handle = handle;
        }
    }

    /** Texts that the server can keep, also where JDBI binds them. */
    private static final class Texts extends AbstractArgumentFactory<String> {
        private Texts() {
            super(java.sql.Types.VARCHAR);
        }

        @Override
        protected Argument build(String value, ConfigRegistry config) {
            return (position, statement, context) -> statement.setString(position, PostgresWriter.storable(value));
        }
    }

    interface Opening {
        Connection open() throws SQLException;
    }

    interface Work<T> {
        T on(Handle handle) throws Exception;
    }
}
