package social.starling.jdbc;

import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import social.starling.ports.delivery.Action;
import social.starling.ports.delivery.Change;
import social.starling.ports.delivery.DeliveryState;
import social.starling.ports.delivery.Origin;
import social.starling.ports.delivery.OriginLink;
import social.starling.ports.publish.AttemptId;

/** Deliveries of posts that may turn out to be copies: decides over them once it is known. */
final class WaitingRoom {
    private final LedgerSheet sheet;
    private final Instant now;
    private final Map<AttemptId, List<DeliveryRow>> waiting = new HashMap<>();
    private final Map<String, List<DeliveryRow>> byOrigin = new HashMap<>();

    private WaitingRoom(LedgerSheet sheet, Instant now) {
        this.sheet = sheet;
        this.now = now;
        for (DeliveryRow row : sheet.rows()) {
            byOrigin.computeIfAbsent(row.origin, origin -> new ArrayList<>()).add(row);
            if (row.waitsFor != null) {
                waiting.computeIfAbsent(row.waitsFor, attempt -> new ArrayList<>())
                        .add(row);
            }
        }
    }

    /** Fetches whom the ends of attempts in this batch may concern. */
    static WaitingRoom load(Session session, List<Change> batch, LedgerSheet sheet, Instant now) throws SQLException {
        Set<AttemptId> attempts = new HashSet<>();
        Set<String> origins = new HashSet<>();
        for (Change change : batch) {
            DeliveryRow row = sheet.find(change.delivery());
            if (row != null && row.attempt != null && mayEnd(change)) {
                attempts.add(row.attempt);
            }
            OriginLink link = linkOf(change);
            if (link != null) {
                origins.add(postOf(link).canonical());
            }
        }
        sheet.add(DeliveryStatements.find(session, DeliveryStatements.BY_WAITED_FOR, attempts));
        sheet.add(DeliveryStatements.find(session, DeliveryStatements.BY_ORIGIN, origins));
        return new WaitingRoom(sheet, now);
    }

    /**
     * Called after the end of an attempt is known. A post that is now linked is a source for nothing, whether its
     * deliveries were waiting or not; those that waited for something else go on.
     */
    void settled(DeliveryRow row, @Nullable OriginLink link) {
        if (link != null) {
            cancelDeliveriesOf(link);
        }
        boolean told = row.state != DeliveryState.CONFIRMED || row.remote != null;
        if (row.state == DeliveryState.HELD || !told) {
            decided(row);
            return;
        }
        for (DeliveryRow waiter : waitersOf(row)) {
            if (isCopyOf(row, waiter)) {
                cancel(waiter, row.origin);
            } else {
                letGo(waiter);
            }
        }
    }

    /** Called after a delivery has left its open states without anybody knowing what its attempt did. */
    void decided(DeliveryRow row) {
        for (DeliveryRow waiter : waitersOf(row)) {
            if (waiter.state == DeliveryState.PLANNED || waiter.heldFor != null) {
                sheet.move(
                        waiter,
                        DeliveryState.HELD,
                        "It may be the post of " + row.id
                                + ", of which nobody could tell; release it if it is a post of its own, or cancel it",
                        now);
            }
        }
    }

    private List<DeliveryRow> waitersOf(DeliveryRow row) {
        if (row.attempt == null || row.state.isOpen()) {
            return List.of();
        }
        return waiting.getOrDefault(row.attempt, List.of()).stream()
                .filter(other -> row.attempt.equals(other.waitsFor))
                .toList();
    }

    private void cancelDeliveriesOf(OriginLink link) {
        for (DeliveryRow copy : byOrigin.getOrDefault(postOf(link).canonical(), List.of())) {
            boolean unsent = switch (copy.state) {
                case PLANNED, CLAIMED, RETRY_AT -> true;
                case HELD -> copy.tries == 0;
                case SENDING, ACCEPTED, UNKNOWN, RECONCILING, CONFIRMED, DEAD, CANCELLED -> false;
            };
            if (unsent && copy.action == Action.CREATE) {
                cancel(copy, link.origin().canonical());
            }
        }
    }

    private static boolean isCopyOf(DeliveryRow row, DeliveryRow waiter) {
        return row.remote != null
                && Origin.parse(waiter.origin) instanceof Origin.RemotePost post
                && post.postId().equals(row.remote.id());
    }

    private void cancel(DeliveryRow copy, String source) {
        copy.waitsFor = null;
        copy.leaseUntil = null;
        sheet.move(copy, DeliveryState.CANCELLED, "It is a copy of " + source, now);
    }

    private void letGo(DeliveryRow waiter) {
        waiter.waitsFor = null;
        waiter.reason = waiter.heldFor == null ? null : waiter.reason;
        waiter.updatedAt = now;
        sheet.touch(waiter);
        if (waiter.state == DeliveryState.HELD && waiter.heldFor == null) {
            sheet.move(waiter, DeliveryState.PLANNED, null, now);
        }
    }

    private static Origin postOf(OriginLink link) {
        return new Origin.RemotePost(link.platform(), link.postId());
    }

    private static boolean mayEnd(Change change) {
        return change instanceof Change.Settle || change instanceof Change.Decide || change instanceof Change.Adopt;
    }

    /** Of the post that turns out to be a copy; null where none does. */
    private static @Nullable OriginLink linkOf(Change change) {
        return switch (change) {
            case Change.Settle settle -> settle.link();
            case Change.Adopt adopt -> adopt.link();
            case Change.Open open -> null;
            case Change.Checkpoint checkpoint -> null;
            case Change.Renew renew -> null;
            case Change.Release release -> null;
            case Change.Decide decide -> null;
        };
    }
}
