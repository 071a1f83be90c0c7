package social.starling.ports.delivery;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import social.starling.ports.account.AccountId;
import social.starling.ports.money.Money;

/**
 * The raw statistics row of one attempt; aggregates are folded from these afterwards.
 *
 * @param source the origin in canonical form
 * @param errorType a stable word such as {@code rate-limited}; null on success
 * @param message for people; null on success
 */
public record AttemptRecord(
        Instant at,
        String source,
        AccountId target,
        Action action,
        DeliveryState result,
        int mediaCount,
        boolean thread,
        @Nullable String errorType,
        @Nullable String message,
        Duration duration,
        Money cost) {}
