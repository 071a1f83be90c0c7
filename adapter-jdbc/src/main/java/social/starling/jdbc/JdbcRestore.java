package social.starling.jdbc;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import social.starling.jdbc.DatabaseLocation.PostgresServer;
import social.starling.jdbc.DatabaseLocation.SqliteFile;
import social.starling.jdbc.backup.BackupFile;
import social.starling.ports.backup.BackupException;
import social.starling.ports.backup.BackupManifest;
import social.starling.ports.backup.BackupProgress;
import social.starling.ports.backup.DatabaseContent;
import social.starling.ports.backup.Generation;
import social.starling.ports.backup.RestoreResult;
import social.starling.ports.backup.RestoreWish;
import social.starling.ports.delivery.PublishingSwitch.Pause;

/** Puts a backup in the place of the database of these settings, while nobody uses it. */
public final class JdbcRestore {
    private final JdbcSettings settings;

    public JdbcRestore(JdbcSettings settings) {
        this.settings = settings;
    }

    /**
     * What stands there now; empty where nothing does.
     *
     * @throws DatabaseException {@code IN_USE} while a daemon runs on it, {@code DAMAGED} when nobody can tell
     */
    public Optional<DatabaseContent> content() {
        return alone(RestoreTarget::content);
    }

    /**
     * Checks the file whole, loads it apart, reads it back, and only then puts it in place; what stood there is kept.
     *
     * @param pause makes the pause in which the restored database begins of that which stands in the backup
     * @param generation the line of history that begins; empty where the one of the backup goes on
     * @param now part of the name under which what stood there is kept
     * @throws BackupException when the file is damaged or newer, or something stands there and may not
     * @throws DatabaseException when the database is in use or cannot be written; what stood there is whole
     */
    public RestoreResult restore(
            BackupFile backup,
            RestoreWish wish,
            Function<Optional<Pause>, Optional<Pause>> pause,
            Optional<Generation> generation,
            Instant now,
            BackupProgress progress) {
        requireKnown(backup.manifest());
        backup.verify(progress);
        return alone(target -> {
            String kept = target.put(
                    backup, wish.replace(), new RestoreMark(pause, generation, wish.forgetSecrets()), now, progress);
            SecretCheck check = new SecretCheck(settings);
            List<String> locked = check.locked(target.secrets());
            return new RestoreResult(
                    backup.manifest(),
                    settings.database().toString(),
                    kept,
                    check.isKeyMissing() && !locked.isEmpty(),
                    locked);
        });
    }

    private static void requireKnown(BackupManifest manifest) {
        if (manifest.schema() > SqliteSchema.KNOWN) {
            throw new BackupException(
                    BackupException.Trouble.NEWER,
                    "The backup was written by Starling " + manifest.product() + " with schema " + manifest.schema()
                            + ", this Starling knows up to " + SqliteSchema.KNOWN
                            + "; restore it with that Starling or a newer one. Nothing was changed",
                    null);
        }
    }

    private <T> T alone(Work<T> work) {
        try (RestoreTarget target = target()) {
            try {
                return work.on(target);
            } catch (BackupException e) {
                throw e;
            } catch (IOException | SQLException | RuntimeException e) {
                throw target.explained(e);
            }
        }
    }

    private RestoreTarget target() {
        return switch (settings.database()) {
            case SqliteFile sqlite -> new SqliteTarget(sqlite.file());
            case PostgresServer server -> new PostgresTarget(server);
        };
    }

    /** What is done while no other Starling may. */
    private interface Work<T> {
        T on(RestoreTarget target) throws SQLException, IOException;
    }
}
