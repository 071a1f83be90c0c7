package social.starling.jdbc;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;
import social.starling.jdbc.DatabaseException.Trouble;
import social.starling.jdbc.DatabaseLocation.PostgresServer;
import social.starling.jdbc.backup.BackupFile;
import social.starling.jdbc.backup.BackupLoad;
import social.starling.jdbc.backup.Engine;
import social.starling.ports.backup.BackupException;
import social.starling.ports.backup.BackupProgress;
import social.starling.ports.backup.BackupTable;
import social.starling.ports.backup.DatabaseContent;

/**
 * An empty PostgreSQL database: the backup is loaded in one transaction. One that is not empty is never touched; another
 * database of the same server costs nothing, and the old one is kept by itself.
 */
final class PostgresTarget implements RestoreTarget {
    /** Of who restores; daemons lock by other numbers. */
    private static final long RESTORING = 0x52455354_4F5245L;

    private static final String OTHERS = "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database()"
            + " AND application_name = 'starling' AND pid <> pg_backend_pid()";

    private final PostgresServer server;
    private final PostgresFaults faults;
    private final PostgresConnections connections;
    private final Connection connection;

    /** @throws DatabaseException {@code IN_USE} while a daemon is connected to it */
    PostgresTarget(PostgresServer server) {
        this.server = server;
        this.faults = new PostgresFaults(server);
        this.connections = new PostgresConnections(server);
        try {
            this.connection = connections.patient();
        } catch (SQLException e) {
            throw faults.explain(e);
        }
        try {
            requireAlone();
        } catch (SQLException | RuntimeException e) {
            close();
            throw faults.explain(e);
        }
    }

    @Override
    public Optional<DatabaseContent> content() throws SQLException {
        return PostgresSchema.version(connection) == 0
                ? Optional.empty()
                : PostgresContent.of(connection, new PostgresEngine());
    }

    @Override
    public @Nullable String put(
            BackupFile backup, boolean replace, RestoreMark mark, Instant now, BackupProgress progress)
            throws SQLException {
        int schema = backup.manifest().schema();
        if (schema < PostgresSchema.FIRST) {
            throw new BackupException(
                    BackupException.Trouble.OCCUPIED,
                    "The backup has schema " + schema + ", and PostgreSQL begins with " + PostgresSchema.FIRST
                            + "; restore it into an empty data folder without database.url, and move it from there"
                            + " (starling move)",
                    null);
        }
        if (content().isPresent()) {
            throw new BackupException(
                    BackupException.Trouble.OCCUPIED,
                    "The database " + server + " is not empty, and a restore never replaces what is on a server. Make"
                            + " another one (createdb), name it by database.url and restore into that; the old one stays"
                            + " as it is",
                    null);
        }
        dropEmptyTables(backup.manifest().tables());
        PostgresSchema.migrate(connections, schema);
        load(backup, mark, progress);
        if (schema < SqliteSchema.KNOWN) {
            PostgresSchema.migrate(connections, SqliteSchema.KNOWN);
        }
        mark.begin(Jdbi.open(connection));
        return null;
    }

    @Override
    public SecretCheck.Secrets secrets() throws SQLException {
        return SecretCheck.read(connections.patient());
    }

    @Override
    public RuntimeException explained(Exception failure) {
        return faults.explain(failure);
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException e) {
            System.getLogger(PostgresTarget.class.getName())
                    .log(System.Logger.Level.DEBUG, "A connection could not be closed", e);
        }
    }

    private void load(BackupFile backup, RestoreMark mark, BackupProgress progress) throws SQLException {
        connection.setAutoCommit(false);
        try {
            new BackupLoad(connection, new PostgresEngine(), progress).load(backup);
            mark.write(Jdbi.open(connection));
            connection.commit();
        } finally {
            connection.rollback();
            connection.setAutoCommit(true);
        }
        try (Statement statement = connection.createStatement()) {
            statement.execute("ANALYZE");
        }
    }

    /** Those of another schema, and what a restore that did not come to its end has left; nothing stands in them. */
    private void dropEmptyTables(List<BackupTable> tables) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            for (BackupTable table : tables) {
                statement.execute("DROP TABLE IF EXISTS " + table.name() + " CASCADE");
            }
            for (String table : Engine.OF_DAEMONS) {
                statement.execute("DROP TABLE IF EXISTS " + table);
            }
            statement.execute("DROP TABLE IF EXISTS " + PostgresEngine.EVENT_COUNTER);
            statement.execute("DROP TABLE IF EXISTS " + SqliteSchema.HISTORY);
        }
    }

    private void requireAlone() throws SQLException {
        try (Statement statement = connection.createStatement()) {
            boolean mine;
            try (ResultSet answer = statement.executeQuery("SELECT pg_try_advisory_lock(" + RESTORING + ")")) {
                mine = answer.next() && answer.getBoolean(1);
            }
            try (ResultSet answer = statement.executeQuery(OTHERS)) {
                answer.next();
                if (!mine || answer.getLong(1) > 0) {
                    throw new DatabaseException(
                            Trouble.IN_USE,
                            "The database " + server + " is in use by a Starling (" + answer.getLong(1)
                                    + " connections). Stop every daemon on it first",
                            null);
                }
            }
        }
    }
}
