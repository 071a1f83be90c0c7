package social.starling.ports.delivery;

import org.jspecify.annotations.Nullable;
import social.starling.ports.account.AccountId;

/**
 * How many deliveries have this in common.
 *
 * @param reason null where none is told
 * @param count at least 1
 */
public record DeliverySum(
        DeliveryState state, AccountId target, @Nullable String reason, long count) {}
