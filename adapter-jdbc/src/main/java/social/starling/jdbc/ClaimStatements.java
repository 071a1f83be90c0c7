package social.starling.jdbc;

import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import social.starling.ports.delivery.Claim;
import social.starling.ports.delivery.ClaimOrder;
import social.starling.ports.delivery.DeliveryState;
import social.starling.ports.publish.Attempt;
import social.starling.ports.publish.AttemptId;

/** Hands out work: what crashed is put back, lost answers are looked for, then what is due is sent. */
final class ClaimStatements {
    private static final int CRASHES_UNTIL_HELD = 3;

    private final Session session;
    private final ClaimQueries queries;
    private final ClaimOrder order;
    private final Instant now;

    private ClaimStatements(Session session, ClaimOrder order, Instant now) {
        this.session = session;
        this.queries = new ClaimQueries(session, order, now);
        this.order = order;
        this.now = now;
    }

    static List<Claim> claim(Session session, ClaimOrder order) throws SQLException {
        Instant now = session.now();
        ClaimStatements statements = new ClaimStatements(session, order, now);
        statements.putBackCrashed();
        LedgerSheet sheet = new LedgerSheet();
        List<DeliveryRow> claimed =
                new ArrayList<>(statements.lease(sheet, statements.queries.lookable(), DeliveryState.RECONCILING));
        int rest = order.limit() - claimed.size();
        if (rest > 0 && !JdbcPublishingSwitch.isPaused(session)) {
            claimed.addAll(statements.lease(sheet, statements.queries.due(rest), DeliveryState.CLAIMED));
        }
        sheet.write(session, now);
        return statements.claims(claimed);
    }

    private void putBackCrashed() throws SQLException {
        LedgerSheet sheet = new LedgerSheet();
        for (DeliveryRow row : rows(queries.crashed())) {
            row.crashes++;
            row.leaseUntil = null;
            boolean held = row.crashes >= CRASHES_UNTIL_HELD;
            sheet.move(
                    row,
                    row.heeding(held ? DeliveryState.HELD : DeliveryState.PLANNED),
                    held
                            ? "Its preparation was cut off " + row.crashes
                                    + " times; release it to try again, or cancel it"
                            : "Its lease ran out while it was prepared",
                    now);
        }
        sheet.write(session, now);
    }

    private List<DeliveryRow> lease(LedgerSheet sheet, List<Long> wanted, DeliveryState to) throws SQLException {
        List<DeliveryRow> rows = rows(wanted);
        for (DeliveryRow row : rows) {
            row.epoch++;
            row.leaseUntil = now.plus(order.lease());
            sheet.move(row, to, "By " + order.owner(), now);
        }
        return rows;
    }

    private List<Claim> claims(List<DeliveryRow> rows) throws SQLException {
        Payloads payloads = Payloads.load(session, rows);
        Replies replies = Replies.load(session, rows);
        Map<AttemptId, Attempt> attempts = AttemptStatements.newest(
                session,
                rows.stream()
                        .filter(row -> row.state == DeliveryState.RECONCILING)
                        .toList());
        Instant until = now.plus(order.lease());
        return rows.stream()
                .map(row -> new Claim(row.snapshot(payloads.of(row)), until, replies.of(row), attempt(row, attempts)))
                .toList();
    }

    private static @Nullable Attempt attempt(DeliveryRow row, Map<AttemptId, Attempt> attempts) {
        return row.attempt == null ? null : attempts.get(row.attempt);
    }

    /** In the order of {@code wanted}. */
    private List<DeliveryRow> rows(List<Long> wanted) throws SQLException {
        Map<Long, Integer> turns = new HashMap<>();
        wanted.forEach(seq -> turns.put(seq, turns.size()));
        List<DeliveryRow> rows = DeliveryStatements.find(session, DeliveryStatements.BY_SEQ, wanted);
        rows.sort(Comparator.comparing(row -> turns.getOrDefault(row.seq, 0)));
        return rows;
    }
}
