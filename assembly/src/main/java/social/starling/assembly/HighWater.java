package social.starling.assembly;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import social.starling.assembly.HighWaterFile.Mark;
import social.starling.core.restore.RestorePause;
import social.starling.ports.backup.Generation;
import social.starling.ports.delivery.PublishingSwitch;
import social.starling.ports.event.EventLog;

/**
 * How far the database has come, kept in a file outside it. A database that ends before that was taken back by hand: it has
 * forgotten copies that stand on the platforms, and would carry them back or make them again. Publishing is then paused,
 * links are rebuilt ({@code core.restore}), and a person resumes.
 *
 * <p>Whoever restores by command pauses in the database itself and begins another line of history there, so that the files
 * of all its daemons say nothing about it any more.
 */
final class HighWater implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(HighWater.class);
    /** A crash may forget the last second; a restored backup is older than that. */
    private static final long PAUSE = Duration.ofSeconds(1).toNanos();

    private final HighWaterFile file;
    private final EventLog events;
    private final PublishingSwitch publishing;
    private final Generations generations;
    private final InstantSource clock;
    private final LongSupplier nanoTime;
    private @Nullable Generation generation;
    private long writtenAt;

    HighWater(
            HighWaterFile file,
            EventLog events,
            PublishingSwitch publishing,
            Generations generations,
            InstantSource clock,
            LongSupplier nanoTime) {
        this.file = file;
        this.events = events;
        this.publishing = publishing;
        this.generations = generations;
        this.clock = clock;
        this.nanoTime = nanoTime;
        this.writtenAt = nanoTime.getAsLong() - PAUSE;
    }

    /** Compares the database with the file, pauses publishing where the database is older, and goes on from it. */
    void check() {
        long newest = events.newest();
        Optional<Generation> current = generations.current();
        Optional<Mark> mark = file.read().filter(one -> isOlder(newest, current, one));
        if (mark.isPresent()) {
            PublishingSwitch.Pause pause =
                    RestorePause.noticed(newest, mark.get().sequence(), publishing.paused(), clock.instant());
            publishing.pause(pause);
            publishing.restate(pause);
            LOG.warn("The database is older than {}; publishing is paused", file);
        }
        // Other daemons' files are as far ahead as this one was, and would pause again after a person has resumed.
        generation = mark.isPresent() || current.isEmpty() ? generations.renew() : current.get();
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

    /** Numbers are compared within one line of history; one that began later than the mark's was begun by a restore. */
    private static boolean isOlder(long newest, Optional<Generation> current, Mark mark) {
        Generation marked = mark.generation();
        if (current.isEmpty() || marked == null || current.get().id().equals(marked.id())) {
            return newest < mark.sequence();
        }
        return !current.get().since().isAfter(marked.since());
    }

    private void write(long sequence) {
        writtenAt = nanoTime.getAsLong();
        file.write(new Mark(sequence, generation));
    }
}
