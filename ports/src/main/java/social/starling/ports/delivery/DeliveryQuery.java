package social.starling.ports.delivery;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import social.starling.ports.account.AccountId;

/**
 * Which deliveries are wanted, newest first.
 *
 * @param states any of these; empty for all
 * @param target only of this account; null for all
 * @param origin only of this origin in canonical form; null for all
 * @param filter what else is looked for
 * @param before only those after this one in the list, to page on; null for the first page
 * @param limit 1 to 1000
 */
public record DeliveryQuery(
        Set<DeliveryState> states,
        @Nullable AccountId target,
        @Nullable String origin,
        DeliveryFilter filter,
        @Nullable DeliveryId before,
        int limit) {
    public DeliveryQuery {
        states = Set.copyOf(states);
        if (limit < 1 || limit > 1_000) {
            throw new IllegalArgumentException(
                    "A list of " + limit + " deliveries cannot be given; 1 to 1000 are allowed");
        }
    }

    public DeliveryQuery(
            Set<DeliveryState> states,
            @Nullable AccountId target,
            @Nullable String origin,
            @Nullable DeliveryId before,
            int limit) {
        this(states, target, origin, DeliveryFilter.NONE, before, limit);
    }

    public static DeliveryQuery newest(int limit) {
        return new DeliveryQuery(Set.of(), null, null, null, limit);
    }
}
