package social.starling.assembly;

import java.io.IOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.InstantSource;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import social.starling.core.restore.RestorePause;
import social.starling.ports.delivery.PublishingSwitch;
import social.starling.ports.event.EventLog;

/**
 * How far the database has come, kept in a file outside it. A database that ends before that was restored from an older
 * backup: it has forgotten copies that stand on the platforms, and would carry them back or make them again. Publishing is
 * then paused, links are rebuilt ({@code core.restore}), and a person resumes.
 */
final class HighWater implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(HighWater.class);
    /** A crash may forget the last second; a restored backup is older than that. */
    private static final long PAUSE = Duration.ofSeconds(1).toNanos();

    private final Path file;
    private final EventLog events;
    private final PublishingSwitch publishing;
    private final InstantSource clock;
    private final LongSupplier nanoTime;
    private long writtenAt;

    HighWater(Path file, EventLog events, PublishingSwitch publishing, InstantSource clock, LongSupplier nanoTime) {
        this.file = file;
        this.events = events;
        this.publishing = publishing;
        this.clock = clock;
        this.nanoTime = nanoTime;
        this.writtenAt = nanoTime.getAsLong() - PAUSE;
    }

    /** Compares the database with the file, pauses publishing where the database is older, and goes on from it. */
    void check() {
        long newest = events.newest();
        long mark = read();
        if (newest < mark) {
            PublishingSwitch.Pause pause = RestorePause.noticed(newest, mark, publishing.paused(), clock.instant());
            publishing.pause(pause);
            publishing.restate(pause);
            LOG.warn("The database is older than {}; publishing is paused", file);
        }
        write(newest);
    }

    /** An event with this number was stored. */
    void rose(long sequence) {
        if (nanoTime.getAsLong() - writtenAt >= PAUSE) {
            write(sequence);
        }
    }

    @Override
    public void close() {
        write(events.newest());
    }

    private long read() {
        try {
            return Files.exists(file) ? Long.parseLong(Files.readString(file).strip()) : 0;
        } catch (IOException | NumberFormatException e) {
            throw new StartupException(
                    StartupException.Trouble.DATA_FOLDER,
                    "The file " + file
                            + " should hold a number and cannot be read; delete it only when the database was"
                            + " not restored from a backup",
                    e);
        }
    }

    private void write(long sequence) {
        writtenAt = nanoTime.getAsLong();
        Path fresh = file.resolveSibling(file.getFileName() + ".new");
        try {
            Files.writeString(fresh, sequence + "\n");
            move(fresh);
        } catch (IOException e) {
            LOG.warn("The file {} cannot be written; a restored backup may go unnoticed", file, e);
        }
    }

    private void move(Path fresh) throws IOException {
        try {
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(fresh, file, StandardCopyOption.REPLACE_EXISTING);
        }
    }
}
