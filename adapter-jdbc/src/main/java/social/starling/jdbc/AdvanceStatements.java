package social.starling.jdbc;

import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import social.starling.ports.backfill.BackfillPosition;
import social.starling.ports.delivery.Advance;
import social.starling.ports.delivery.DeliveryId;
import social.starling.ports.delivery.PlanReceipt;
import social.starling.ports.route.Leg;

/** Moves what a plan moves on, by compare-and-set. */
final class AdvanceStatements {
    private static final String START =
            "INSERT INTO route_cursor (position, route, source, target) VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING";
    private static final String MOVE =
            "UPDATE route_cursor SET position = ? WHERE route = ? AND source = ? AND target = ? AND position = ?";
    private static final String POSITION =
            "SELECT position FROM route_cursor WHERE route = ? AND source = ? AND target = ?";
    private static final String REQUEST =
            "INSERT INTO request (key, digest, planned_at) VALUES (?, ?, ?) ON CONFLICT DO NOTHING";
    private static final String PLANNED = "INSERT INTO request_delivery (request, position, delivery) VALUES (?, ?, ?)";

    private static final String BACKFILL =
            "UPDATE backfill SET step = ?, first_page = ?, page = ?, through = ?, done = ?,"
                    + " reason = NULL WHERE id = ? AND step = ? AND state = 'RUNNING'";

    private AdvanceStatements() {}

    /** Null when it has moved; else why nothing may be written. */
    static @Nullable PlanReceipt advance(Session session, Advance advance, Instant now) {
        return switch (advance) {
            case Advance.Looks looks -> WatchStatements.advance(session, looks);
            case Advance.Cursor cursor -> move(session, cursor);
            case Advance.Backfill backfill -> move(session, backfill);
            case Advance.RequestKey request -> use(session, request, now);
        };
    }

    /** Remembers which deliveries a request came to, for when it is repeated. */
    static void note(Session session, Advance advance, List<PlanReceipt.Entry> entries) throws SQLException {
        switch (advance) {
            case Advance.Cursor cursor -> {}
            case Advance.Looks looks -> {}
            case Advance.Backfill backfill -> {}
            case Advance.RequestKey request -> {
                List<RequestDelivery> rows = new ArrayList<>();
                for (PlanReceipt.Entry entry : entries) {
                    for (DeliveryId delivery : entry.deliveries()) {
                        rows.add(new RequestDelivery(request.key(), rows.size(), delivery));
                    }
                }
                session.batch(
                        PLANNED,
                        rows,
                        (out, row) -> out.text(row.request).number(row.position).name(row.delivery));
            }
        }
    }

    static Optional<String> position(Handle handle, Leg leg) {
        return handle.select(
                        POSITION,
                        leg.route().value(),
                        leg.source().value(),
                        leg.target().value())
                .mapTo(String.class)
                .findOne();
    }

    private static @Nullable PlanReceipt move(Session session, Advance.Cursor cursor) {
        Leg leg = cursor.leg();
        String route = leg.route().value();
        String source = leg.source().value();
        String target = leg.target().value();
        int moved = cursor.expected() == null
                ? session.handle().execute(START, cursor.next(), route, source, target)
                : session.handle().execute(MOVE, cursor.next(), route, source, target, cursor.expected());
        return moved == 1
                ? null
                : new PlanReceipt.Overtaken(position(session.handle(), leg).orElse(null));
    }

    private static @Nullable PlanReceipt move(Session session, Advance.Backfill backfill) {
        BackfillPosition next = backfill.next();
        int moved = session.handle()
                .execute(
                        BACKFILL,
                        next.step(),
                        next.begin(),
                        next.cursor(),
                        next.through(),
                        BackfillCodec.write(next.done()),
                        backfill.id().value(),
                        next.step() - 1);
        return moved == 1 ? null : new PlanReceipt.Overtaken(null);
    }

    private static @Nullable PlanReceipt use(Session session, Advance.RequestKey request, Instant now) {
        if (session.handle().execute(REQUEST, request.key(), request.digest(), Times.toNanos(now)) == 1) {
            return null;
        }
        String digest = session.handle()
                .select("SELECT digest FROM request WHERE key = ?", request.key())
                .mapTo(String.class)
                .one();
        if (!digest.equals(request.digest())) {
            return new PlanReceipt.KeyTaken();
        }
        return new PlanReceipt.Repeated(session.handle()
                .select("SELECT delivery FROM request_delivery WHERE request = ? ORDER BY position", request.key())
                .mapTo(String.class)
                .map(DeliveryId::new)
                .list());
    }

    private record RequestDelivery(String request, int position, DeliveryId delivery) {}
}
