package social.starling.assembly;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import social.starling.jdbc.DatabaseException;
import social.starling.jdbc.DatabaseLocation.PostgresServer;
import social.starling.jdbc.JdbcRestore;
import social.starling.jdbc.JdbcSettings;
import social.starling.jdbc.JdbcStore;
import social.starling.jdbc.backup.BackupFile;
import social.starling.ports.account.Secret;
import social.starling.ports.backup.BackupException;
import social.starling.ports.backup.BackupException.Trouble;
import social.starling.ports.backup.BackupProgress;
import social.starling.ports.backup.RestoreResult;
import social.starling.ports.backup.RestoreWish;
import social.starling.ports.delivery.PublishingSwitch;
import social.starling.ports.delivery.PublishingSwitch.Pause;

/**
 * Brings everything from the SQLite file of a data folder into an empty PostgreSQL database. No daemon runs on the file
 * until it is done, so that nothing is forgotten and nothing needs to be compared; the file stays, and is paused.
 */
public final class Relocation {
    private static final String BY = "starling after a move";

    private final Path folder;
    private final JdbcSettings source;
    private final JdbcSettings target;
    private final InstantSource clock;

    /**
     * @param url as {@code jdbc:postgresql://host:port/database}
     * @param user null for the one that the address or the system names
     * @param password null where the server asks for none
     * @throws IllegalArgumentException when the address is none of PostgreSQL, or holds a password
     */
    public Relocation(
            StarlingSettings settings,
            Path dataDir,
            String url,
            @Nullable String user,
            @Nullable Secret password,
            InstantSource clock) {
        this.folder = DataFolder.require(dataDir);
        this.source = settings.database()
                .in(folder)
                .withDatabase(JdbcSettings.in(folder).database());
        this.target = source.withDatabase(new PostgresServer(url, user, password));
        this.clock = clock;
    }

    /**
     * Saves the file, restores that into the database, reads it back and compares, and pauses the file.
     *
     * @param product the version of Starling that does it
     * @throws BackupException when there is no file, or the database is not empty
     * @throws StartupException when either cannot be used
     */
    public RestoreResult move(String product, BackupProgress progress) {
        Path database = folder.resolve("starling.db");
        if (!Files.exists(database)) {
            throw new BackupException(
                    Trouble.MISSING,
                    "There is no " + database + " to be moved; name the data directory that has one with --data",
                    null);
        }
        try (JdbcStore store = new JdbcStore(
                source, clock, Thread.ofPlatform().name("moving-", 1).daemon().factory())) {
            RestoreResult result = throughFile(store, product, progress);
            pause(store.publishing());
            return result;
        } catch (DatabaseException e) {
            throw new StartupException(Store.kind(e), String.valueOf(e.getMessage()), e);
        }
    }

    private RestoreResult throughFile(JdbcStore store, String product, BackupProgress progress) {
        try {
            Path file = Files.createTempFile(folder, "moving", ".zip");
            try {
                try (OutputStream out = Files.newOutputStream(file)) {
                    store.backups().write(product, rows -> progress.reached("saving", 0, rows), out);
                }
                try (BackupFile backup = BackupFile.open(file)) {
                    return new JdbcRestore(target)
                            .restore(
                                    backup,
                                    new RestoreWish(false, false),
                                    earlier -> earlier,
                                    Optional.empty(),
                                    clock.instant(),
                                    progress);
                }
            } finally {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new BackupException(
                    Trouble.UNWRITABLE,
                    "The database cannot be saved beside itself in " + folder + " (" + e
                            + "). Check that the folder is writable and has room; nothing was moved",
                    e);
        }
    }

    /** Who starts on the file by mistake sends nothing a second time. */
    private void pause(PublishingSwitch publishing) {
        Pause moved = new Pause(
                "Everything was moved to " + target.database() + ". Start with that as database.url; delete starling.db"
                        + " once it works",
                BY,
                clock.instant());
        publishing.pause(moved);
        publishing.restate(moved);
    }
}
