package social.starling.sandbox.x;

import java.time.Duration;

/**
 * Where the real X is seen to behave in more than one way, which way this one takes.
 *
 * @param refusalStatus the status of "text is too long" and of a reply to a post that is not there
 * @param creditsType the end of the 402's type: {@code credits} or {@code credits-depleted}
 * @param billFailedPosts whether a refused post is billed too
 * @param endlessNextToken whether timelines and searches repeat their last page's {@code next_token} for ever
 * @param duplicateWindow for how long an equal text of the same author is a duplicate
 * @param timelineLag for how long a new post is missing from timelines and searches; a lookup by id finds it at once
 */
public record XSettings(
        RefusalStatus refusalStatus,
        String creditsType,
        boolean billFailedPosts,
        boolean endlessNextToken,
        Duration duplicateWindow,
        Duration timelineLag) {

    /** What holds at the start. */
    public static final XSettings DEFAULT =
            new XSettings(RefusalStatus.ALTERNATE, "credits", false, false, Duration.ofHours(24), Duration.ZERO);

    public XSettings {
        if (!creditsType.equals("credits") && !creditsType.equals("credits-depleted")) {
            throw new IllegalArgumentException(
                    "credits_type is '" + creditsType + "'; it must be credits or credits-depleted");
        }
        if (duplicateWindow.isNegative() || timelineLag.isNegative()) {
            throw new IllegalArgumentException("duplicate window is " + duplicateWindow + " and timeline lag "
                    + timelineLag + "; both must be zero or more");
        }
    }

    /** Settings with which a new post is in the timeline at once. */
    public XSettings(
            RefusalStatus refusalStatus,
            String creditsType,
            boolean billFailedPosts,
            boolean endlessNextToken,
            Duration duplicateWindow) {
        this(refusalStatus, creditsType, billFailedPosts, endlessNextToken, duplicateWindow, Duration.ZERO);
    }

    /** The same with another lag. */
    public XSettings withTimelineLag(Duration lag) {
        return new XSettings(refusalStatus, creditsType, billFailedPosts, endlessNextToken, duplicateWindow, lag);
    }

    /** Which of the two statuses that are both seen. */
    public enum RefusalStatus {
        ALTERNATE,
        ALWAYS_400,
        ALWAYS_403
    }
}
