package social.starling.core.sync;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import social.starling.ports.account.AccountId;
import social.starling.ports.delivery.Delivery;
import social.starling.ports.delivery.DeliveryReader;
import social.starling.ports.delivery.DeliveryState;
import social.starling.ports.delivery.Origin;
import social.starling.ports.delivery.PlannedOrigin;
import social.starling.ports.platform.Platform;
import social.starling.ports.post.Post;

/**
 * Where the continuations of posts hang on a target: under what the ledger has planned for a post, else under what is just
 * being planned. The ledger's word comes first, as the plan of a post is made once. It is asked about each post once.
 */
final class ThreadEnds {
    private final DeliveryReader deliveries;
    private final Platform source;
    private final AccountId target;
    private final RecentPosts recent;
    private final Map<String, String> origins = new HashMap<>();
    private final Map<String, Optional<Delivery>> stored = new HashMap<>();
    private final Map<String, Boolean> copies = new HashMap<>();
    private final Map<Origin, ThreadEnd> planned = new HashMap<>();

    /** @param recent what was planned before and need not be in the ledger */
    ThreadEnds(DeliveryReader deliveries, Platform source, AccountId target, RecentPosts recent) {
        this.deliveries = deliveries;
        this.source = source;
        this.target = target;
        this.recent = recent;
    }

    /** A later version of an edited post is the same post. */
    void see(Post post) {
        origins.put(post.reference().id(), post.originId());
    }

    /** What replaces an older plan takes its place. */
    void plan(PostPlan.Carry carry) {
        PlannedOrigin origin = carry.origin();
        ThreadEnd.of(origin.deliveries().getLast()).ifPresent(end -> planned.put(origin.origin(), end));
        if (!carry.withdrawn().isEmpty()) {
            stored.put(carry.post().originId(), Optional.empty());
        }
    }

    /** Whether the post was planned for this target, or lately looked at in vain, or is one of Starling's own copies. */
    boolean isKnown(String postId) {
        return isCopy(postId) || recent.contains(postId) || stored(postId).isPresent();
    }

    /** Empty where the post was not carried, and where it was cancelled or is itself a copy. */
    Optional<ThreadEnd> of(Origin.RemotePost post) {
        String id = origins.getOrDefault(post.postId(), post.postId());
        if (isCopy(id)) {
            return Optional.empty();
        }
        Optional<Delivery> known = stored(id);
        if (known.isPresent()) {
            return known.filter(end -> end.state() != DeliveryState.CANCELLED).flatMap(ThreadEnd::of);
        }
        ThreadEnd end = planned.get(new Origin.RemotePost(source, id));
        return end == null ? recent.end(id) : Optional.of(end);
    }

    private Optional<Delivery> stored(String id) {
        return stored.computeIfAbsent(id, post -> deliveries.lastSegment(new Origin.RemotePost(source, post), target));
    }

    private boolean isCopy(String id) {
        return copies.computeIfAbsent(id, post -> deliveries.link(source, post).isPresent());
    }
}
