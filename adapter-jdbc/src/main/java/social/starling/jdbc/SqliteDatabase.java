package social.starling.jdbc;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.concurrent.ThreadFactory;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.HandleCallback;
import org.jdbi.v3.core.Jdbi;
import social.starling.jdbc.DatabaseException.Trouble;
import social.starling.jdbc.DatabaseLocation.SqliteFile;
import social.starling.jdbc.backup.Engine;

/** An open SQLite file that is this process's alone. */
final class SqliteDatabase implements Database {
    private final InstanceLock lock;
    private final SqliteConnections connections;
    private final SqlThreads threads;
    private final SqliteFaults faults;
    private final StatementCache prepared = StatementCache.ofOneConnection();
    private final InstantSource clock;
    private final Handle writer;
    private final Readers readers;

    private SqliteDatabase(
            InstanceLock lock,
            SqliteConnections connections,
            SqlThreads threads,
            SqliteFaults faults,
            InstantSource clock) {
        this.lock = lock;
        this.connections = connections;
        this.threads = threads;
        this.faults = faults;
        this.clock = clock;
        this.writer = Jdbi.open(connections.writer());
        this.readers = new Readers(connections);
    }

    /** @throws DatabaseException with a sentence when it cannot be opened; nothing is left open then */
    static SqliteDatabase open(SqliteFile location, int reading, InstantSource clock, ThreadFactory threads) {
        SqliteFaults faults = new SqliteFaults(location.file());
        InstanceLock lock = prepare(location.file(), true);
        try {
            return new SqliteDatabase(lock, migrated(location), new SqlThreads(1, reading, threads), faults, clock);
        } catch (SQLException | RuntimeException e) {
            release(lock);
            throw faults.explain(e);
        }
    }

    private static SqliteConnections migrated(SqliteFile location) throws SQLException {
        SqliteConnections connections = new SqliteConnections(location);
        try {
            new SqliteSchema(location.file()).migrate(connections.migration());
            return connections;
        } catch (SQLException | RuntimeException e) {
            connections.close();
            throw e;
        }
    }

    @Override
    public <T> T writeRows(Rows<T> work) {
        return write(handle -> work.in(new SqliteSession(handle, prepared, clock)));
    }

    @Override
    public <T> T readRows(Rows<T> work) {
        try {
            return threads.read(
                    () -> readers.use((handle, statements) -> work.in(new SqliteSession(handle, statements, clock))));
        } catch (Exception e) {
            throw explained(e);
        }
    }

    /** One transaction that holds the write lock from its beginning. */
    @Override
    public <T, X extends Exception> T write(HandleCallback<T, X> work) {
        try {
            return threads.write(() -> writer.inTransaction(work));
        } catch (Exception e) {
            throw explained(e);
        }
    }

    @Override
    public <T, X extends Exception> T read(HandleCallback<T, X> work) {
        try {
            return threads.read(() -> readers.use((handle, statements) -> work.withHandle(handle)));
        } catch (Exception e) {
            throw explained(e);
        }
    }

    @Override
    public Connection snapshot() throws SQLException {
        Connection connection = connections.reader();
        connection.setAutoCommit(false);
        return connection;
    }

    @Override
    public Engine engine() {
        return new SqliteEngine();
    }

    /** Nobody else writes to this file. */
    @Override
    public AutoCloseable listen(StoreListener listener, ThreadFactory threadsOfOthers) {
        return () -> {};
    }

    @Override
    public void close() {
        threads.close();
        try {
            readers.close();
            prepared.close();
            connections.close();
        } catch (SQLException e) {
            throw faults.explain(e);
        } finally {
            release(lock);
        }
    }

    @Override
    public RuntimeException explained(Exception failure) {
        return failure instanceof IllegalArgumentException input ? input : faults.explain(failure);
    }

    /** @param make whether an empty file is made where there is none */
    static InstanceLock prepare(Path database, boolean make) {
        try {
            Path folder = database.getParent();
            if (folder != null) {
                PrivateFiles.createFolder(folder);
            }
            if (Files.isDirectory(database)) {
                throw new DatabaseException(
                        Trouble.UNREADABLE,
                        "The database " + database + " is a folder; name a file in it, such as "
                                + database.resolve("starling.db"),
                        null);
            }
            requireNoOptions(database);
            if (make) {
                PrivateFiles.createFile(database);
            }
            return InstanceLock.take(database);
        } catch (IOException e) {
            throw new DatabaseException(
                    Trouble.UNREADABLE,
                    "The database " + database + " cannot be made or opened (" + e
                            + "). Check that its folder belongs to this user and is writable",
                    e);
        }
    }

    /** The driver takes what follows a question mark for options, and would open a file of a shorter name. */
    private static void requireNoOptions(Path database) {
        if (database.toString().contains("?")) {
            throw new DatabaseException(
                    Trouble.UNREADABLE,
                    "The database " + database + " has a question mark in its path, which SQLite's driver cannot open;"
                            + " name a folder without one",
                    null);
        }
    }

    static void release(InstanceLock lock) {
        try {
            lock.close();
        } catch (IOException e) {
            // The process keeps nothing: the system drops the lock with the channel whatever close says.
            System.getLogger(SqliteDatabase.class.getName())
                    .log(System.Logger.Level.WARNING, "The lock file could not be closed", e);
        }
    }
}
