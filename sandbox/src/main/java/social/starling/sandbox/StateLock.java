package social.starling.sandbox;

import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/**
 * The one lock over a platform's state: a request is judged and takes effect in one turn, so that stores are plain
 * collections and two equal posts sent at once are told apart as the platform tells them.
 */
public final class StateLock {
    private final ReentrantLock lock = new ReentrantLock();
    private final Runnable endOfTurn;

    /** @param endOfTurn is run at the end of each turn, before anybody else touches the state */
    StateLock(Runnable endOfTurn) {
        this.endOfTurn = endOfTurn;
    }

    /** What {@code turn} answers, run while nobody else touches the state. */
    public <T> T hold(Supplier<T> turn) {
        lock.lock();
        try {
            return turn.get();
        } finally {
            release();
        }
    }

    /** Runs {@code turn} while nobody else touches the state. */
    public void run(Runnable turn) {
        lock.lock();
        try {
            turn.run();
        } finally {
            release();
        }
    }

    /** A turn within a turn ends with the outer one. */
    private void release() {
        try {
            if (lock.getHoldCount() == 1) {
                endOfTurn.run();
            }
        } finally {
            lock.unlock();
        }
    }
}
