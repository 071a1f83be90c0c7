package social.starling.core.backfill;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How many copies are made in an hour, measured over the last minutes.
 *
 * @param readings oldest first, some seconds apart; a bounded number
 * @param copies in all
 */
record RateMeter(List<Reading> readings, int copies) {
    private static final long SPAN = Duration.ofMinutes(5).toNanos();
    private static final long APART = Duration.ofSeconds(5).toNanos();
    private static final long SHORTEST = Duration.ofSeconds(10).toNanos();
    private static final double HOUR = Duration.ofHours(1).toNanos();

    static final RateMeter NEW = new RateMeter(List.of(), 0);

    RateMeter {
        readings = List.copyOf(readings);
    }

    /** @param nanos of the monotonic clock, when so many more were made */
    RateMeter with(long nanos, int made) {
        List<Reading> next = new ArrayList<>(readings);
        if (next.isEmpty() || nanos - next.getLast().nanos >= APART) {
            next.add(new Reading(nanos, copies + made));
        }
        while (next.size() > 1 && nanos - next.getFirst().nanos > SPAN) {
            next.removeFirst();
        }
        return new RateMeter(next, copies + made);
    }

    /** Null while too little time has passed. */
    @Nullable
    Integer perHour(long nanos) {
        if (readings.isEmpty()) {
            return null;
        }
        Reading first = readings.getFirst();
        long passed = nanos - first.nanos;
        return passed < SHORTEST ? null : (int) Math.min(Integer.MAX_VALUE, (copies - first.copies) * HOUR / passed);
    }

    /** @param copies made until then, those of that moment included: the time after it is measured */
    record Reading(long nanos, int copies) {}
}
