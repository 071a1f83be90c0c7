package social.starling.sandbox.bluesky;

import java.time.Duration;

/** The windows that a PDS counts in, with their points at the start. */
public enum BlueskyLimit {
    /** All requests of one address. */
    REQUESTS(3_000, Duration.ofMinutes(5)),
    /** createSession per account. */
    SESSIONS_5_MINUTES(30, Duration.ofMinutes(5)),
    /** createSession per account. */
    SESSIONS_DAY(300, Duration.ofDays(1)),
    /** Write points per repository: create 3, put 2, delete 1. */
    WRITES_HOUR(5_000, Duration.ofHours(1)),
    /** Write points per repository. */
    WRITES_DAY(35_000, Duration.ofDays(1)),
    /** uploadBlob per account. */
    BLOBS_DAY(1_000, Duration.ofDays(1));

    final int points;
    final Duration length;

    BlueskyLimit(int points, Duration length) {
        this.points = points;
        this.length = length;
    }
}
