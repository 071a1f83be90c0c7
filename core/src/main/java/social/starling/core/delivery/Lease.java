package social.starling.core.delivery;

import java.time.Duration;
import social.starling.ports.task.Tasks;

/**
 * How long a claim surely still is the caller's, measured by the monotonic clock from before the claim was asked for, so
 * that it never seems longer than the ledger knows it to be.
 */
final class Lease {
    private final Tasks tasks;
    /** Renewed by another task during a long preparation. */
    private volatile long endsAt;

    Lease(Tasks tasks, long claimedAt, Duration length) {
        this.tasks = tasks;
        this.endsAt = claimedAt + length.toNanos();
    }

    boolean covers(Duration work) {
        return endsAt - tasks.nanoTime() >= work.toNanos();
    }

    void renewed(long askedAt, Duration length) {
        endsAt = askedAt + length.toNanos();
    }
}
