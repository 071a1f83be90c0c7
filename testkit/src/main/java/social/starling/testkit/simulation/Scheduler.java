package social.starling.testkit.simulation;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import social.starling.ports.task.Tasks;
import social.starling.testkit.simulation.Strand.Phase;

/**
 * Lets exactly one strand run at a time and draws by the seed who is next. Time moves by a little with every step and
 * jumps to the next timer when nobody can run.
 */
final class Scheduler {
    /** So that a loop that only ever yields still reaches its time-outs. */
    private static final long STEP_NANOS = 10_000;

    private static final long MOST_STEPS = 5_000_000;

    private final RandomGenerator random;
    private final Trace trace;
    private final List<Strand> strands = new ArrayList<>();
    private final ReadyList ready = new ReadyList();
    private final Timers timers = new Timers();
    private final Ending ending = new Ending();
    private final List<Throwable> failures = new ArrayList<>();

    private @Nullable Strand current;
    private @Nullable Strand root;
    private Pace pace = Pace.STEADY;
    private boolean closing;
    private volatile long nanos;

    Scheduler(RandomGenerator random, Trace trace) {
        this.random = random;
        this.trace = trace;
    }

    long nanos() {
        return nanos;
    }

    List<Throwable> failures() {
        return failures;
    }

    void pace(Pace next) {
        pace = next;
    }

    /** Runs {@code story} as the first strand and returns when it has ended. */
    void run(Runnable story) {
        if (root != null) {
            throw new IllegalStateException("A world runs one story; make another world for the next");
        }
        Strand first = start("story", null, story);
        root = first;
        ready.removeIf(strand -> strand == first);
        giveTurn(first);
        try {
            ending.await(this::nanos, () -> String.valueOf(current));
        } finally {
            current = null;
        }
    }

    Strand start(String name, @Nullable Daemon daemon, Runnable body) {
        requireOpen();
        Strand strand = new Strand(strands.size(), name, daemon, self -> live(self, body));
        strands.add(strand);
        makeReady(strand);
        return strand;
    }

    /** A point at which others may come first, or the daemon may crash. Outside the story it is none. */
    void step(String what) {
        requireOpen();
        Strand self = current;
        if (self == null) {
            return;
        }
        arrive(self, what);
        if (pace.delays(random)) {
            await(self, pace.delay(random), false);
        } else {
            makeReady(self);
            handOver(self);
        }
    }

    /**
     * Waits until woken; whoever waits looks for itself why it was woken.
     *
     * @param waiting in nanoseconds; negative to wait without end
     * @throws Tasks.StoppedException when {@code stoppable} and the task is to stop
     */
    void waitFor(String what, long waiting, boolean stoppable) {
        requireOpen();
        Strand self = requireCurrent();
        requireNotStopped(self, stoppable);
        arrive(self, what);
        await(self, waiting, stoppable);
        requireNotStopped(self, stoppable);
    }

    /** Waits the whole time, whoever may wake it. */
    void sleepFor(String what, long time, boolean stoppable) {
        long over = nanos + time;
        do {
            waitFor(what, Math.max(0, over - nanos), stoppable);
        } while (nanos < over);
    }

    /** @throws IllegalStateException outside the story */
    Strand requireCurrent() {
        if (current == null) {
            throw new IllegalStateException("Only tasks of the simulated world can wait; do it inside World.run");
        }
        return current;
    }

    void wake(Strand strand) {
        if (!closing && strand.phase == Phase.WAITING) {
            makeReady(strand);
        }
    }

    void stop(Strand strand) {
        strand.stopAsked = true;
        if (strand.stoppable) {
            wake(strand);
        }
    }

    /** Loses every strand of {@code daemon}; never returns when the caller is one of them. */
    void crash(Daemon daemon) {
        for (Strand strand : strands) {
            if (strand.daemon == daemon && strand.phase != Phase.ENDED) {
                strand.phase = Phase.LOST;
            }
        }
        ready.removeIf(strand -> strand.phase == Phase.LOST);
        trace.add(nanos, daemon.name(), "crashes");
        Strand self = current;
        if (self != null && self.phase == Phase.LOST) {
            handOver(self);
        }
    }

