package social.starling.jdbc;

import java.time.Instant;

/** Instants as nanoseconds since 1970-01-01T00:00:00Z: exact, ordered, and the same in every SQL dialect. */
final class Times {
    private static final long NANOS = 1_000_000_000L;
    private static final Instant FIRST = Instant.ofEpochSecond(0, Long.MIN_VALUE);
    private static final Instant LAST = Instant.ofEpochSecond(0, Long.MAX_VALUE);

    private Times() {}

    /** Times before 1677-09-21 and after 2262-04-11 become these: as a due time they mean the same. */
    static long toNanos(Instant time) {
        if (time.isBefore(FIRST)) {
            return Long.MIN_VALUE;
        }
        if (time.isAfter(LAST)) {
            return Long.MAX_VALUE;
        }
        // In two halves, since the seconds alone overflow before the nanoseconds are added to a negative time.
        return time.getEpochSecond() < 0
                ? (time.getEpochSecond() + 1) * NANOS + (time.getNano() - NANOS)
                : time.getEpochSecond() * NANOS + time.getNano();
    }

    static Instant fromNanos(long nanos) {
        return Instant.ofEpochSecond(Math.floorDiv(nanos, NANOS), Math.floorMod(nanos, NANOS));
    }
}
