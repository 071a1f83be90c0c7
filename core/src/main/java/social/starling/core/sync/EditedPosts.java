package social.starling.core.sync;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import social.starling.ports.account.AccountId;
import social.starling.ports.delivery.Action;
import social.starling.ports.delivery.Delivery;
import social.starling.ports.delivery.DeliveryId;
import social.starling.ports.delivery.DeliveryQuery;
import social.starling.ports.delivery.DeliveryReader;
import social.starling.ports.delivery.DeliveryState;
import social.starling.ports.delivery.NewDelivery;
import social.starling.ports.delivery.Origin;
import social.starling.ports.delivery.PlannedOrigin;
import social.starling.ports.publish.Content;
import social.starling.ports.route.Route;
import social.starling.ports.route.Upkeep.Edits;

/**
 * What becomes of the copy of a post that was edited: while nothing of it was sent, the new version simply takes its place;
 * afterwards the route's option says whether it is deleted and made anew, which is done only where nothing hangs on it.
 */
final class EditedPosts {
    private final DeliveryReader deliveries;
    private final Route route;
    private final AccountId target;

    EditedPosts(DeliveryReader deliveries, Route route, AccountId target) {
        this.deliveries = deliveries;
        this.route = route;
        this.target = target;
    }

    /** The plan as it is for a post that was planned as it stands, or never; null where {@code reason} keeps the old copy. */
    Outcome follow(PostPlan.Carry carry, Instant now) {
        if (carry.post().revision() == 0) {
            return new Outcome(carry, null);
        }
        List<Delivery> parts = newestPlan(carry.origin().origin());
        if (parts.isEmpty() || saysTheSame(parts, carry)) {
            return new Outcome(carry, null);
        }
        String reason = reasonToLeave(parts);
        return reason == null ? new Outcome(replacement(parts, carry, now), null) : new Outcome(carry, reason);
    }

    private List<Delivery> newestPlan(Origin origin) {
        List<Delivery> all =
                deliveries.list(new DeliveryQuery(Set.of(), target, origin.canonical(), null, 1_000)).stream()
                        .filter(one -> one.key().action() == Action.CREATE)
                        .toList();
        int newest = all.stream().mapToInt(one -> one.key().revision()).max().orElse(0);
        return all.stream()
                .filter(one -> one.key().revision() == newest)
                .sorted(Comparator.comparingInt(one -> one.key().segment()))
                .toList();
    }

    private static boolean saysTheSame(List<Delivery> parts, PostPlan.Carry carry) {
        List<NewDelivery> fresh = carry.origin().deliveries();
        if (fresh.size() != parts.size()) {
            return false;
        }
        for (int i = 0; i < fresh.size(); i++) {
            boolean same = fresh.get(i).payload() instanceof Content next
                    && parts.get(i).payload() instanceof Content before
                    && next.text().equals(before.text())
                    && next.media().equals(before.media());
            if (!same) {
                return false;
            }
        }
        return true;
    }

    private @Nullable String reasonToLeave(List<Delivery> parts) {
        if (parts.stream().anyMatch(part -> part.state() == DeliveryState.CANCELLED || isDeleted(part))) {
            return "it was edited, and its copy was cancelled or deleted";
        }
        if (parts.stream().anyMatch(part -> part.state() == DeliveryState.HELD && part.heldFor() == null)) {
            return "it was edited while its copy is held; decide about "
                    + parts.getFirst().id() + " first";
        }
        if (parts.stream().allMatch(EditedPosts::isUnsent)) {
            return null;
        }
        if (route.rules().upkeep().edits() == Edits.IGNORE) {
            return "it was edited after its copy was sent, and the route leaves copies as they are";
        }
        boolean continued = deliveries.after(parts.getLast().id()).stream()
                .anyMatch(next -> next.key().action() == Action.CREATE && next.state() != DeliveryState.CANCELLED);
        return continued ? "it was edited, and its copy is left as other posts of the thread hang on it" : null;
    }

    /** By a person; a deletion that was called off counts as one too, for somebody has decided about the copy. */
    private boolean isDeleted(Delivery part) {
        return deliveries.find(part.key().with(Action.DELETE).id()).isPresent();
    }

    private PostPlan.Carry replacement(List<Delivery> parts, PostPlan.Carry carry, Instant now) {
        List<PlannedOrigin> withdrawn = Withdrawal.of(carry.origin().origin(), parts, now);
        NewDelivery first = carry.origin().deliveries().getFirst();
        Content content = (Content) first.payload();
        boolean sent = !parts.stream().allMatch(EditedPosts::isUnsent);
        DeliveryId deletion = parts.getFirst().key().with(Action.DELETE).id();
        List<NewDelivery> fresh = carry.composed()
                .deliveries(
                        carry.origin().origin(),
                        parts.getFirst().key().revision() + 1,
                        content.createdAt(),
                        first.dueAt(),
                        sent ? deletion : first.after(),
                        first.via());
        PlannedOrigin origin = new PlannedOrigin(
                carry.origin().origin(),
                carry.origin().sighting(),
                fresh,
                carry.origin().lookAt());
        return new PostPlan.Carry(carry.post(), carry.composed(), origin, withdrawn);
    }

    private static boolean isUnsent(Delivery part) {
        return switch (part.state()) {
            case PLANNED, CLAIMED, RETRY_AT, HELD -> part.tries() == 0;
            case SENDING, ACCEPTED, UNKNOWN, RECONCILING, CONFIRMED, DEAD, CANCELLED -> false;
        };
    }

    /** @param reason why the old copy stays; null where the plan may be made */
    record Outcome(PostPlan.Carry carry, @Nullable String reason) {}
}
