package social.starling.assembly;

import java.io.IOException;
import java.nio.file.ClosedWatchServiceException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import social.starling.ports.task.Tasks;

/**
 * Notices that the settings file has changed. A file that is put in place by renaming, as most editors and tools do, is
 * noticed at once; one that is written where it stands at the next look. The system is not asked to tell of writing: the
 * database lies in the same folder, and being told of each of its writes costs a fifth of a processor.
 */
final class SettingsWatch implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(SettingsWatch.class);
    private static final Duration LOOK = Duration.ofSeconds(2);
    /** A file that stays as it is for so long is taken for completely written. */
    private static final Duration QUIET = Duration.ofMillis(300);

    private final Path file;
    private final SettingsInUse settings;
    private final Tasks tasks;
    /** Null where the system watches no more; then a change is noticed by looking. */
    private final @Nullable WatchService watch;

    private Tasks.@Nullable Task task;

    SettingsWatch(SettingsInUse settings, Tasks tasks) {
        this.file = settings.configuration().file().toAbsolutePath();
        this.settings = settings;
        this.tasks = tasks;
        this.watch = watch(Objects.requireNonNull(file.getParent()));
    }

    void start() {
        task = tasks.start("settings watch", this::run);
    }

    @Override
    public void close() throws IOException {
        if (task != null) {
            task.stop();
            task.join();
        }
        if (watch != null) {
            watch.close();
        }
    }

    /** What was written between the start and the first look counts as a change: reading twice does no harm. */
    private void run() {
        Stamp seen = Stamp.NONE;
        while (true) {
            Stamp now = Stamp.of(file);
            if (!now.equals(seen)) {
                seen = settled(now);
                reload();
            }
            awaitNext();
        }
    }

    private Stamp settled(Stamp first) {
        Stamp last = first;
        while (true) {
            tasks.sleep(QUIET);
            Stamp now = Stamp.of(file);
            if (now.equals(last)) {
                return now;
            }
            last = now;
        }
    }

    private void reload() {
        try {
            settings.reload();
        } catch (StartupException e) {
            LOG.debug("Refused, as was told", e);
        } catch (Tasks.StoppedException e) {
            throw e;
        } catch (RuntimeException e) {
            LOG.error("The changed settings in {} could not be followed", file, e);
        }
    }

    private void awaitNext() {
        if (watch == null) {
            tasks.sleep(LOOK);
            return;
        }
        try {
            WatchKey key = watch.poll(LOOK.toNanos(), TimeUnit.NANOSECONDS);
            if (key != null) {
                key.pollEvents();
                key.reset();
            }
        } catch (InterruptedException | ClosedWatchServiceException e) {
            Thread.currentThread().interrupt();
            throw new Tasks.StoppedException();
        }
    }

    private static @Nullable WatchService watch(Path folder) {
        try {
            WatchService watch = folder.getFileSystem().newWatchService();
            folder.register(watch, StandardWatchEventKinds.ENTRY_CREATE);
            return watch;
        } catch (IOException e) {
            LOG.warn("{} cannot be watched ({}); a changed file is noticed every {} s", folder, e, LOOK.toSeconds());
            return null;
        }
    }

    /** By what two states of a file differ. */
    private record Stamp(
            @Nullable FileTime written, long size, @Nullable Object key) {
        static final Stamp NONE = new Stamp(null, -1, null);

        static Stamp of(Path file) {
            try {
                BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
                return new Stamp(attributes.lastModifiedTime(), attributes.size(), attributes.fileKey());
            } catch (IOException e) {
                return NONE;
            }
        }
    }
}
