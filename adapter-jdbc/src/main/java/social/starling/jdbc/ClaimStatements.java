package social.starling.jdbc;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import social.starling.ports.account.AccountId;
import social.starling.ports.delivery.Claim;
import social.starling.ports.delivery.ClaimOrder;
import social.starling.ports.delivery.DeliveryState;
import social.starling.ports.publish.Attempt;
import social.starling.ports.publish.AttemptId;

/** Hands out work: what crashed is put back, lost answers are looked for, then what is due is sent. */
final class ClaimStatements {
    private static final int CRASHES_UNTIL_HELD = 3;

    /** How long after a call's deadline its effect may still show on the platform. */
    static final Duration AFTERMATH = Duration.ofSeconds(60);

    /**
     * What may be claimed for sending once it is due. The index is named, since without statistics SQLite prefers the one
     * over the states and reads the whole queue.
     */
    static final String READY = "delivery INDEXED BY delivery_ready"
            + " WHERE state IN ('PLANNED', 'RETRY_AT') AND blocked = 0 AND waits_for IS NULL";

    /** The accounts that have all they may have at a time. */
    static final String BUSY = "SELECT d.target FROM " + DeliveryStatements.UNDER_WAY_ALONE;

    /**
     * The accounts that have something to send and may be called; an account that the store does not know may. Steps from
     * account to account through the index instead of reading every delivery (a loose index scan).
     */
    static final String TARGETS = "ready_target (id) AS (SELECT min(target) FROM " + READY
            + " UNION ALL SELECT (SELECT min(target) FROM " + READY + " AND target > ready_target.id)"
            + " FROM ready_target WHERE ready_target.id IS NOT NULL),"
            + " free_target (id) AS (SELECT id FROM ready_target WHERE id IS NOT NULL AND id NOT IN (<except>)"
            + " AND NOT EXISTS (SELECT 1 FROM account WHERE account.id = ready_target.id"
            + " AND account.state <> 'ACTIVE'))";

    static final String DUE = "WITH RECURSIVE " + TARGETS
            + " SELECT d.seq, d.due_at FROM free_target t CROSS JOIN delivery d WHERE d.seq IN (SELECT seq FROM "
            + READY + " AND target = t.id AND alone = 0 AND due_at <= :now"
            + " ORDER BY due_at, seq LIMIT :limit)"
            + " UNION ALL SELECT d.seq, d.due_at FROM free_target t CROSS JOIN delivery d"
            + " WHERE t.id NOT IN (" + BUSY + ") AND d.seq IN (SELECT seq FROM "
            + READY + " AND target = t.id AND alone = 1 AND due_at <= :now"
            + " ORDER BY due_at, seq LIMIT 1)"
            + " ORDER BY 2, 1 LIMIT :limit";

    private static final String CALLABLE = "d.target NOT IN (<except>) AND NOT EXISTS"
            + " (SELECT 1 FROM account WHERE account.id = d.target AND account.state <> 'ACTIVE')";

    static final String LOOKABLE = "SELECT d.seq, d.due_at FROM delivery d LEFT JOIN attempt a ON a.id = d.attempt"
            + " WHERE d.state IN ('SENDING', 'RECONCILING')"
            + " AND d.lease_until <= :leaseOver AND (a.deadline IS NULL OR a.deadline <= :callOver) AND " + CALLABLE
            + " UNION ALL SELECT d.seq, d.due_at FROM delivery d WHERE d.state IN ('UNKNOWN', 'ACCEPTED')"
            + " AND d.due_at <= :now AND " + CALLABLE + " ORDER BY 2, 1 LIMIT :limit";

    static final String CRASHED =
            "SELECT seq FROM delivery WHERE state = 'CLAIMED'" + " AND lease_until <= :now ORDER BY seq";

    private final Handle handle;
    private final ClaimOrder order;
    private final Instant now;

    private ClaimStatements(Handle handle, ClaimOrder order, Instant now) {
        this.handle = handle;
        this.order = order;
        this.now = now;
    }

    static List<Claim> claim(Handle handle, ClaimOrder order, Instant now) throws SQLException {
        ClaimStatements statements = new ClaimStatements(handle, order, now);
        statements.putBackCrashed();
        LedgerSheet sheet = new LedgerSheet();
        List<DeliveryRow> claimed =
                new ArrayList<>(statements.lease(sheet, statements.lookable(), DeliveryState.RECONCILING));
        int rest = order.limit() - claimed.size();
        if (rest > 0 && JdbcPublishingSwitch.find(handle).isEmpty()) {
            claimed.addAll(statements.lease(sheet, statements.due(rest), DeliveryState.CLAIMED));
        }
        sheet.write(handle);
        return statements.claims(claimed);
    }

    private void putBackCrashed() throws SQLException {
        LedgerSheet sheet = new LedgerSheet();
        List<Long> crashed = handle.createQuery(CRASHED)
                .bind("now", Times.toNanos(now))
                .mapTo(Long.class)
                .list();
        for (DeliveryRow row : rows(crashed)) {
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
        sheet.write(handle);
    }

    private List<Long> lookable() {
        return handle.createQuery(LOOKABLE)
                .bindList("except", except())
                .bind("now", Times.toNanos(now))
                .bind("leaseOver", Times.toNanos(now.minus(order.quarantine())))
                .bind("callOver", Times.toNanos(now.minus(AFTERMATH)))
                .bind("limit", order.limit())
                .map((rs, context) -> rs.getLong(1))
                .list();
    }

    private List<Long> due(int limit) {
        return handle.createQuery(DUE)
                .bindList("except", except())
                .bind("now", Times.toNanos(now))
                .bind("limit", limit)
                .map((rs, context) -> rs.getLong(1))
                .list();
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
        Payloads payloads = Payloads.load(handle, rows);
        Replies replies = Replies.load(handle, rows);
        Map<AttemptId, Attempt> attempts = AttemptStatements.find(
                handle,
                rows.stream()
                        .filter(row -> row.state == DeliveryState.RECONCILING && row.attempt != null)
                        .map(row -> row.attempt)
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
        List<DeliveryRow> rows = DeliveryStatements.find(handle, DeliveryStatements.BY_SEQ, wanted);
        rows.sort(Comparator.comparing(row -> turns.getOrDefault(row.seq, 0)));
        return rows;
    }

    /** Never empty, since an empty list is no SQL everywhere; nothing has an empty id. */
    private List<String> except() {
        List<String> except = new ArrayList<>(List.of(""));
        order.except().stream().map(AccountId::value).forEach(except::add);
        return except;
    }
}
