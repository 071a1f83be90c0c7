package social.starling.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RateLimitTest {
    private static final Instant NOW = Instant.parse("2026-11-02T10:00:00Z");

    @Test
    void xTellsItsResetInEpochSeconds() {
        RateLimit limit = RateLimit.of(
                Map.of("x-rate-limit-limit", "900", "x-rate-limit-remaining", "0", "x-rate-limit-reset", "1793614500"),
                NOW);
        assertThat(limit).isEqualTo(new RateLimit(900L, 0L, Instant.ofEpochSecond(1793614500), null));
        assertThat(limit.nextCallAt()).isEqualTo(Instant.ofEpochSecond(1793614500));
    }

    @Test
    void aSmallResetCountsFromNow() {
        assertThat(RateLimit.of(Map.of("ratelimit-reset", "30"), NOW).resetAt()).isEqualTo(NOW.plusSeconds(30));
    }

    @Test
    void retryAfterMayBeADate() {
        assertThat(RateLimit.of(Map.of("retry-after", "Mon, 02 Nov 2026 10:00:30 GMT"), NOW)
                        .retryAfter())
                .isEqualTo(NOW.plusSeconds(30));
    }

    @Test
    void theLaterOfResetAndRetryAfterCounts() {
        assertThat(RateLimit.of(Map.of("retry-after", "5", "ratelimit-reset", "30"), NOW)
                        .nextCallAt())
                .isEqualTo(NOW.plusSeconds(30));
        assertThat(RateLimit.of(Map.of("retry-after", "50", "ratelimit-reset", "30"), NOW)
                        .nextCallAt())
                .isEqualTo(NOW.plusSeconds(50));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "soon", "-5", "1e9", "99999999999999999999999", "Mon, 99 Nov 2026 10:00:30 GMT"})
    void nonsenseIsNoLimit(String value) {
        assertThat(RateLimit.of(
                        Map.of("retry-after", value, "ratelimit-reset", value, "ratelimit-remaining", value), NOW))
                .isEqualTo(RateLimit.UNKNOWN);
    }

    @ParameterizedTest
    @ValueSource(strings = {"999999999", "999999999999999999"})
    void noServerStopsAnAccountForLongerThanADay(String value) {
        RateLimit limit = RateLimit.of(Map.of("retry-after", value, "ratelimit-reset", value), NOW);
        assertThat(limit.nextCallAt()).isBeforeOrEqualTo(NOW.plus(Duration.ofHours(25)));
    }
}
