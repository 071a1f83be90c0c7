package social.starling.jdbc;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import social.starling.jdbc.DatabaseException.Trouble;

/** Brings the tables to the version that this binary knows; forward only. */
final class SqliteSchema {
    /** The newest script in {@link #SCRIPTS}. */
    static final int KNOWN = 10;

    static final String SCRIPTS = "classpath:social/starling/jdbc/sqlite";
    static final String HISTORY = "schema_history";

    private final Path file;

    SqliteSchema(Path file) {
        this.file = file;
    }

    /**
     * Flyway is loaded only when there is something to migrate: it takes longer than all the rest of opening.
     *
     * @throws DatabaseException {@code NEWER_SCHEMA} when the file has been migrated by a newer Starling
     */
    void migrate(DataSource database) throws SQLException {
        int found = version(database);
        if (found > KNOWN) {
            throw new DatabaseException(
                    Trouble.NEWER_SCHEMA,
                    "The database " + file + " has schema " + found + ", this Starling knows up to "
                            + KNOWN
                            + ". Nothing was changed; start the newer Starling that wrote it, or restore an older"
                            + " backup",
                    null);
        }
        if (found < KNOWN) {
            migrate(database, KNOWN);
        }
    }

    /** Makes the tables of an empty database as they were at an older version. */
    static void migrate(DataSource database, int version) {
        Flyway.configure(SqliteSchema.class.getClassLoader())
                .dataSource(database)
                .locations(SCRIPTS)
                .table(HISTORY)
                .target(Integer.toString(version))
                .loggers("slf4j")
                .load()
                .migrate();
    }

    private static int version(DataSource database) throws SQLException {
        try (Connection connection = database.getConnection()) {
            return version(connection);
        }
    }

    /** 0 for an empty file. */
    static int version(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            boolean exists = number(statement, "SELECT count(*) FROM sqlite_master WHERE name = '" + HISTORY + "'") > 0;
            return exists
                    ? number(
                            statement,
                            "SELECT coalesce(max(CAST(version AS INTEGER)), 0) FROM " + HISTORY + " WHERE success = 1")
                    : 0;
        }
    }

    private static int number(Statement statement, String query) throws SQLException {
        try (ResultSet answer = statement.executeQuery(query)) {
            answer.next();
            return answer.getInt(1);
        }
    }
}
