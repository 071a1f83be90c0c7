package social.starling.core.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import social.starling.ports.account.AccountId;
import social.starling.ports.platform.Platform;

class BreakersTest {
    private static final AccountId ADA = AccountId.of(new Platform("twitter"), "1");
    private Instant now = Instant.parse("2026-11-20T10:00:00Z");
    private final Breakers breakers = new Breakers(() -> now);

    @Test
    void tenFailuresInARowGiveAMinuteOfRest() {
        for (int i = 0; i < 9; i++) {
            breakers.failed(ADA);
        }
        assertThat(breakers.resting()).isEmpty();
        breakers.failed(ADA);
        assertThat(breakers.resting()).containsExactly(ADA);
        now = now.plusSeconds(60);
        assertThat(breakers.resting()).isEmpty();
    }

    @Test
    void afterItsRestOneMoreFailureIsEnough() {
        for (int i = 0; i < 10; i++) {
            breakers.failed(ADA);
        }
        now = now.plusSeconds(61);
        breakers.failed(ADA);
        assertThat(breakers.resting()).containsExactly(ADA);
    }

    @Test
    void aSuccessForgetsTheFailures() {
        for (int i = 0; i < 9; i++) {
            breakers.failed(ADA);
        }
        breakers.succeeded(ADA);
        breakers.failed(ADA);
        assertThat(breakers.resting()).isEmpty();
    }

    @Test
    void aRateLimitIsWaitedForToItsEnd() {
        breakers.rest(ADA, now.plus(Duration.ofMinutes(15)));
        breakers.rest(ADA, now.plus(Duration.ofMinutes(5)));
        now = now.plus(Duration.ofMinutes(10));
        assertThat(breakers.resting()).containsExactly(ADA);
        now = now.plus(Duration.ofMinutes(5));
        assertThat(breakers.resting()).isEmpty();
    }
}
