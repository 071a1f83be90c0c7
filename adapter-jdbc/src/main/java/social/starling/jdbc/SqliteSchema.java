package social.starling.jdbc;

import org.flywaydb.core.Flyway;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import social.starling.jdbc.DatabaseException.Trouble;

/** Brings the tables to the version that this binary knows; forward only. */
final class SqliteSchema {
    /** The newest script in {@link #SCRIPTS}. */
    static final int KNOWN = 6;

    static final String SCRIPTS = "classpath:social/starling/jdbc/sqlite";
    static final String HISTORY = "schema_history";

    private final JdbcSettings settings;

    SqliteSchema(JdbcSettings settings) {
        this.settings = settings;
    }

    /**
     * Flyway is loaded only when there is something to migrate: it takes longer than all the rest of opening.
     *
     * @throws DatabaseException {@code NEWER_SCHEMA} when the file has been migrated by a newer Starling
     */
    void migrate(SqliteConnections connections) {
        int found = Jdbi.create(connections.migration()).withHandle(SqliteSchema::version);
        if (found > KNOWN) {
            throw new DatabaseException(
                    Trouble.NEWER_SCHEMA,
                    "The database " + settings.database() + " has schema " + found + ", this Starling knows up to "
                            + KNOWN
                            + ". Nothing was changed; start the newer Starling that wrote it, or restore an older"
                            + " backup",
                    null);
        }
        if (found < KNOWN) {
            Flyway.configure(SqliteSchema.class.getClassLoader())
                    .dataSource(connections.migration())
                    .locations(SCRIPTS)
                    .table(HISTORY)
                    .loggers("slf4j")
                    .load()
                    .migrate();
        }
    }

    /** 0 for an empty file. */
    private static int version(Handle handle) {
        boolean exists = handle.select("SELECT count(*) FROM sqlite_master WHERE name = ?", HISTORY)
                        .mapTo(int.class)
                        .one()
                > 0;
        return exists
                ? handle.createQuery("SELECT coalesce(max(CAST(version AS INTEGER)), 0) FROM " + HISTORY
                                + " WHERE success = 1")
                        .mapTo(int.class)
                        .one()
                : 0;
    }
}
