package social.starling.sandbox.x;

import java.time.Duration;

/** The calls that X counts, with their limits at the start. */
public enum XLimit {
    /** POST /2/tweets per user. */
    CREATE(100, Duration.ofMinutes(15)),
    /** POST /2/tweets per app. */
    CREATE_APP(10_000, Duration.ofHours(24)),
    /** DELETE /2/tweets/:id per user. */
    DELETE(50, Duration.ofMinutes(15)),
    /** GET /2/users/:id/tweets per user. */
    TIMELINE(900, Duration.ofMinutes(15)),
    /** GET /2/tweets and /2/tweets/:id per user. */
    LOOKUP(900, Duration.ofMinutes(15)),
    /** GET /2/tweets/search/recent per user. */
    SEARCH(300, Duration.ofMinutes(15)),
    /** All calls under /2/media per user. */
    MEDIA(1_875, Duration.ofMinutes(15)),
    /** GET /2/users/me per user. */
    ME(75, Duration.ofMinutes(15)),
    /** GET /2/users/by/username/:username per user. */
    USER(900, Duration.ofMinutes(15));

    final int calls;
    final Duration window;

    XLimit(int calls, Duration window) {
        this.calls = calls;
        this.window = window;
    }
}
