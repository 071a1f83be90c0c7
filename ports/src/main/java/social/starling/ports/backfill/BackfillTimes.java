package social.starling.ports.backfill;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * When what happened to a backfill.
 *
 * @param created also the end of its window
 * @param counted null until all of it is counted
 * @param started when it first ran; null before
 * @param finished when it was done or stopped; null before
 */
public record BackfillTimes(
        Instant created,
        @Nullable Instant counted,
        @Nullable Instant started,
        @Nullable Instant finished) {
    public static BackfillTimes of(Instant created) {
        return new BackfillTimes(created, null, null, null);
    }
}