    /** Unwinds every thread that is left, one after the other, so that nothing stays behind. */
    void close() {
        closing = true;
        strands.forEach(Strand::unwind);
        closing = false;
    }

    private void live(Strand self, Runnable body) {
        try {
            self.awaitTurn();
            requireOpen();
            body.run();
        } catch (WorldEnded e) {
            return;
        } catch (Throwable e) {
            if (!closing) {
                fail(self, e);
            }
        }
        if (!closing && self.phase != Phase.LOST) {
            finish(self);
        }
    }

    private void fail(Strand self, Throwable e) {
        note(self, "ended by " + e);
        if (self == root || e instanceof Error) {
            ending.blame(e);
        }
        if (self != root && !(e instanceof Tasks.StoppedException)) {
            failures.add(e);
        }
    }

    private void finish(Strand self) {
        self.phase = Phase.ENDED;
        self.joiners.forEach(this::wake);
        Strand next = self == root || ending.isBlamed() ? null : next();
        if (next == null) {
            ending.reach();
        } else {
            giveTurn(next);
        }
    }

    private void arrive(Strand self, String what) {
        note(self, what);
        if (self.daemon != null && self.daemon.crashesNow()) {
            self.daemon.crash();
        }
    }

    private void await(Strand self, long waiting, boolean stoppable) {
        self.phase = Phase.WAITING;
        self.stoppable = stoppable;
        self.waits++;
        if (waiting >= 0) {
            timers.set(self, nanos + waiting);
        }
        handOver(self);
    }

    private void handOver(Strand self) {
        Strand next = next();
        if (next == self) {
            self.phase = Phase.RUNNING;
            return;
        }
        if (next == null) {
            ending.reach();
        } else {
            giveTurn(next);
        }
        self.awaitTurn();
        requireOpen();
    }

    private void giveTurn(Strand next) {
        next.phase = Phase.RUNNING;
        current = next;
        next.giveTurn();
    }

    /** Null when the world cannot go on. */
    private @Nullable Strand next() {
        nanos += STEP_NANOS;
        if (trace.length() > MOST_STEPS) {
            return giveUp("No end in sight after " + MOST_STEPS + " steps");
        }
        while (true) {
            timers.fire(nanos, this::makeReady);
            Strand drawn = ready.draw(random);
            if (drawn != null) {
                return drawn;
            }
            Long first = timers.next();
            if (first == null) {
                return giveUp("Deadlock: nobody can run and nobody waits for a time");
            }
            nanos = Math.max(nanos, first);
        }
    }

    private @Nullable Strand giveUp(String why) {
        String tasks = strands.stream()
                .filter(strand -> strand.phase != Phase.ENDED && strand.phase != Phase.LOST)
                .map(Strand::toString)
                .collect(Collectors.joining(", "));
        ending.blame(
                new SimulationFailure(why + ". The tasks are: " + tasks + ". The last steps were:\n" + trace.tail()));
        return null;
    }

    private void makeReady(Strand strand) {
        strand.phase = Phase.READY;
        ready.add(strand);
    }

    private void note(Strand self, String what) {
        self.doing = what;
        trace.add(nanos, self.name, what);
    }

    private void requireOpen() {
        if (closing) {
            throw new WorldEnded();
        }
    }

    private static void requireNotStopped(Strand self, boolean stoppable) {
        if (stoppable && self.stopAsked) {
            throw new Tasks.StoppedException();
        }
    }

    /** Unwinds a strand whose world is over. */
    private static final class WorldEnded extends Error {
        private static final long serialVersionUID = 1;

        WorldEnded() {
            super("The simulated world is over", null, false, false);
        }
    }
}
