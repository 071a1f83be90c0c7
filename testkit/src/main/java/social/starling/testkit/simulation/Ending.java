package social.starling.testkit.simulation;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The end of a story: reached, or forced by what went wrong; the first one stays. */
final class Ending {
    private static final long STUCK_SECONDS = 30;

    private final CountDownLatch reached = new CountDownLatch(1);
    private @Nullable Throwable cause;

    void reach() {
        reached.countDown();
    }

    /** The story is to end with {@code cause}; {@link #reach} says when. */
    void blame(Throwable because) {
        if (cause == null) {
            cause = because;
        }
    }

    boolean isBlamed() {
        return cause != null;
    }

    /**
     * Waits for the end and throws its cause.
     *
     * @param progress what grows while the world lives
     * @param running who should be named when it does not
     */
    void await(LongSupplier progress, Supplier<String> running) {
        long seen = -1;
        while (!isReached()) {
            long now = progress.getAsLong();
            if (now == seen) {
                throw new SimulationFailure("The task " + running.get() + " has not handed over for " + STUCK_SECONDS
                        + " s; it waits for something outside the simulated world, or never ends");
            }
            seen = now;
        }
        switch (cause) {
            case null -> {}
            case RuntimeException e -> throw e;
            case Error e -> throw e;
            default -> throw new IllegalStateException(cause);
        }
    }

    private boolean isReached() {
        try {
            return reached.await(STUCK_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while the simulated world was running", e);
        }
    }
}
