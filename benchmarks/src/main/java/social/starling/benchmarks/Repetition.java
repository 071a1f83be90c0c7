package social.starling.benchmarks;

import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Does the same again and again on a thread of its own until it is closed. */
final class Repetition implements AutoCloseable {
    private static final long REST_NANOS = 2_000_000;

    private final Thread thread;
    private volatile boolean closed;

    /** @param work false when there was nothing to do, which is then asked again a little later */
    Repetition(BooleanSupplier work) {
        thread = Thread.ofPlatform().daemon().unstarted(() -> {
            while (!closed) {
                if (!work.getAsBoolean()) {
                    LockSupport.parkNanos(REST_NANOS);
                }
            }
        });
    }

    void start() {
        thread.start();
    }

    @Override
    public void close() {
        closed = true;
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
