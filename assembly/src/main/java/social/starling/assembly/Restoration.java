package social.starling.assembly;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Supplier;
import social.starling.core.restore.RestorePause;
import social.starling.jdbc.DatabaseException;
import social.starling.jdbc.JdbcRestore;
import social.starling.jdbc.backup.BackupFile;
import social.starling.ports.backup.BackupException;
import social.starling.ports.backup.BackupManifest;
import social.starling.ports.backup.BackupProgress;
import social.starling.ports.backup.DatabaseContent;
import social.starling.ports.backup.RestoreResult;
import social.starling.ports.backup.RestoreWish;

/** Puts a backup in the place of the database that the settings name, on which no daemon runs. */
public final class Restoration {
    private final JdbcRestore restore;
    private final InstantSource clock;
    private final SecureRandom random = new SecureRandom();

    /** @throws StartupException when the folder cannot be made or written */
    public Restoration(StarlingSettings settings, Path dataDir, InstantSource clock) {
        this.restore = new JdbcRestore(settings.database().in(DataFolder.require(dataDir)));
        this.clock = clock;
    }

    /** What a backup says of itself. @throws BackupException when it is none that this Starling can read */
    public static BackupManifest manifest(Path file) {
        try (BackupFile backup = BackupFile.open(file)) {
            return backup.manifest();
        }
    }

    /**
     * Reads a backup whole and compares it with what it says of itself.
     *
     * @throws BackupException when it is no whole backup that this Starling can read
     */
    public static BackupManifest check(Path file, BackupProgress progress) {
        try (BackupFile backup = BackupFile.open(file)) {
            backup.verify(progress);
            return backup.manifest();
        }
    }

    /** What stands there now; empty where nothing does. @throws StartupException when it is in use or cannot be read */
    public Optional<DatabaseContent> content() {
        return explained(restore::content);
    }

    /**
     * Restores; the database begins paused, and its links are rebuilt from the accounts.
     *
     * @throws BackupException when the file is damaged or newer, or something stands there and may not
     * @throws StartupException when the database is in use or cannot be written
     */
    public RestoreResult restore(Path file, RestoreWish wish, BackupProgress progress) {
        try (BackupFile backup = BackupFile.open(file)) {
            return explained(() -> restore.restore(
                    backup,
                    wish,
                    earlier ->
                            Optional.of(RestorePause.restored(backup.manifest().madeAt(), earlier, clock.instant())),
                    Optional.of(Generations.fresh(random, clock)),
                    clock.instant(),
                    progress));
        }
    }

    private static <T> T explained(Supplier<T> work) {
        try {
            return work.get();
        } catch (DatabaseException e) {
            throw new StartupException(Store.kind(e), String.valueOf(e.getMessage()), e);
        }
    }
}
