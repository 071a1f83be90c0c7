package social.starling.core.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class RetryPolicyTest {
    private static final Instant NOW = Instant.parse("2026-11-20T10:00:00Z");

    @Property
    void theDelayStaysUnderTheDoublingCeilingAndTheCap(
            @ForAll long seed, @ForAll @IntRange(min = 1, max = 40) int tries) {
        Duration delay = new RetryPolicy(new Random(seed)).delay(tries);
        Duration ceiling = Duration.ofSeconds(5).multipliedBy(1L << Math.min(tries - 1, 20));
        assertThat(delay).isBetween(Duration.ZERO, ceiling).isLessThanOrEqualTo(Duration.ofHours(1));
    }

    @Property
    void nothingIsTriedBeforeThePlatformAllowsIt(
            @ForAll long seed,
            @ForAll @IntRange(min = 1, max = 19) int tries,
            @ForAll @IntRange(max = 7200) int seconds) {
        Instant notBefore = NOW.plusSeconds(seconds);
        RetryPolicy.Verdict verdict = new RetryPolicy(new Random(seed)).after(tries, NOW, NOW, notBefore);
        assertThat(verdict)
                .isInstanceOfSatisfying(
                        RetryPolicy.Again.class, again -> assertThat(again.at()).isAfterOrEqualTo(notBefore));
    }

    @Test
    void theTwentiethTryIsTheLast() {
        RetryPolicy policy = new RetryPolicy(new Random(1));
        assertThat(policy.after(19, NOW, NOW, null)).isInstanceOf(RetryPolicy.Again.class);
        assertThat(policy.after(20, NOW, NOW, null)).isEqualTo(new RetryPolicy.GiveUp("given up after 20 tries"));
    }

    @Test
    void afterThreeDaysNothingIsTriedAgain() {
        RetryPolicy policy = new RetryPolicy(new Random(1));
        assertThat(policy.after(2, NOW.minus(Duration.ofHours(72)), NOW, null)).isInstanceOf(RetryPolicy.Again.class);
        assertThat(policy.after(2, NOW.minus(Duration.ofHours(73)), NOW, null))
                .isEqualTo(new RetryPolicy.GiveUp("given up after 72 hours"));
    }
}
