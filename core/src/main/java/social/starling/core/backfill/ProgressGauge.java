package social.starling.core.backfill;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import social.starling.ports.account.DailyCap;
import social.starling.ports.backfill.Backfill;
import social.starling.ports.backfill.BackfillState;
import social.starling.ports.backfill.BackfillTally;
import social.starling.ports.money.Money;

/** Reads a backfill's progress off what is stored of it; pure. */
final class ProgressGauge {
    private static final double HOUR = 3_600;

    private final DailyCap cap;
    private final Money read;

    /**
     * @param cap of the target
     * @param read what the source's platform bills for reading one post
     */
    ProgressGauge(DailyCap cap, Money read) {
        this.cap = cap;
        this.read = read;
    }

    /** @param perHour copies an hour as measured; null while that is not known */
    Progress read(Backfill backfill, @Nullable Integer perHour, Progress.@Nullable CurrentPost current, Instant now) {
        int total = backfill.forecast().tally().posts();
        return new Progress(percent(backfill), done(backfill), total, perHour, eta(backfill, perHour, now), current);
    }

    private static int percent(Backfill backfill) {
        int total = backfill.forecast().tally().posts();
        if (backfill.state() == BackfillState.DONE) {
            return 100;
        }
        return total == 0 ? 0 : (int) Math.min(99, 100L * done(backfill) / total);
    }

    /** What was deleted at its source since it was counted is never gone through, and nobody waits for it. */
    private static int done(Backfill backfill) {
        int total = backfill.forecast().tally().posts();
        if (backfill.state() == BackfillState.DONE) {
            return total;
        }
        return backfill.isCounted() ? Math.min(total, backfill.position().done().posts()) : 0;
    }

    /** At its pace, or slower where the target or its daily cap is. */
    private @Nullable Instant eta(Backfill backfill, @Nullable Integer perHour, Instant now) {
        boolean going = backfill.state() == BackfillState.RUNNING || backfill.state() == BackfillState.READY;
        if (!going || cap.posts() == 0 || (perHour != null && perHour == 0)) {
            return null;
        }
        BackfillTally all = backfill.forecast().tally();
        BackfillTally done = backfill.position().done();
        int left = Math.max(0, all.copies() - done.copies());
        int pace = backfill.order().pace();
        double speed = perHour == null ? pace : Math.min(pace, perHour);
        Duration walk = Duration.ofSeconds((long) Math.ceil(left * HOUR / speed));
        Duration days = Duration.ofDays(DailyShare.days(cap, left, new Money(Math.max(0, bill(all) - bill(done)))));
        return now.plus(days.compareTo(walk) > 0 ? days : walk);
    }

    /** What the target bills, in millionths of a dollar. */
    private long bill(BackfillTally tally) {
        return Math.max(
                0, tally.price().microDollars() - read.times(tally.posts()).microDollars());
    }
}
