package social.starling.ports.delivery;

import java.util.List;

/**
 * Where every delivery stands; the one truth about what was sent. A method is one transaction and two calls never share
 * one. When the result of a commit is unknown, the caller reads the delivery again.
 */
public interface DeliveryLedger {
    /**
     * Writes origins, deliveries and the advance together; open attempts and links are looked at inside. A planned deletion
     * withdraws what creates the same post: cancelled where nothing was sent (the deletion then as well), wished to be
     * cancelled where an attempt is open, and deleted once it stands. What comes after it in its thread is held.
     */
    PlanReceipt plan(Plan plan);

    /**
     * Leases a batch of what is due: deliveries to send whose predecessor is confirmed, at most one of an account that
     * takes one attempt at a time, and attempts to look for. Expired leases are dealt with first: CLAIMED becomes PLANNED
     * (HELD after the third crash), SENDING and RECONCILING past the quarantine become RECONCILING of the caller.
     */
    List<Claim> claim(ClaimOrder order);

    /** Applies a batch in one transaction, each change for itself; one result for each, in order. */
    List<ChangeResult> commit(List<Change> changes);
}
