package social.starling.core.backfill;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import social.starling.ports.backfill.Backfill;
import social.starling.ports.backfill.BackfillState;

/** Reads a backfill's progress off what is stored of it; pure. */
final class ProgressGauge {
    private static final double HOUR = 3_600;

    private ProgressGauge() {}

    /** @param perHour copies an hour as measured; null while that is not known */
    static Progress read(
            Backfill backfill, @Nullable Integer perHour, Progress.@Nullable CurrentPost current, Instant now) {
        int total = backfill.forecast().tally().posts();
        boolean over = backfill.state() == BackfillState.DONE;
        int done = !backfill.isCounted()
                ? 0
                : over ? total : Math.min(total, backfill.position().done().posts());
        return new Progress(percent(over, done, total), done, total, perHour, eta(backfill, perHour, now), current);
    }

    private static int percent(boolean over, int done, int total) {
        if (over) {
            return 100;
        }
        return total == 0 ? 0 : (int) Math.min(99, 100L * done / total);
    }

    /** At its pace, or slower where the target is. */
    private static @Nullable Instant eta(Backfill backfill, @Nullable Integer perHour, Instant now) {
        if (backfill.state() != BackfillState.RUNNING || (perHour != null && perHour == 0)) {
            return null;
        }
        int left = Math.max(
                0,
                backfill.forecast().tally().copies()
                        - backfill.position().done().copies());
        int pace = backfill.order().pace();
        double speed = perHour == null ? pace : Math.min(pace, perHour);
        return now.plus(Duration.ofSeconds((long) Math.ceil(left * HOUR / speed)));
    }
}
