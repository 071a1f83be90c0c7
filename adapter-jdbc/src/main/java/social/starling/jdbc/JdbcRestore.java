package social.starling.jdbc;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import social.starling.jdbc.DatabaseException.Trouble;
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
        return locked(() -> SqliteContent.of(settings.file()));
    }

    /**
     * Checks the file whole, loads it apart, reads it back, and only then puts it in place; what stood there is kept.
     *
     * @param pause makes the pause in which the restored database begins of that which stands in the backup
     * @param generation the line of history that begins
     * @throws BackupException when the file is damaged or newer, or something stands there and may not
     * @throws DatabaseException when the database is in use or cannot be written; what stood there is whole
     */
    public RestoreResult restore(
            BackupFile backup,
            RestoreWish wish,
            Function<Optional<Pause>, Pause> pause,
            Generation generation,
            BackupProgress progress) {
        requireKnown(backup.manifest());
        backup.verify(progress);
        return locked(() -> {
            if (!wish.replace()) {
                requireEmpty();
            }
            Path kept = replace(
                    backup, new RestoreMark(pause, generation, wish.forgetSecrets()), generation.since(), progress);
            return new SecretCheck(settings).result(backup.manifest(), kept);
        });
    }

    private @Nullable Path replace(BackupFile backup, RestoreMark mark, Instant now, BackupProgress progress)
            throws SQLException, IOException {
        Path database = settings.file();
        Path fresh = database.resolveSibling(database.getFileName() + ".restoring");
        SqliteRestore restore = new SqliteRestore(fresh, progress);
        try {
            restore.fill(backup, mark);
            return new SqliteReplacement(database).replaceBy(fresh, now);
        } finally {
            restore.remove();
        }
    }

    private void requireEmpty() throws SQLException, IOException {
        if (SqliteContent.of(settings.file()).isPresent()) {
            throw new BackupException(
                    BackupException.Trouble.OCCUPIED,
                    "The database " + settings.file()
                            + " is not empty. Restore into an empty data folder, or say --replace: what stands there is"
                            + " then kept beside it under another name",
                    null);
        }
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

    private <T> T locked(Work<T> work) {
        SqliteFaults faults = new SqliteFaults(settings.file());
        try (InstanceLock lock = SqliteDatabase.prepare(settings.file(), false)) {
            return work.run();
        } catch (BackupException e) {
            throw e;
        } catch (IOException e) {
            throw new DatabaseException(
                    Trouble.UNREADABLE,
                    "The database " + settings.file() + " cannot be put in place (" + e
                            + "). Check that its folder belongs to this user, is writable and has room; what stood there"
                            + " is whole",
                    e);
        } catch (SQLException | RuntimeException e) {
            throw faults.explain(e);
        }
    }

    /** What is done while no other Starling may. */
    private interface Work<T> {
        T run() throws SQLException, IOException;
    }
}
