package social.starling.testkit.simulation;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import social.starling.ports.task.Mailbox;
import social.starling.ports.task.Reply;
import social.starling.ports.task.Tasks;

/** The tasks of one daemon, or of the story itself, in the simulated world. Every wait hands over. */
final class SimulatedTasks implements Tasks {
    private final Scheduler scheduler;
    private final @Nullable Daemon daemon;

    SimulatedTasks(Scheduler scheduler, @Nullable Daemon daemon) {
        this.scheduler = scheduler;
        this.daemon = daemon;
    }

    @Override
    public Task start(String name, Runnable body) {
        String full = daemon == null ? name : daemon.name() + "/" + name;
        return new StrandTask(scheduler, scheduler.start(full, daemon, body));
    }

    @Override
    public void sleep(Duration duration) {
        scheduler.sleepFor("sleeps", Math.max(0, duration.toNanos()), true);
    }

    @Override
    public void giveWay() {
        scheduler.step("gives way");
    }

    @Override
    public long nanoTime() {
        return scheduler.nanos();
    }

    @Override
    public <T> Mailbox<T> mailbox() {
        return new SimulatedMailbox<>(scheduler);
    }

    @Override
    public <T> Reply<T> reply() {
        return new SimulatedReply<>(scheduler);
    }

    private record StrandTask(Scheduler scheduler, Strand strand) implements Task {
        @Override
        public void stop() {
            scheduler.stop(strand);
        }

        @Override
        public void join() {
            scheduler.step("joins");
            while (strand.phase != Strand.Phase.ENDED) {
                strand.joiners.add(scheduler.requireCurrent());
                scheduler.waitFor("joins " + strand.name, -1, true);
            }
        }
    }
}
