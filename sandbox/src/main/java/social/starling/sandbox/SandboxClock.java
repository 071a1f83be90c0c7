package social.starling.sandbox;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

/** The time of a sandbox: a source given from outside plus what the admin has advanced it by; it never goes back. */
public final class SandboxClock implements InstantSource {
    private final InstantSource base;
    private final AtomicReference<Duration> advanced;
    private final Consumer<Duration> keep;

    /**
     * A clock that is ahead of {@code base} by {@code advanced}.
     *
     * @param keep is told by how much it is ahead, whenever that changes
     */
    SandboxClock(InstantSource base, Duration advanced, Consumer<Duration> keep) {
        this.base = base;
        this.advanced = new AtomicReference<>(advanced);
        this.keep = keep;
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
        keep.accept(advanced.accumulateAndGet(step, Duration::plus));
    }
}
