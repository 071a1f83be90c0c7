package social.starling.core.delivery;

import social.starling.ports.delivery.Action;
import social.starling.ports.delivery.Delivery;
import social.starling.ports.delivery.DeliveryReader;
import social.starling.ports.publish.Removal;

/** Finds the posts of deletions that were planned before these posts were known. */
final class Removals {
    private final DeliveryReader reader;

    Removals(DeliveryReader reader) {
        this.reader = reader;
    }

    /** As planned, with the post where it is known by now. */
    Removal found(Delivery deletion, Removal planned) {
        return planned.post() != null
                ? planned
                : reader.find(deletion.key().with(Action.CREATE).id())
                        .map(Delivery::remote)
                        .map(Removal::new)
                        .orElse(planned);
    }

    /** @throws IllegalArgumentException when nobody knows the post */
    static void requireKnown(Delivery deletion, Removal removal) {
        if (removal.post() == null) {
            throw new IllegalArgumentException("Nobody knows which post "
                    + deletion.key().with(Action.CREATE).id()
                    + " has become, so it cannot be deleted; delete it on the platform if it stands there");
        }
    }
}
