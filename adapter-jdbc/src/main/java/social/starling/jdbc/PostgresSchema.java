package social.starling.jdbc;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.flywaydb.core.Flyway;
import social.starling.jdbc.DatabaseException.Trouble;
import social.starling.jdbc.DatabaseLocation.PostgresServer;

/**
 * Brings the tables of a PostgreSQL database to the version that this binary knows; forward only. Scripts of the same
 * number make the same tables and columns as SQLite's; the first has what SQLite's first five make.
 */
final class PostgresSchema {
    /** The first script; it makes what SQLite's scripts up to the same number make. */
    static final int FIRST = 5;

    static final String SCRIPTS = "classpath:social/starling/jdbc/postgresql";

    private final PostgresServer server;

    PostgresSchema(PostgresServer server) {
        this.server = server;
    }

    /**
     * Several processes may do so at once: Flyway lets one after the other.
     *
     * @throws DatabaseException {@code NEWER_SCHEMA} when a newer Starling has migrated it
     */
    void migrate(PostgresConnections connections) throws SQLException {
        int found = version(connections);
        if (found > SqliteSchema.KNOWN) {
            throw new DatabaseException(
                    Trouble.NEWER_SCHEMA,
                    "The database " + server + " has schema " + found + ", this Starling knows up to "
                            + SqliteSchema.KNOWN + ". Nothing was changed; start the newer Starling that wrote it,"
                            + " everywhere, or restore an older backup",
                    null);
        }
        if (found < SqliteSchema.KNOWN) {
            migrate(connections, SqliteSchema.KNOWN);
        }
    }

    /** Makes the tables of an empty database as they were at an older version. */
    static void migrate(PostgresConnections connections, int version) {
        Flyway.configure(PostgresSchema.class.getClassLoader())
                .dataSource(connections.source())
                .locations(SCRIPTS)
                .table(SqliteSchema.HISTORY)
                .target(Integer.toString(version))
                .loggers("slf4j")
                .load()
                .migrate();
    }

    private static int version(PostgresConnections connections) throws SQLException {
        try (Connection connection = connections.source().getConnection()) {
            return version(connection);
        }
    }

    /** 0 for an empty database. */
    static int version(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            try (ResultSet table = statement.executeQuery("SELECT to_regclass('" + SqliteSchema.HISTORY + "')")) {
                if (!table.next() || table.getString(1) == null) {
                    return 0;
                }
            }
            try (ResultSet version = statement.executeQuery("SELECT coalesce(max(CAST(version AS integer)), 0) FROM "
                    + SqliteSchema.HISTORY + " WHERE success")) {
                version.next();
                return version.getInt(1);
            }
        }
    }
}
