package social.starling.ports.delivery;

import java.time.Duration;
import java.util.Set;
import social.starling.ports.account.AccountId;

/**
 * A daemon's wish for work.
 *
 * @param owner the daemon's id
 * @param limit the most deliveries wanted
 * @param lease how long they are its own, by the ledger's clock
 * @param quarantine how long after an expired lease in SENDING before anybody looks for the lost answer
 * @param except accounts that take no calls just now
 */
public record ClaimOrder(String owner, int limit, Duration lease, Duration quarantine, Set<AccountId> except) {
    public ClaimOrder {
        except = Set.copyOf(except);
        if (limit < 1) {
            throw new IllegalArgumentException(
                    "A claim of " + limit + " deliveries gets nothing; 1 or more is allowed");
        }
    }
}
