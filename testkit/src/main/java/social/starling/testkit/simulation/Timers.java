package social.starling.testkit.simulation;

import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** When which strand stops waiting by itself; a timer dies with the wait for which it was set. */
final class Timers {
    private final PriorityQueue<Timer> timers =
            new PriorityQueue<>(Comparator.comparingLong(Timer::at).thenComparingLong(Timer::order));
    private long count;

    /** @param at in nanoseconds of the world's time */
    void set(Strand strand, long at) {
        timers.add(new Timer(at, count++, strand, strand.waits));
    }

    /** Gives the strands whose time has come, the earliest first. */
    void fire(long nanos, Consumer<Strand> due) {
        for (Timer first = first(); first != null && first.at <= nanos; first = first()) {
            timers.remove();
            due.accept(first.strand);
        }
    }

    /** The earliest time; null when nobody waits for one. */
    @Nullable
    Long next() {
        Timer first = first();
        return first == null ? null : first.at;
    }

    private @Nullable Timer first() {
        Timer first = timers.peek();
        while (first != null && !first.isLive()) {
            timers.remove();
            first = timers.peek();
        }
        return first;
    }

    /** @param number the wait of the strand for which it was set */
    private record Timer(long at, long order, Strand strand, long number) {
        boolean isLive() {
            return strand.phase == Strand.Phase.WAITING && strand.waits == number;
        }
    }
}
