package social.starling.testkit.simulation;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;
import social.starling.ports.task.Mailbox;

/** A mailbox whose readers wait in the simulated world. */
final class SimulatedMailbox<T> implements Mailbox<T> {
    private final Scheduler scheduler;
    private final Deque<T> letters = new ArrayDeque<>();
    private final Deque<Strand> readers = new ArrayDeque<>();

    SimulatedMailbox(Scheduler scheduler) {
        this.scheduler = scheduler;
    }

    @Override
    public void put(T letter) {
        letters.add(letter);
        readers.forEach(scheduler::wake);
    }

    @Override
    public T take() {
        scheduler.step("takes");
        while (letters.isEmpty()) {
            waitForLetter(-1);
        }
        return letters.remove();
    }

    @Override
    public @Nullable T poll(Duration timeout) {
        scheduler.step("polls");
        long end = scheduler.nanos() + Math.max(0, timeout.toNanos());
        while (letters.isEmpty() && scheduler.nanos() < end) {
            waitForLetter(end - scheduler.nanos());
        }
        return letters.poll();
    }

    @Override
    public List<T> drain(int limit) {
        List<T> drained = new ArrayList<>();
        while (drained.size() < limit && !letters.isEmpty()) {
            drained.add(letters.remove());
        }
        return drained;
    }

    private void waitForLetter(long nanos) {
        Strand self = scheduler.requireCurrent();
        readers.add(self);
        try {
            scheduler.waitFor("waits for a letter", nanos, true);
        } finally {
            readers.remove(self);
        }
    }
}
