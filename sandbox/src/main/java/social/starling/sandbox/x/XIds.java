package social.starling.sandbox.x;

import java.time.Instant;
import java.time.InstantSource;
import social.starling.sandbox.Shelf;

/**
 * Ids of X's shape: milliseconds since X's epoch in the upper bits, a counter in the lower 22, always increasing.
 *
 * @see <a href="https://docs.x.com/fundamentals/x-ids">X IDs</a>
 */
final class XIds {
    private static final long EPOCH_MILLIS = 1_288_834_974_657L;
    private static final int COUNTER_BITS = 22;

    private static final String LAST = "post id";

    private final InstantSource clock;
    private final Shelf<Long> counters;

    XIds(InstantSource clock, Shelf<Long> counters) {
        this.clock = clock;
        this.counters = counters;
    }

    /** The next id; greater than all before, also when the clock stands still. */
    String next() {
        long floor = Math.max(0, clock.millis() - EPOCH_MILLIS) << COUNTER_BITS;
        long next = Math.max(counters.find(LAST).orElse(0L) + 1, floor);
        counters.put(LAST, next);
        return Long.toString(next);
    }

    /** When an id was made. */
    static Instant time(long id) {
        return Instant.ofEpochMilli((id >> COUNTER_BITS) + EPOCH_MILLIS);
    }

    /** The order of ids, which is the order of their creation. */
    static int compare(String one, String other) {
        return Long.compare(Long.parseLong(one), Long.parseLong(other));
    }
}
