package social.starling.ports.delivery;

import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import social.starling.ports.account.AccountId;

/**
 * What else a person looks for among deliveries.
 *
 * @param targets to any of these accounts; empty for all
 * @param via only what this route, or whoever else it was, has planned; null for all
 * @param since only what has changed then or later; null for all
 * @param until only what has changed before then; null for all
 */
public record DeliveryFilter(
        Set<AccountId> targets,
        @Nullable String via,
        @Nullable Instant since,
        @Nullable Instant until) {
    public static final DeliveryFilter NONE = new DeliveryFilter(Set.of(), null, null, null);

    public DeliveryFilter {
        targets = Set.copyOf(targets);
        if (since != null && until != null && until.isBefore(since)) {
            throw new IllegalArgumentException(
                    "Nothing changes from " + since + " until " + until + "; the end must not be before the beginning");
        }
    }
}
