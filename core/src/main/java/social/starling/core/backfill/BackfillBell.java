package social.starling.core.backfill;

import java.time.Duration;
import social.starling.ports.task.Mailbox;
import social.starling.ports.task.Tasks;

/** Where the worker of one backfill waits, and what may end the waiting. */
final class BackfillBell {
    private final Mailbox<Letter> letters;
    private final Tasks tasks;

    BackfillBell(Tasks tasks) {
        this.tasks = tasks;
        this.letters = tasks.mailbox();
    }

    /** Some delivery is on its way no more. */
    void settled() {
        letters.put(Letter.SETTLED);
    }

    /** Somebody changed the backfill. */
    void changed() {
        letters.put(Letter.CHANGED);
    }

    /** Waits until the monotonic clock stands there; false when the backfill was changed before. */
    boolean until(long nanos) {
        // What has piled up meanwhile is thrown away here, else it would grow with the window.
        return !letters.drain(Integer.MAX_VALUE).contains(Letter.CHANGED) && !await(nanos, Integer.MAX_VALUE);
    }

    /** Waits until that many deliveries have settled, or the backfill was changed; false when neither came in time. */
    boolean settlements(int count, Duration atMost) {
        return await(tasks.nanoTime() + atMost.toNanos(), count);
    }

    private boolean await(long end, int settlements) {
        int left = settlements;
        for (long time = end - tasks.nanoTime(); time > 0; time = end - tasks.nanoTime()) {
            Letter letter = letters.poll(Duration.ofNanos(time));
            if (letter == Letter.CHANGED || (letter == Letter.SETTLED && --left == 0)) {
                return true;
            }
        }
        return false;
    }

    private enum Letter {
        SETTLED,
        CHANGED
    }
}
