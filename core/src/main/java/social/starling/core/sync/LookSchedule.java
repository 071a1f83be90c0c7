package social.starling.core.sync;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * When a source is looked at for whether it still stands. Most deletions come within minutes; each look at a post that
 * stands is billed on X ($0.001 to $0.005), so that all of them together cost less than the post did.
 */
final class LookSchedule {
    static final Duration FIRST = Duration.ofMinutes(1);

    /** Ages, counted from the planning of the copy. */
    private static final List<Duration> AGES = List.of(
            FIRST,
            Duration.ofMinutes(5),
            Duration.ofMinutes(30),
            Duration.ofHours(2),
            Duration.ofDays(1),
            Duration.ofDays(3),
            Duration.ofDays(7),
            Duration.ofDays(30));

    private LookSchedule() {}

    /** What is held is looked at shortly before it leaves. */
    static Instant first(Instant planned, Instant due) {
        Instant earliest = planned.plus(FIRST);
        Instant beforeLeaving = due.minus(FIRST);
        return beforeLeaving.isAfter(earliest) ? beforeLeaving : earliest;
    }

    /** Null for never again. */
    static @Nullable Instant next(Instant since, Instant now) {
        return AGES.stream()
                .map(since::plus)
                .filter(look -> look.isAfter(now))
                .findFirst()
                .orElse(null);
    }
}
