package social.starling.testkit.simulation;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
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
    private static final long STUCK_SECONDS = 30;

    private final RandomGenerator random;
    private final Trace trace;
    private final List<Strand> strands = new ArrayList<>();
    private final List<Strand> ready = new ArrayList<>();
    private final PriorityQueue<Timer> timers =
            new PriorityQueue<>(Comparator.comparingLong(Timer::at).thenComparingLong(Timer::order));
    private final List<Throwable> failures = new ArrayList<>();
    private final CountDownLatch finished = new CountDownLatch(1);

    private @Nullable Strand current;
    private @Nullable Strand root;
    private @Nullable Throwable end;
    private Pace pace = Pace.STEADY;
    private boolean closing;
    private long timersSet;
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
        root = start("story", null, story);
        ready.remove(root);
        current = root;
        root.phase = Phase.RUNNING;
        root.giveTurn();
        awaitEnd();
        current = null;
        rethrow(end);
    }

    Strand start(String name, @Nullable Daemon daemon, Runnable body) {
        requireOpen();
        int id = strands.size();
        Strand[] self = new Strand[1];
        Strand strand = new Strand(id, name, daemon, () -> live(self[0], body));
        self[0] = strand;
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
            timers.add(new Timer(nanos + waiting, timersSet++, self, self.waits));
        }
        handOver(self);
    }

    Strand requireCurrent() {
        if (current == null) {
            throw new IllegalStateException("Only tasks of the simulated world can do this; do it inside World.run");
        }
        return current;
    }

    @Nullable
    Strand current() {
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
        for (Strand strand : strands) {
            if (strand.hasStarted() && strand.phase != Phase.ENDED) {
                strand.giveTurn();
                awaitDeath(strand);
            }
        }
        closing = false;
    }

    private void live(Strand self, Runnable body) {
        try {
            self.awaitTurn();
            requireOpen();
            body.run();
        } catch (WorldEnded e) {
            return;
        } catch (Tasks.StoppedException e) {
            if (!closing) {
                note(self, "stopped");
            }
        } catch (Throwable e) {
            fail(self, e);
        }
        if (!closing && self.phase != Phase.LOST) {
            finish(self);
        }
    }

    private void fail(Strand self, Throwable e) {
        if (closing) {
            return;
        }
        if (self == root) {
            end = e;
            return;
        }
        note(self, "ended by " + e);
        failures.add(e);
        if (e instanceof Error && end == null) {
            end = e;
        }
    }

    private void finish(Strand self) {
        self.phase = Phase.ENDED;
        self.joiners.forEach(this::wake);
        if (self == root || end != null) {
            finished.countDown();
            return;
        }
        Strand next = next();
        if (next != null) {
            giveTurn(next);
        }
    }

    private void handOver(Strand self) {
        Strand next = next();
        if (next == null) {
            self.awaitTurn();
        } else if (next != self) {
            giveTurn(next);
            self.awaitTurn();
        } else {
            self.phase = Phase.RUNNING;
        }
        requireOpen();
    }

    private void giveTurn(Strand next) {
        next.phase = Phase.RUNNING;
        current = next;
        next.giveTurn();
    }

    /** Null when the world cannot go on, which ends the story. */
    private @Nullable Strand next() {
        nanos += STEP_NANOS;
        if (trace.length() > MOST_STEPS) {
            return giveUp("No end in sight after " + MOST_STEPS + " steps");
        }
        while (true) {
            fireTimers();
            List<Strand> able = able();
            if (!able.isEmpty()) {
                Strand next = able.get(able.size() == 1 ? 0 : random.nextInt(able.size()));
                ready.remove(next);
                return next;
            }
            Timer first = nextTimer();
            if (first == null) {
                return giveUp("Deadlock: nobody can run and nobody waits for a time");
            }
            nanos = Math.max(nanos, first.at);
        }
    }

    private List<Strand> able() {
        for (Strand strand : ready) {
            if (strand.isFrozen()) {
                return ready.stream().filter(one -> !one.isFrozen()).toList();
            }
        }
        return ready;
    }

    private void fireTimers() {
        for (Timer first = nextTimer(); first != null && first.at <= nanos; first = nextTimer()) {
            timers.remove();
            makeReady(first.strand);
        }
    }

    private @Nullable Timer nextTimer() {
        Timer first = timers.peek();
        while (first != null && !first.isLive()) {
            timers.remove();
            first = timers.peek();
        }
        return first;
    }

    private @Nullable Strand giveUp(String why) {
        if (end == null) {
            end = new SimulationFailure(why + ". The tasks are: "
                    + strands.stream()
                            .filter(strand -> strand.phase != Phase.ENDED && strand.phase != Phase.LOST)
                            .map(Strand::toString)
                            .collect(Collectors.joining(", "))
                    + ". The last steps were:\n" + trace.tail());
        }
        finished.countDown();
        return null;
    }

    /** Kept in the order of ids, so that the draw depends on who can run and not on who was woken first. */
    private void makeReady(Strand strand) {
        strand.phase = Phase.READY;
        int at = ready.size();
        while (at > 0 && ready.get(at - 1).id > strand.id) {
            at--;
        }
        ready.add(at, strand);
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

    private void awaitEnd() {
        long seen = -1;
        while (!hasCome(finished)) {
            long now = nanos;
            if (now == seen) {
                throw new SimulationFailure("The task " + current + " has not handed over for " + STUCK_SECONDS
                        + " s; it waits for something outside the simulated world, or never ends");
            }
            seen = now;
        }
    }

    private static boolean hasCome(CountDownLatch latch) {
        try {
            return latch.await(STUCK_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while the simulated world was running", e);
        }
    }

    private static void awaitDeath(Strand strand) {
        try {
            if (!strand.thread().join(Duration.ofSeconds(STUCK_SECONDS))) {
                throw new SimulationFailure("The task " + strand + " does not end with its world");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void rethrow(@Nullable Throwable end) {
        switch (end) {
            case null -> {}
            case RuntimeException e -> throw e;
            case Error e -> throw e;
            default -> throw new IllegalStateException(end);
        }
    }

    /** @param number the wait of the strand for which it was set */
    private record Timer(long at, long order, Strand strand, long number) {
        boolean isLive() {
            return strand.phase == Phase.WAITING && strand.waits == number;
        }
    }

    /** Unwinds a strand whose world is over. */
    static final class WorldEnded extends Error {
        private static final long serialVersionUID = 1;

        WorldEnded() {
            super("The simulated world is over", null, false, false);
        }
    }
}
