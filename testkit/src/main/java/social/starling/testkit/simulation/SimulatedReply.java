package social.starling.testkit.simulation;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import social.starling.ports.task.Reply;

/** A reply whose asker waits in the simulated world; the first answer stays. */
final class SimulatedReply<T> implements Reply<T> {
    private final Scheduler scheduler;
    private final List<Strand> askers = new ArrayList<>();
    private @Nullable Supplier<T> answer;

    SimulatedReply(Scheduler scheduler) {
        this.scheduler = scheduler;
    }

    @Override
    public void give(T value) {
        answer(() -> value);
    }

    @Override
    public void fail(RuntimeException failure) {
        answer(() -> {
            throw failure;
        });
    }

    @Override
    public T await() {
        scheduler.step("awaits");
        Supplier<T> given = answer;
        while (given == null) {
            askers.add(scheduler.requireCurrent());
            scheduler.waitFor("waits for a reply", -1, true);
            given = answer;
        }
        return given.get();
    }

    private void answer(Supplier<T> given) {
        if (answer == null) {
            answer = given;
            askers.forEach(scheduler::wake);
        }
    }
}
