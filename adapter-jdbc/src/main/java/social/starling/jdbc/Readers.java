package social.starling.jdbc;

import java.sql.SQLException;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/**
 * The connections that read: one for each thread that does, open for as long as reading succeeds, so that what is prepared
 * on it stays prepared. Reading is what a daemon does most often, one row at a time.
 */
final class Readers implements AutoCloseable {
    private final SqliteConnections connections;
    private final ThreadLocal<@Nullable Reader> own = new ThreadLocal<>();
    private final Set<Reader> open = ConcurrentHashMap.newKeySet();

    Readers(SqliteConnections connections) {
        this.connections = connections;
    }

    /** One transaction over the last committed state, by the connection of this thread. */
    <T> T use(Work<T> work) throws Exception {
        Reader reader = own.get();
        if (reader == null) {
            reader = new Reader(Jdbi.open(connections.reader()), StatementCache.ofOneConnection());
            open.add(reader);
            own.set(reader);
        }
        return use(reader, work);
    }

    /** Closes them all; no thread may be reading any more. */
    @Override
    public void close() throws SQLException {
        for (Reader reader : open) {
            reader.close();
        }
        open.clear();
    }

    /** A connection on which something has failed is not trusted with the next reading. */
    private <T> T use(Reader reader, Work<T> work) throws Exception {
        boolean done = false;
        try {
            T result = reader.handle.inTransaction(handle -> work.on(handle, reader.statements));
            done = true;
            return result;
        } finally {
            if (!done) {
                own.remove();
                open.remove(reader);
                reader.close();
            }
        }
    }

    /** What is read, with the statements that are kept for the connection. */
    interface Work<T> {
        T on(Handle handle, StatementCache statements) throws Exception;
    }

    private record Reader(Handle handle, StatementCache statements) {
        void close() throws SQLException {
            try {
                statements.close();
            } finally {
                handle.close();
            }
        }
    }
}
