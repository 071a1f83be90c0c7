package social.starling.memory;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import social.starling.ports.account.AccountId;
import social.starling.ports.delivery.Action;
import social.starling.ports.delivery.Claim;
import social.starling.ports.delivery.ClaimOrder;
import social.starling.ports.delivery.DeliveryState;
import social.starling.ports.post.PostReference;
import social.starling.ports.post.ReplyTo;

/** Hands out work: what crashed is put back, lost answers are looked for, then what is due is sent. */
final class ClaimDesk {
    private static final int CRASHES_UNTIL_HELD = 3;
    private static final Comparator<DeliveryRow> BY_TURN =
            Comparator.<DeliveryRow, Instant>comparing(row -> row.dueAt).thenComparing(row -> row.sequence);

    private final MemoryState state;
    private final Readiness readiness;
    private final ThreadHolds threads;

    ClaimDesk(MemoryState state) {
        this.state = state;
        this.readiness = new Readiness(state);
        this.threads = new ThreadHolds(state);
    }

    List<Claim> claim(ClaimOrder order) {
        Instant now = state.now();
        putBackCrashed(now);
        threads.follow(now);
        List<Claim> claims = new ArrayList<>();
        for (DeliveryRow row : lookable(order, now)) {
            if (claims.size() < order.limit()) {
                claims.add(lease(row, DeliveryState.RECONCILING, order, now));
            }
        }
        Set<AccountId> busy = readiness.busy();
        for (DeliveryRow row : due(order, now)) {
            if (claims.size() < order.limit() && readiness.sendable(row, busy)) {
                claims.add(lease(row, DeliveryState.CLAIMED, order, now));
                if (row.plan.oneAttemptAtATime()) {
                    busy.add(row.target());
                }
            }
        }
        state.deliveries.takeMoved();
        return List.copyOf(claims);
    }

    private void putBackCrashed(Instant now) {
        for (DeliveryRow row : List.copyOf(state.deliveries.moving())) {
            if (row.state == DeliveryState.CLAIMED && row.leaseUntil != null && !row.leaseUntil.isAfter(now)) {
                row.crashes++;
                row.leaseUntil = null;
                boolean held = row.crashes >= CRASHES_UNTIL_HELD;
                state.deliveries.move(
                        row,
                        row.heeding(held ? DeliveryState.HELD : DeliveryState.PLANNED),
                        held
                                ? "Its preparation was cut off " + row.crashes
                                        + " times; release it to try again, or cancel it"
                                : "Its lease ran out while it was prepared",
                        now);
            }
        }
    }

    private List<DeliveryRow> lookable(ClaimOrder order, Instant now) {
        return state.deliveries.moving().stream()
                .filter(row -> callable(row, order) && isPast(readiness.lookableFrom(row, order.quarantine()), now))
                .sorted(BY_TURN)
                .toList();
    }

    private List<DeliveryRow> due(ClaimOrder order, Instant now) {
        return state.deliveries.moving().stream()
                .filter(row -> !row.dueAt.isAfter(now) && !order.except().contains(row.target()))
                .sorted(BY_TURN)
                .toList();
    }

    private boolean callable(DeliveryRow row, ClaimOrder order) {
        return !order.except().contains(row.target()) && readiness.reachable(row.target());
    }

    private static boolean isPast(@Nullable Instant time, Instant now) {
        return time != null && !time.isAfter(now);
    }

    private Claim lease(DeliveryRow row, DeliveryState to, ClaimOrder order, Instant now) {
        Instant until = now.plus(order.lease());
        row.epoch++;
        row.leaseUntil = until;
        state.deliveries.move(row, to, "By " + order.owner(), now);
        return new Claim(row.snapshot(), until, reply(row), to == DeliveryState.RECONCILING ? row.attempt : null);
    }

    /** Ancestors whose post is not known are passed over, so that a thread goes on under the last known one. */
    private @Nullable ReplyTo reply(DeliveryRow row) {
        PostReference root = null;
        PostReference parent = null;
        DeliveryRow ancestor = row.plan.key().action() == Action.CREATE ? parentOf(row) : null;
        while (ancestor != null) {
            if (ancestor.remote != null && stands(ancestor)) {
                root = ancestor.remote;
                parent = parent == null ? root : parent;
            }
            ancestor = parentOf(ancestor);
        }
        return root == null || parent == null ? null : new ReplyTo(root, parent);
    }

    /** A post that is made, and not deleted or about to be. */
    private boolean stands(DeliveryRow row) {
        DeliveryRow deletion =
                state.deliveries.find(row.plan.key().with(Action.DELETE).id());
        return row.plan.key().action() == Action.CREATE
                && (deletion == null || deletion.state == DeliveryState.CANCELLED);
    }

    private @Nullable DeliveryRow parentOf(DeliveryRow row) {
        return row.plan.after() == null ? null : state.deliveries.find(row.plan.after());
    }
}
