package social.starling.core.delivery;

import java.time.Duration;
import java.time.Instant;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * When a delivery is tried again: exponential backoff with full jitter (Brooker, "Exponential Backoff And Jitter", AWS
 * Architecture Blog, 2015), never before the platform allows it, and not for ever.
 */
final class RetryPolicy {
    private static final Duration BASE = Duration.ofSeconds(5);
    private static final Duration CAP = Duration.ofHours(1);
    private static final int MOST_TRIES = 20;
    private static final Duration LONGEST = Duration.ofHours(72);

    private final RandomGenerator random;

    RetryPolicy(RandomGenerator random) {
        this.random = random;
    }

    /**
     * @param tries made so far, the failed one included
     * @param firstTriedAt null when the failed one was the first
     * @param notBefore what the platform asks for; null where it asks for nothing
     */
    Verdict after(int tries, @Nullable Instant firstTriedAt, Instant now, @Nullable Instant notBefore) {
        if (tries >= MOST_TRIES) {
            return new GiveUp("given up after " + tries + " tries");
        }
        if (firstTriedAt != null && Duration.between(firstTriedAt, now).compareTo(LONGEST) > 0) {
            return new GiveUp("given up after " + LONGEST.toHours() + " hours");
        }
        Instant again = now.plus(delay(tries));
        return new Again(notBefore != null && notBefore.isAfter(again) ? notBefore : again);
    }

    /** A jittered delay for the {@code tries}-th failure, between 0 and the cap. */
    Duration delay(int tries) {
        long ceiling = Math.min(CAP.toMillis(), BASE.toMillis() << Math.clamp(tries - 1L, 0, 20));
        return Duration.ofMillis(random.nextLong(ceiling + 1));
    }

    sealed interface Verdict {}

    record Again(Instant at) implements Verdict {}

    record GiveUp(String reason) implements Verdict {}
}
