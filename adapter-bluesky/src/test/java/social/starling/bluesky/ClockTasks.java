package social.starling.bluesky;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import social.starling.ports.task.Mailbox;
import social.starling.ports.task.Reply;
import social.starling.ports.task.Tasks;

/** Waits by turning a clock. */
final class ClockTasks implements Tasks {
    final List<Duration> waits = new ArrayList<>();
    private final Consumer<Duration> clock;

    ClockTasks(Consumer<Duration> clock) {
        this.clock = clock;
    }

    @Override
    public void sleep(Duration duration) {
        waits.add(duration);
        clock.accept(duration);
    }

    @Override
    public Task start(String name, Runnable body) {
        throw new AssertionError("an adapter starts no task: " + name);
    }

    @Override
    public void giveWay() {
        throw new AssertionError("an adapter gives no way");
    }

    @Override
    public long nanoTime() {
        throw new AssertionError("an adapter measures nothing");
    }

    @Override
    public <T> Mailbox<T> mailbox() {
        throw new AssertionError("an adapter has no mailbox");
    }

    @Override
    public <T> Reply<T> reply() {
        throw new AssertionError("an adapter waits for no reply");
    }
}
