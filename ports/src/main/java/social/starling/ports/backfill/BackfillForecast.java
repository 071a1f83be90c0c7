package social.starling.ports.backfill;

import java.util.List;

/**
 * What counting has found so far; of all posts once the backfill is counted.
 *
 * @param reasons why posts are left, the most frequent first; at most {@value #MOST_REASONS}, rarer ones are not named
 */
public record BackfillForecast(BackfillTally tally, List<Reason> reasons) {
    /** A rule can give as many reasons as there are posts. */
    public static final int MOST_REASONS = 20;

    public static final BackfillForecast NONE = new BackfillForecast(BackfillTally.NONE, List.of());

    public BackfillForecast {
        reasons = List.copyOf(reasons);
        if (reasons.size() > MOST_REASONS) {
            throw new IllegalArgumentException(
                    reasons.size() + " reasons are too many to keep; up to " + MOST_REASONS + " are allowed");
        }
    }

    /** @param reason completes the sentence "The post is not carried because …" */
    public record Reason(String reason, int posts) {}
}
