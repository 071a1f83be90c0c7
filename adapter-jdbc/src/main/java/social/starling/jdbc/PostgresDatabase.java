package social.starling.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.ThreadFactory;
import org.jdbi.v3.core.HandleCallback;
import social.starling.jdbc.DatabaseLocation.PostgresServer;
import social.starling.jdbc.backup.Engine;

/** A PostgreSQL database, which other processes may be using as well. */
final class PostgresDatabase implements Database {
    private final PostgresStatements statements = new PostgresStatements();
    private final PostgresFaults faults;
    private final SqlThreads threads;
    private final PostgresTransactions writing;
    private final PostgresTransactions reading;
    private final LedgerClock clock;
    private final PostgresConnections connections;

    private PostgresDatabase(
            PostgresFaults faults, PostgresConnections connections, SqlThreads threads, LedgerClock clock) {
        this.faults = faults;
        this.threads = threads;
        this.writing = new PostgresTransactions(connections, connections::writer);
        this.reading = new PostgresTransactions(connections, connections::reader);
        this.clock = clock;
        this.connections = connections;
    }

    /** @throws DatabaseException with a sentence when it cannot be opened */
    static PostgresDatabase open(PostgresServer server, int lines, LedgerClock clock, ThreadFactory threads) {
        PostgresConnections connections = new PostgresConnections(server);
        PostgresFaults faults = new PostgresFaults(server);
        try {
            new PostgresSchema(server).migrate(connections);
        } catch (SQLException | RuntimeException e) {
            throw faults.explain(e);
        }
        return new PostgresDatabase(faults, connections, new SqlThreads(lines, lines, threads), clock);
    }

    @Override
    public <T, X extends Exception> T write(HandleCallback<T, X> work) {
        try {
            return threads.write(() -> writing.run(work::withHandle));
        } catch (Exception e) {
            throw explained(e);
        }
    }

    @Override
    public <T> T writeRows(Rows<T> work) {
        return write(handle -> work.in(new PostgresSession(handle, statements, clock, true)));
    }

    @Override
    public <T, X extends Exception> T read(HandleCallback<T, X> work) {
        try {
            return threads.read(() -> reading.run(work::withHandle));
        } catch (Exception e) {
            throw explained(e);
        }
    }

    @Override
    public <T> T readRows(Rows<T> work) {
        return read(handle -> work.in(new PostgresSession(handle, statements, clock, false)));
    }

    @Override
    public AutoCloseable listen(StoreListener listener, ThreadFactory threads) {
        PostgresNews news = new PostgresNews(connections, listener, threads);
        news.start();
        return news;
    }

    @Override
    public Connection snapshot() throws SQLException {
        return connections.snapshot();
    }

    @Override
    public Engine engine() {
        return new PostgresEngine();
    }

    @Override
    public void close() {
        threads.close();
        reading.close();
        writing.close();
    }

    @Override
    public RuntimeException explained(Exception failure) {
        return failure instanceof IllegalArgumentException input ? input : faults.explain(failure);
    }
}
