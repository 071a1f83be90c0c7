package social.starling.ports.account;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import social.starling.ports.media.CardLimits;
import social.starling.ports.media.MediaLimits;
import social.starling.ports.money.PriceList;
import social.starling.ports.text.TextLimits;

/**
 * What one account can carry and what that costs: limits as data, learned values included.
 *
 * @param text how much text one post takes
 * @param media what one post may show
 * @param cards what a link card may hold; null where the account shows none, or the platform makes its own
 * @param threadSegments how many posts one text may be split into, at least 1
 * @param oneAttemptAtATime whether the account may have a single open attempt only, because an answer that was lost can
 *     be told from a user's own post by looking at the timeline alone (X)
 * @param callDeadline how long a creating call may take in all before its outcome counts as unknown
 */
public record Capabilities(
        TextLimits text,
        MediaLimits media,
        @Nullable CardLimits cards,
        int threadSegments,
        boolean oneAttemptAtATime,
        Duration callDeadline,
        PriceList prices) {
    public Capabilities {
        if (threadSegments < 1) {
            throw new IllegalArgumentException(
                    "A text in " + threadSegments + " segments is no text; 1 or more is allowed");
        }
        if (callDeadline.isNegative() || callDeadline.isZero()) {
            throw new IllegalArgumentException(
                    "A call deadline of " + callDeadline + " cannot be met; above 0 is allowed");
        }
    }

    /** Of an account that takes no link cards. */
    public Capabilities(
            TextLimits text,
            MediaLimits media,
            int threadSegments,
            boolean oneAttemptAtATime,
            Duration callDeadline,
            PriceList prices) {
        this(text, media, null, threadSegments, oneAttemptAtATime, callDeadline, prices);
    }

    /** Of an account that carries text alone. */
    public Capabilities(
            TextLimits text, int threadSegments, boolean oneAttemptAtATime, Duration callDeadline, PriceList prices) {
        this(text, MediaLimits.NONE, null, threadSegments, oneAttemptAtATime, callDeadline, prices);
    }

    /** The same with other limits of media and link cards, as learned from a server. */
    public Capabilities showing(MediaLimits learned, @Nullable CardLimits learnedCards) {
        return new Capabilities(text, learned, learnedCards, threadSegments, oneAttemptAtATime, callDeadline, prices);
    }
}
