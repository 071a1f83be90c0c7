package social.starling.testkit.simulation;

import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.BooleanSupplier;
import java.util.random.RandomGenerator;
import social.starling.ports.task.Tasks;

/**
 * A simulated world: virtual time, and one task at a time in an order that follows from the seed. Equal seeds and equal
 * stories give equal traces.
 */
public final class World implements AutoCloseable {
    private final long seed;
    private final Trace trace = new Trace();
    private final Scheduler scheduler;
    private final VirtualClock clock;
    private final Tasks tasks;

    public World(long seed) {
        this.seed = seed;
        this.scheduler = new Scheduler(random("order"), trace);
        this.clock = new VirtualClock(scheduler::nanos);
        this.tasks = new SimulatedTasks(scheduler, null);
    }

    public long seed() {
        return seed;
    }

    /** A source of its own for each purpose, so that a draw more for one does not change the others. */
    public RandomGenerator random(String purpose) {
        return new SplittableRandom(seed * 0x9E3779B97F4A7C15L + purpose.hashCode());
    }

    /** The clock of what outlives a daemon: the database and the platforms. */
    public VirtualClock clock() {
        return clock;
    }

    /** Tasks that no crash ends. */
    public Tasks tasks() {
        return tasks;
    }

    public Trace trace() {
        return trace;
    }

    public Daemon daemon(String name) {
        return new Daemon(name, scheduler);
    }

    public void pace(Pace pace) {
        scheduler.pace(pace);
    }

    /**
     * {@code port} with a point before and after every call at which others may run and the caller's daemon may crash:
     * before its effect, or after it and without anybody having learnt of it.
     */
    public <T> T stepping(Class<T> type, T port) {
        return SteppedCalls.around(type, port, scheduler);
    }

    /**
     * Runs {@code story} and returns when it has ended, whatever its daemons are still doing.
     *
     * @throws SimulationFailure on a deadlock, and when the world has no end
     */
    public void run(Runnable story) {
        scheduler.run(story);
    }

    /** Lets time pass for the calling task; nobody can stop this wait. */
    public void pass(Duration time) {
        scheduler.sleepFor("lets time pass", time.toNanos(), false);
    }

    /** Lets time pass until {@code condition} holds, looked at every second; false when it did not within {@code atMost}. */
    public boolean until(BooleanSupplier condition, Duration atMost) {
        long end = scheduler.nanos() + atMost.toNanos();
        while (!condition.getAsBoolean()) {
            if (scheduler.nanos() >= end) {
                return false;
            }
            pass(Duration.ofSeconds(1));
        }
        return true;
    }

    /** What tasks of daemons have thrown. */
    public List<Throwable> failures() {
        return List.copyOf(scheduler.failures());
    }

    @Override
    public void close() {
        scheduler.close();
    }
}
