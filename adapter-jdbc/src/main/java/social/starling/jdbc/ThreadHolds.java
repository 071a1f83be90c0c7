package social.starling.jdbc;

import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import social.starling.ports.delivery.Action;
import social.starling.ports.delivery.DeliveryId;
import social.starling.ports.delivery.DeliveryState;
import social.starling.ports.delivery.Standstill;

/**
 * Keeps threads together: what comes after a delivery that stands still is held for it, and goes on when that one does.
 * Looks at a transaction's result, so that only transactions that stop or free something ask the tables at all.
 */
final class ThreadHolds {
    private final Session session;
    private final LedgerSheet sheet;
    private final Instant now;

    private ThreadHolds(Session session, LedgerSheet sheet, Instant now) {
        this.session = session;
        this.sheet = sheet;
        this.now = now;
    }

    static void follow(Session session, LedgerSheet sheet, Instant now) throws SQLException {
        List<DeliveryRow> freed = new ArrayList<>();
        List<DeliveryRow> stopped = new ArrayList<>();
        Set<DeliveryId> calledOff = new HashSet<>();
        for (DeliveryRow row : sheet.changed()) {
            boolean was = Standstill.of(row.action, row.storedState).isPresent();
            boolean is = row.standstill() != null;
            if (was && !is) {
                freed.add(row);
            } else if (is && row.heldFor == null && row.state != row.storedState) {
                stopped.add(row);
            }
            if (row.action == Action.DELETE && row.state == DeliveryState.CANCELLED && row.state != row.storedState) {
                calledOff.add(row.with(Action.CREATE));
            }
        }
        ThreadHolds holds = new ThreadHolds(session, sheet, now);
        freed.addAll(holds.staying(calledOff));
        holds.free(freed);
        stopped.addAll(sheet.deleted());
        holds.stop(stopped);
        holds.putBack();
    }

    /** Of those whose deletion was called off, on which others may hang again. */
    private List<DeliveryRow> staying(Set<DeliveryId> copies) throws SQLException {
        if (copies.isEmpty()) {
            return List.of();
        }
        sheet.add(DeliveryStatements.find(session, DeliveryStatements.BY_ID, copies));
        return sheet.rows().stream()
                .filter(row -> copies.contains(row.id) && row.standstill() == null)
                .toList();
    }

    private void free(List<DeliveryRow> freed) throws SQLException {
        if (freed.isEmpty()) {
            return;
        }
        Set<DeliveryId> names = ids(freed);
        sheet.add(DeliveryStatements.find(session, DeliveryStatements.BY_HELD_FOR, names));
        for (DeliveryRow row : sheet.rows()) {
            if (row.heldFor != null && names.contains(row.heldFor)) {
                sheet.move(row, row.heeding(DeliveryState.PLANNED), null, now);
            }
        }
    }

    private void stop(List<DeliveryRow> stopped) throws SQLException {
        if (stopped.isEmpty()) {
            return;
        }
        sheet.add(DeliveryStatements.find(session, DeliveryStatements.BELOW, ids(stopped)));
        Map<DeliveryId, List<DeliveryRow>> children = children();
        stopped.forEach(row -> holdBelow(row, row, children));
    }

    /** What was freed although the one before it stands still is held again. */
    private void putBack() throws SQLException {
        List<DeliveryRow> freed = sheet.changed().stream()
                .filter(row -> row.after != null
                        && Standstill.of(row.action, row.storedState).isPresent()
                        && (row.state == DeliveryState.PLANNED || row.state == DeliveryState.RETRY_AT))
                .toList();
        if (freed.isEmpty()) {
            return;
        }
        Set<DeliveryId> parents = new HashSet<>();
        freed.forEach(row -> parents.add(row.after));
        sheet.add(DeliveryStatements.find(session, DeliveryStatements.BY_ID, parents));
        Map<DeliveryId, List<DeliveryRow>> children = children();
        for (DeliveryRow row : freed) {
            DeliveryRow parent = row.after == null ? null : sheet.find(row.after);
            DeliveryRow stopper = parent == null || parent.standstill() == null ? null : stopperOf(parent);
            if (stopper != null && row.state != DeliveryState.HELD) {
                hold(row, stopper);
                holdBelow(row, stopper, children);
            }
        }
    }

    private @Nullable DeliveryRow stopperOf(DeliveryRow parent) throws SQLException {
        if (parent.heldFor == null) {
            return parent;
        }
        sheet.add(DeliveryStatements.find(session, DeliveryStatements.BY_ID, List.of(parent.heldFor)));
        return sheet.find(parent.heldFor);
    }

    private void holdBelow(DeliveryRow top, DeliveryRow stopper, Map<DeliveryId, List<DeliveryRow>> children) {
        Set<DeliveryRow> seen = new HashSet<>(Set.of(top));
        Deque<DeliveryRow> open = new ArrayDeque<>(seen);
        while (!open.isEmpty()) {
            DeliveryRow parent = open.remove();
            for (DeliveryRow child : children.getOrDefault(parent.id, List.of())) {
                if (seen.add(child) && isHeldWith(child, parent)) {
                    hold(child, stopper);
                    open.add(child);
                }
            }
        }
    }

    /** Those that are under way, over, or held in their own right stay as they are. */
    private boolean isHeldWith(DeliveryRow child, DeliveryRow parent) {
        boolean waiting = switch (child.state) {
            case PLANNED, RETRY_AT, CLAIMED -> true;
            case HELD -> child.heldFor != null;
            case SENDING, ACCEPTED, UNKNOWN, RECONCILING, CONFIRMED, DEAD, CANCELLED -> false;
        };
        if (waiting && child.action == Action.DELETE && parent.standstill() == Standstill.CANCELLED) {
            child.leaseUntil = null;
            sheet.move(child, DeliveryState.CANCELLED, Standstill.nothingToDelete(parent.id), now);
            return false;
        }
        // A deletion waits for the post that it deletes.
        return waiting && !(child.action == Action.DELETE && parent.standstill() == null);
    }

    private void hold(DeliveryRow row, DeliveryRow stopper) {
        Standstill why = stopper.standstill();
        String reason = (why == null ? Standstill.DELETED : why).reason(stopper.id);
        if (!stopper.id.equals(row.heldFor) || !reason.equals(row.reason)) {
            sheet.hold(row, stopper.id, reason, now);
        }
    }

    private Map<DeliveryId, List<DeliveryRow>> children() {
        Map<DeliveryId, List<DeliveryRow>> children = new HashMap<>();
        for (DeliveryRow row : sheet.rows()) {
            if (row.after != null) {
                children.computeIfAbsent(row.after, parent -> new ArrayList<>()).add(row);
            }
        }
        return children;
    }

    private static Set<DeliveryId> ids(List<DeliveryRow> rows) {
        Set<DeliveryId> ids = new HashSet<>();
        rows.forEach(row -> ids.add(row.id));
        return ids;
    }
}
