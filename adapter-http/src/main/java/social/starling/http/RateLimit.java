package social.starling.http;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What an answer says about the calls that are left; each part is null where the platform does not say.
 *
 * @param limit calls per window
 * @param remaining calls left in this window
 * @param resetAt when the window ends
 * @param retryAfter from {@code Retry-After} (RFC 9110, 10.2.3), seconds or a date
 */
public record RateLimit(
        @Nullable Long limit,
        @Nullable Long remaining,
        @Nullable Instant resetAt,
        @Nullable Instant retryAfter) {
    public static final RateLimit UNKNOWN = new RateLimit(null, null, null, null);

    /** A reset below this is a number of seconds from now (IETF draft), above it epoch seconds (X, Bluesky). */
    private static final long EPOCH_FROM = 100_000_000;

    /** No platform's window is longer; a reset beyond it is an error of the server's and must not stop an account. */
    private static final Duration LONGEST_WAIT = Duration.ofHours(25);

    /** When the next call makes sense: the later of both, null when neither is known. */
    public @Nullable Instant nextCallAt() {
        if (retryAfter == null) {
            return resetAt;
        }
        return resetAt == null || retryAfter.isAfter(resetAt) ? retryAfter : resetAt;
    }

    /** @param headers by lower-case name */
    static RateLimit of(Map<String, String> headers, Instant now) {
        Long reset = number(either(headers, "x-rate-limit-reset", "ratelimit-reset"));
        return new RateLimit(
                number(either(headers, "x-rate-limit-limit", "ratelimit-limit")),
                number(either(headers, "x-rate-limit-remaining", "ratelimit-remaining")),
                reset == null ? null : bounded(instant(reset, now), now),
                retryAfter(headers.get("retry-after"), now));
    }

    private static Instant instant(long reset, Instant now) {
        return reset < EPOCH_FROM
                ? now.plusSeconds(reset)
                : Instant.ofEpochSecond(Math.min(reset, Instant.MAX.getEpochSecond()));
    }

    private static @Nullable Instant retryAfter(@Nullable String value, Instant now) {
        if (value == null) {
            return null;
        }
        Long seconds = number(value);
        if (seconds != null) {
            return bounded(now.plusSeconds(Math.min(seconds, LONGEST_WAIT.toSeconds())), now);
        }
        try {
            return bounded(
                    ZonedDateTime.parse(value.strip(), DateTimeFormatter.RFC_1123_DATE_TIME)
                            .toInstant(),
                    now);
        } catch (DateTimeException e) {
            return null;
        }
    }

    private static Instant bounded(Instant instant, Instant now) {
        Instant latest = now.plus(LONGEST_WAIT);
        return instant.isAfter(latest) ? latest : instant;
    }

    private static @Nullable String either(Map<String, String> headers, String first, String second) {
        String value = headers.get(first);
        return value != null ? value : headers.get(second);
    }

    private static @Nullable Long number(@Nullable String value) {
        if (value == null || !value.strip().matches("[0-9]{1,18}")) {
            return null;
        }
        return Long.valueOf(value.strip());
    }
}
