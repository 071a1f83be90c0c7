package social.starling.sandbox;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicReference;

/** The time of a sandbox: a source given from outside plus what the admin has advanced it by; it never goes back. */
public final class SandboxClock implements InstantSource {
    private final InstantSource base;
    private final AtomicReference<Duration> advanced = new AtomicReference<>(Duration.ZERO);

    /** A clock that starts out equal to {@code base}. */
    public SandboxClock(InstantSource base) {
        this.base = base;
    }

    @Override
    public Instant instant() {
        return base.instant().plus(advanced.get());
    }

    /** Lets {@code step} pass at once: tokens expire, rate windows reset. Throws on a negative step. */
    public void advance(Duration step) {
        if (step.isNegative()) {
            throw new IllegalArgumentException("clock step is " + step + "; it must be zero or more");
        }
        advanced.accumulateAndGet(step, Duration::plus);
    }
}
