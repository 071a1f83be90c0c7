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
 */
public record XSettings(
        RefusalStatus refusalStatus,
        String creditsType,
        boolean billFailedPosts,
        boolean endlessNextToken,
        Duration duplicateWindow) {

    /** What holds at the start. */
    public static final XSettings DEFAULT =
            new XSettings(RefusalStatus.ALTERNATE, "credits", false, false, Duration.ofHours(24));

    public XSettings {
        if (!creditsType.equals("credits") && !creditsType.equals("credits-depleted")) {
            throw new IllegalArgumentException(
                    "credits_type is '" + creditsType + "'; it must be credits or credits-depleted");
        }
    }

    /** Which of the two statuses that are both seen. */
    public enum RefusalStatus {
        ALTERNATE,
        ALWAYS_400,
        ALWAYS_403
    }
}
