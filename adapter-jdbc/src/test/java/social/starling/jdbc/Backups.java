package social.starling.jdbc;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import social.starling.jdbc.backup.BackupFile;
import social.starling.ports.backup.BackupManifest;
import social.starling.ports.backup.BackupProgress;
import social.starling.ports.backup.Generation;
import social.starling.ports.backup.RestoreResult;
import social.starling.ports.backup.RestoreWish;
import social.starling.ports.delivery.PublishingSwitch.Pause;

/** Backups and restores as tests want them. */
final class Backups {
    static final Instant NOW = Instant.parse("2026-11-20T17:05:01Z");
    static final Pause PAUSE = new Pause("it was restored", "a restore", NOW);
    static final Generation NEXT = new Generation("next", NOW);

    private Backups() {}

    static BackupManifest save(Path folder, Path file) {
        return save(JdbcSettings.in(folder), file);
    }

    static BackupManifest save(JdbcSettings settings, Path file) {
        try (JdbcStore store = new JdbcStore(settings, InstantSource.system(), Threads.PLATFORM);
                OutputStream out = Files.newOutputStream(file)) {
            return store.backups().write("1.2.3", rows -> {}, out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static RestoreResult restore(Path file, Path folder, boolean replace) {
        return restore(file, folder, replace, BackupProgress.SILENT);
    }

    static RestoreResult restore(Path file, Path folder, boolean replace, BackupProgress progress) {
        return restore(file, JdbcSettings.in(folder), replace, progress);
    }

    static RestoreResult restore(Path file, JdbcSettings settings, boolean replace, BackupProgress progress) {
        try (BackupFile backup = BackupFile.open(file)) {
            return new JdbcRestore(settings)
                    .restore(
                            backup,
                            new RestoreWish(replace, false),
                            earlier -> Optional.of(PAUSE),
                            Optional.of(NEXT),
                            NOW,
                            progress);
        }
    }

    /** Brings the key that belongs to the secrets of another folder. */
    static void copyKey(Path from, Path to) {
        try {
            Files.createDirectories(to);
            Files.copy(from.resolve("secrets.key.json"), to.resolve("secrets.key.json"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
