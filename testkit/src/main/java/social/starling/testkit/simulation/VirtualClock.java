package social.starling.testkit.simulation;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.LongSupplier;

/** A wall clock of the simulated world; it goes with the world's time and can be set by somebody. */
public final class VirtualClock implements InstantSource {
    /** A day like any other: midday, far from the border between two UTC days. */
    static final Instant START = Instant.parse("2026-11-02T12:00:00Z");

    private final LongSupplier nanos;
    private volatile Duration offset = Duration.ZERO;

    VirtualClock(LongSupplier nanos) {
        this.nanos = nanos;
    }

    @Override
    public Instant instant() {
        return START.plusNanos(nanos.getAsLong()).plus(offset);
    }

    /** Somebody sets the clock; the monotonic time does not notice. @param by negative to set it back */
    public void jump(Duration by) {
        offset = offset.plus(by);
    }
}
