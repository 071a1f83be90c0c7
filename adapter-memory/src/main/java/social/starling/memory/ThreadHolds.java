package social.starling.memory;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import social.starling.ports.delivery.Action;
import social.starling.ports.delivery.DeliveryState;
import social.starling.ports.delivery.Standstill;

/**
 * Keeps threads together: what comes after a delivery that stands still is held for it, and goes on when that one does.
 * Looks at a transaction's result, not at each of its steps.
 */
final class ThreadHolds {
    private final MemoryState state;

    ThreadHolds(MemoryState state) {
        this.state = state;
    }

    /** Called at the end of every transaction that moves deliveries. */
    void follow(Instant now) {
        follow(List.of(), now);
    }

    /** @param deleted whose posts are going to be deleted, whatever their state */
    void follow(List<DeliveryRow> deleted, Instant now) {
        Map<DeliveryRow, DeliveryState> moved = state.deliveries.takeMoved();
        List<DeliveryRow> freed = new ArrayList<>();
        List<DeliveryRow> stopped = new ArrayList<>();
        moved.forEach((row, before) -> {
            boolean was = stoodStill(row, before);
            boolean is = row.standstill() != null;
            if (was && !is) {
                freed.add(row);
            } else if (is && row.heldFor == null && row.state != before) {
                stopped.add(row);
            }
            DeliveryRow staying = calledOff(row);
            if (staying != null) {
                freed.add(staying);
            }
        });
        List<DeliveryRow> back = new ArrayList<>(freed);
        freed.forEach(row -> back.addAll(free(row, now)));
        stopped.forEach(row -> holdBelow(row, row, now));
        deleted.forEach(row -> holdBelow(row, row, now));
        back.forEach(row -> putBack(row, now));
        state.deliveries.takeMoved();
    }

    /** Whose deletion was called off, so that others may hang on it again; null where nothing was. */
    private @Nullable DeliveryRow calledOff(DeliveryRow row) {
        boolean calledOff = row.plan.key().action() == Action.DELETE && row.state == DeliveryState.CANCELLED;
        DeliveryRow copy = calledOff
                ? state.deliveries.find(row.plan.key().with(Action.CREATE).id())
                : null;
        return copy == null || copy.standstill() != null ? null : copy;
    }

    private List<DeliveryRow> free(DeliveryRow stopper, Instant now) {
        List<DeliveryRow> freed = new ArrayList<>();
        for (DeliveryRow row : below(stopper)) {
            if (stopper.id.equals(row.heldFor)) {
                state.deliveries.move(row, row.heeding(DeliveryState.PLANNED), null, now);
                freed.add(row);
            }
        }
        return freed;
    }

    private List<DeliveryRow> below(DeliveryRow top) {
        Set<DeliveryRow> seen = new HashSet<>(Set.of(top));
        Deque<DeliveryRow> open = new ArrayDeque<>(seen);
        List<DeliveryRow> below = new ArrayList<>();
        while (!open.isEmpty()) {
            for (DeliveryRow child : state.deliveries.after(open.remove())) {
                if (seen.add(child)) {
                    below.add(child);
                    open.add(child);
                }
            }
        }
        return below;
    }

    /** What was freed although the one before it stands still is held again. */
    private void putBack(DeliveryRow row, Instant now) {
        boolean sendable = row.state == DeliveryState.PLANNED || row.state == DeliveryState.RETRY_AT;
        DeliveryRow parent = row.plan.after() == null ? null : state.deliveries.find(row.plan.after());
        if (sendable && parent != null && parent.standstill() != null) {
            DeliveryRow stopper = stopperOf(parent);
            hold(row, stopper, now);
            holdBelow(row, stopper, now);
        }
    }

    private DeliveryRow stopperOf(DeliveryRow parent) {
        DeliveryRow stopper = parent.heldFor == null ? null : state.deliveries.find(parent.heldFor);
        return stopper == null ? parent : stopper;
    }

    void holdBelow(DeliveryRow top, DeliveryRow stopper, Instant now) {
        Set<DeliveryRow> seen = new HashSet<>(Set.of(top));
        Deque<DeliveryRow> open = new ArrayDeque<>(seen);
        while (!open.isEmpty()) {
            DeliveryRow parent = open.remove();
            for (DeliveryRow child : state.deliveries.after(parent)) {
                if (seen.add(child) && isHeldWith(child, parent, now)) {
                    hold(child, stopper, now);
                    open.add(child);
                }
            }
        }
    }

    /** Those that are under way, over, or held in their own right stay as they are. */
    private boolean isHeldWith(DeliveryRow child, DeliveryRow parent, Instant now) {
        boolean waiting = switch (child.state) {
            case PLANNED, RETRY_AT, CLAIMED -> true;
            case HELD -> child.heldFor != null;
            case SENDING, ACCEPTED, UNKNOWN, RECONCILING, CONFIRMED, DEAD, CANCELLED -> false;
        };
        boolean vain = child.plan.key().action() == Action.DELETE && parent.standstill() == Standstill.CANCELLED;
        if (waiting && vain) {
            child.leaseUntil = null;
            state.deliveries.move(child, DeliveryState.CANCELLED, Standstill.nothingToDelete(parent.id), now);
        }
        // A deletion waits for the post that it deletes.
        boolean own = child.plan.key().action() == Action.DELETE && parent.standstill() == null;
        return waiting && !vain && !own;
    }

    private void hold(DeliveryRow row, DeliveryRow stopper, Instant now) {
        Standstill why = stopper.standstill();
        String reason = (why == null ? Standstill.DELETED : why).reason(stopper.id);
        if (row.state != DeliveryState.HELD) {
            row.leaseUntil = null;
            state.deliveries.move(row, DeliveryState.HELD, reason, now);
        }
        if (!stopper.id.equals(row.heldFor) || !reason.equals(row.reason())) {
            row.heldFor(stopper.id, reason, now);
        }
    }

    private static boolean stoodStill(DeliveryRow row, @Nullable DeliveryState before) {
        return before != null && Standstill.of(row.plan.key().action(), before).isPresent();
    }
}
