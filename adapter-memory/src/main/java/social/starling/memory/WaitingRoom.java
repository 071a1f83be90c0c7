package social.starling.memory;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import social.starling.ports.delivery.Action;
import social.starling.ports.delivery.DeliveryState;
import social.starling.ports.delivery.Origin;
import social.starling.ports.delivery.OriginLink;

/** Deliveries of posts that may turn out to be copies: decides over them once it is known. */
final class WaitingRoom {
    private final MemoryState state;

    WaitingRoom(MemoryState state) {
        this.state = state;
    }

    /**
     * Called after the end of an attempt is known. A post that is now linked is a source for nothing, whether its
     * deliveries were waiting or not; those that waited for something else go on.
     */
    void settled(DeliveryRow row, @Nullable OriginLink link, Instant now) {
        if (link != null) {
            cancelDeliveriesOf(new Origin.RemotePost(link.platform(), link.postId()), link, now);
        }
        boolean told = row.state != DeliveryState.CONFIRMED || row.remote != null;
        if (row.state == DeliveryState.HELD || !told) {
            decided(row, now);
            return;
        }
        for (DeliveryRow waiter : waitersOf(row)) {
            if (isCopyOf(row, waiter)) {
                cancel(waiter, row.plan.key().origin(), now);
            } else {
                letGo(waiter, now);
            }
        }
    }

    /** Called after a delivery has left its open states without anybody knowing what its attempt did. */
    void decided(DeliveryRow row, Instant now) {
        for (DeliveryRow waiter : waitersOf(row)) {
            if (waiter.state == DeliveryState.PLANNED || waiter.heldFor != null) {
                state.deliveries.move(
                        waiter,
                        DeliveryState.HELD,
                        "It may be the post of " + row.id
                                + ", of which nobody could tell; release it if it is a post of its own, or cancel it",
                        now);
            }
        }
    }

    private List<DeliveryRow> waitersOf(DeliveryRow row) {
        return row.attempt == null || row.state.isOpen() ? List.of() : state.deliveries.waitingFor(row.attempt.id());
    }

    private void cancelDeliveriesOf(Origin.RemotePost post, OriginLink link, Instant now) {
        for (DeliveryRow copy : List.copyOf(state.deliveries.of(post))) {
            boolean unsent = switch (copy.state) {
                case PLANNED, CLAIMED, RETRY_AT -> true;
                case HELD -> copy.tries == 0;
                case SENDING, ACCEPTED, UNKNOWN, RECONCILING, CONFIRMED, DEAD, CANCELLED -> false;
            };
            if (unsent && copy.plan.key().action() == Action.CREATE) {
                cancel(copy, link.origin(), now);
            }
        }
    }

    private static boolean isCopyOf(DeliveryRow row, DeliveryRow waiter) {
        return row.remote != null
                && waiter.plan.key().origin() instanceof Origin.RemotePost post
                && post.postId().equals(row.remote.id());
    }

    private void cancel(DeliveryRow copy, Origin source, Instant now) {
        copy.waitsFor = null;
        copy.leaseUntil = null;
        state.deliveries.move(copy, DeliveryState.CANCELLED, "It is a copy of " + source.canonical(), now);
    }

    private void letGo(DeliveryRow waiter, Instant now) {
        waiter.letGo(now);
        if (waiter.state == DeliveryState.HELD && waiter.heldFor == null) {
            state.deliveries.move(waiter, DeliveryState.PLANNED, null, now);
        }
    }
}
