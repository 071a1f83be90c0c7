package social.starling.sandbox;

import java.time.Instant;

/**
 * One request that reached the platform.
 *
 * @param sequence counts from 1 and never restarts
 * @param status the status that was sent, 0 when the connection was cut without an answer
 * @param creating whether the call is one that creates posts
 * @param created whether a post was really created
 */
public record LoggedRequest(
        long sequence,
        Instant at,
        String method,
        String path,
        String query,
        int status,
        Outcome outcome,
        boolean creating,
        boolean created) {

    /** How the exchange ended. */
    public enum Outcome {
        ANSWERED,
        FAULT_STATUS,
        CUT_BEFORE_BODY,
        CUT_BEFORE_EFFECT,
        ANSWER_LOST,
        TRUNCATED,
        DRIPPED,
        ENDLESS,
        WRONG_LENGTH,
        REDIRECTED,
        MISTYPED
    }
}
