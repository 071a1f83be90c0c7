package social.starling.jdbc;

import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationVersion;
import social.starling.jdbc.DatabaseException.Trouble;

/** Brings the tables to the version that this binary knows; forward only. */
final class SqliteSchema {
    private static final String SCRIPTS = "classpath:social/starling/jdbc/sqlite";

    private final JdbcSettings settings;

    SqliteSchema(JdbcSettings settings) {
        this.settings = settings;
    }

    /** @throws DatabaseException {@code NEWER_SCHEMA} when the file has been migrated by a newer Starling */
    void migrate(DataSource source) {
        Flyway flyway = Flyway.configure(SqliteSchema.class.getClassLoader())
                .dataSource(source)
                .locations(SCRIPTS)
                .table("schema_history")
                .loggers("slf4j")
                .load();
        refuseNewer(flyway);
        flyway.migrate();
    }

    private void refuseNewer(Flyway flyway) {
        MigrationInfo current = flyway.info().current();
        if (current == null || current.getVersion() == null) {
            return;
        }
        MigrationVersion known = MigrationVersion.EMPTY;
        for (MigrationInfo info : flyway.info().all()) {
            boolean inBinary = info.getState().isResolved();
            if (inBinary && info.getVersion() != null && info.getVersion().compareTo(known) > 0) {
                known = info.getVersion();
            }
        }
        if (current.getVersion().compareTo(known) > 0) {
            throw new DatabaseException(
                    Trouble.NEWER_SCHEMA,
                    "The database " + settings.database() + " has schema " + current.getVersion()
                            + ", this Starling knows up to " + known
                            + ". Nothing was changed; start the newer Starling that wrote it, or restore an older backup",
                    null);
        }
    }
}
