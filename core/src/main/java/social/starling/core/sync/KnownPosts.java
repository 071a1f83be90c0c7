package social.starling.core.sync;

import social.starling.core.sync.DryRun.Standing;
import social.starling.ports.account.Account;
import social.starling.ports.delivery.DeliveryReader;
import social.starling.ports.delivery.Origin;
import social.starling.ports.post.Post;
import social.starling.ports.route.Leg;

/** What the ledger knows of posts already. */
final class KnownPosts {
    private final DeliveryReader deliveries;

    KnownPosts(DeliveryReader deliveries) {
        this.deliveries = deliveries;
    }

    Standing standing(Leg leg, Account source, Post post) {
        if (deliveries.link(source.platform(), post.reference().id()).isPresent()) {
            return Standing.COPY;
        }
        Origin origin = new Origin.RemotePost(source.platform(), post.originId());
        return deliveries.lastSegment(origin, leg.target()).isPresent() ? Standing.PLANNED_BEFORE : Standing.NEW;
    }
}
