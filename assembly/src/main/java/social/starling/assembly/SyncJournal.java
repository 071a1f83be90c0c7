package social.starling.assembly;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import social.starling.core.sync.SyncReport;

/** Remembers how the last cycle of synchronising ended, and writes a line of the log about each. */
public final class SyncJournal implements Consumer<SyncReport> {
    private static final Logger LOG = LoggerFactory.getLogger(SyncJournal.class);

    private final InstantSource clock;
    private final AtomicReference<@Nullable Entry> last = new AtomicReference<>();

    SyncJournal(InstantSource clock) {
        this.clock = clock;
    }

    @Override
    public void accept(SyncReport report) {
        last.set(new Entry(clock.instant(), report));
        boolean quiet = report.planned() == 0 && report.problems().isEmpty();
        LOG.atLevel(quiet ? org.slf4j.event.Level.DEBUG : org.slf4j.event.Level.INFO)
                .log(
                        "Synchronised: {} read, {} to carry, {} own copies, {} skipped",
                        report.read(),
                        report.planned(),
                        report.copies(),
                        report.skipped());
        report.problems().forEach(LOG::warn);
    }

    /** Empty before the first cycle has ended. */
    public Optional<Entry> last() {
        return Optional.ofNullable(last.get());
    }

    /** A finished cycle. @param at when it ended */
    public record Entry(Instant at, SyncReport report) {}
}
