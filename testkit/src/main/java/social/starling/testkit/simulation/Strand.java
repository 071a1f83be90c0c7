package social.starling.testkit.simulation;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** One simulated task: a thread that runs only while it has the turn. */
final class Strand {
    private static final Duration LONGEST_UNWINDING = Duration.ofSeconds(30);

    final int id;
    final String name;
    final @Nullable Daemon daemon;
    final List<Strand> joiners = new ArrayList<>();

    Phase phase = Phase.READY;
    String doing = "to start";
    boolean stopAsked;
    boolean stoppable;

    /** Grows with every wait, so that the timer of an earlier one is known to be stale. */
    long waits;

    private final Thread thread;
    private volatile boolean turn;
    private boolean started;

    Strand(int id, String name, @Nullable Daemon daemon, Consumer<Strand> life) {
        this.id = id;
        this.name = name;
        this.daemon = daemon;
        this.thread = Thread.ofVirtual().name(name).unstarted(() -> life.accept(this));
    }

    boolean isFrozen() {
        return daemon != null && daemon.isSuspended();
    }

    void giveTurn() {
        turn = true;
        if (started) {
            LockSupport.unpark(thread);
        } else {
            started = true;
            thread.start();
        }
    }

    /** Called by the strand's own thread. */
    void awaitTurn() {
        while (!turn) {
            LockSupport.park(this);
        }
        turn = false;
    }

    /** Gives a last turn, in which the world throws it out, and waits for its end. */
    void unwind() {
        if (!started || phase == Phase.ENDED) {
            return;
        }
        giveTurn();
        try {
            if (!thread.join(LONGEST_UNWINDING)) {
                throw new SimulationFailure("The task " + this + " does not end with its world");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public String toString() {
        return name + " #" + id + " (" + phase + ": " + doing + ")";
    }

    /** Where a strand stands. */
    enum Phase {
        READY,
        RUNNING,
        WAITING,
        ENDED,
        /** Its daemon crashed: it never runs again. */
        LOST
    }
}
