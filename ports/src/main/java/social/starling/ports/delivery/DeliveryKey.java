package social.starling.ports.delivery;

import social.starling.ports.account.AccountId;
import social.starling.ports.digest.Digest;

/**
 * The identity of a delivery; unique in the ledger.
 *
 * @param revision 0 for the first plan, one more for each replacement
 * @param segment 0 for the first part of a split post
 */
public record DeliveryKey(Origin origin, AccountId target, Action action, int revision, int segment) {
    public DeliveryKey {
        if (revision < 0 || segment < 0) {
            throw new IllegalArgumentException(
                    "Revision " + revision + " and segment " + segment + " cannot be negative; 0 or more is allowed");
        }
    }

    /** All parts in one text; the idempotency key of the content. */
    public String canonical() {
        return origin.canonical() + "|" + target + "|" + action + "|" + revision + "|" + segment;
    }

    /** The same post, made or deleted: the deletion of a creation and the creation of a deletion. */
    public DeliveryKey with(Action other) {
        return new DeliveryKey(origin, target, other, revision, segment);
    }

    public DeliveryId id() {
        return new DeliveryId("dlv-" + Digest.sha256Hex(canonical()).substring(0, 24));
    }
}
