package social.starling.testkit.simulation;

import social.starling.ports.task.Tasks;

/** One process of the simulated world: its tasks and its wall clock. After a crash another one takes its place. */
public final class Daemon {
    private final String name;
    private final Scheduler scheduler;
    private final Tasks tasks;
    private final VirtualClock clock;
    private long stepsUntilCrash = -1;
    private boolean crashed;
    private boolean suspended;

    Daemon(String name, Scheduler scheduler) {
        this.name = name;
        this.scheduler = scheduler;
        this.tasks = new SimulatedTasks(scheduler, this);
        this.clock = new VirtualClock(scheduler::nanos);
    }

    public String name() {
        return name;
    }

    public Tasks tasks() {
        return tasks;
    }

    /** Its own wall clock, which may be wrong; the ledger's is the world's. */
    public VirtualClock clock() {
        return clock;
    }

    /** Ends it at once: none of its tasks runs another line. Does not return when called from one of them. */
    public void crash() {
        stepsUntilCrash = -1;
        crashed = true;
        scheduler.crash(this);
    }

    /** Lets it crash at the {@code n}-th of its steps from now, 1 for the next; a step is every wait and every port call. */
    public void crashAtStep(long n) {
        stepsUntilCrash = n;
    }

    public boolean hasCrashed() {
        return crashed;
    }

    /** Freezes it as SIGSTOP does: time goes on, its tasks do not. */
    public void suspend() {
        suspended = true;
    }

    /** Lets it go on, late. */
    public void resume() {
        suspended = false;
    }

    boolean isSuspended() {
        return suspended;
    }

    boolean crashesNow() {
        return stepsUntilCrash > 0 && --stepsUntilCrash == 0;
    }
}
