package social.starling.jdbc;

import java.sql.SQLException;
import java.util.Collection;
import java.util.List;

/** Reads and writes rows of the table of deliveries. */
final class DeliveryStatements {
    /** The index is named, since without statistics SQLite may prefer the long past of an account to its few of these. */
    static final String BUSY = "delivery d INDEXED BY delivery_busy";

    static final String UNDER_WAY_ALONE =
            " WHERE d.alone = 1 AND d.state IN ('CLAIMED', 'SENDING', 'ACCEPTED', 'UNKNOWN', 'RECONCILING')";

    /** Rows are waited for in the order of their numbers, so that no two transactions wait for each other. */
    private static final String IN_ORDER = " ORDER BY d.seq <hold>";

    private static final String SELECT = "SELECT " + DeliveryRow.COLUMNS + " FROM delivery d ";
    static final String BY_ID = SELECT + "WHERE d.id IN (<keys>)" + IN_ORDER;
    static final String BY_SEQ = SELECT + "WHERE d.seq IN (<keys>)" + IN_ORDER;
    static final String BY_ORIGIN = SELECT + "WHERE d.origin IN (<keys>)" + IN_ORDER;
    static final String BY_WAITED_FOR = SELECT + "WHERE d.waits_for IN (<keys>)" + IN_ORDER;
    static final String BY_AFTER = SELECT + "WHERE d.after_id IN (<keys>)" + IN_ORDER;
    static final String BY_HELD_FOR = SELECT + "WHERE d.held_for IN (<keys>)" + IN_ORDER;

    /** All that comes after, however far down; an earlier one of a thread that went round in a circle comes once. */
    static final String BELOW = "WITH RECURSIVE below (id) AS (SELECT c.id FROM delivery c WHERE c.after_id IN (<keys>)"
            + " UNION SELECT c.id FROM below JOIN delivery c ON c.after_id = below.id) "
            + SELECT + "WHERE d.id IN (SELECT id FROM below)" + IN_ORDER;

    static final String OPEN_ALONE =
            "SELECT " + DeliveryRow.COLUMNS + " FROM " + BUSY + UNDER_WAY_ALONE + " AND d.target IN (<keys>)";

    private static final String INSERT = "INSERT INTO delivery (seq, id, origin, target, action, revision, segment,"
            + " after_id, alone, via, created_at, state, epoch, due_at, tries, crashes, first_tried_at, waits_for,"
            + " cancel_wished, remote_account, remote_id, remote_version, reason, updated_at, lease_until, attempt,"
            + " attempt_id, blocked, ready, steps, held_for) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?,"
            + " ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";
    static final String UPDATE = "UPDATE delivery SET state = ?, epoch = ?, due_at = ?, tries = ?, crashes = ?,"
            + " first_tried_at = ?, waits_for = ?, cancel_wished = ?, remote_account = ?, remote_id = ?, remote_version ="
            + " ?, reason = ?, updated_at = ?, lease_until = ?, attempt = ?, attempt_id = ?, blocked = ?, ready = ?, steps = ?,"
            + " held_for = ? WHERE seq = ? AND state = ? AND epoch = ?";
    static final String UNBLOCK = "UPDATE delivery SET blocked = 0,"
            + " ready = CASE WHEN state IN ('PLANNED', 'RETRY_AT') AND waits_for IS NULL THEN 1 ELSE 0 END WHERE after_id = ? AND blocked = 1";
    static final String BLOCK = "UPDATE delivery SET blocked = 1, ready = 0 WHERE after_id = ? AND blocked = 0";

    private DeliveryStatements() {}

    static List<DeliveryRow> find(Session session, String sql, Collection<?> keys) throws SQLException {
        return session.byKeys(sql, keys, DeliveryRow::read);
    }

    static void insert(Session session, List<DeliveryRow> rows) throws SQLException {
        session.batch(INSERT, rows, (out, row) -> {
            out.number(row.seq)
                    .name(row.id)
                    .text(row.origin)
                    .name(row.target)
                    .name(row.action)
                    .number(row.revision)
                    .number(row.segment)
                    .name(row.after)
                    .flag(row.alone)
                    .text(row.via)
                    .time(row.createdAt);
            changing(out, row);
        });
    }

    /** Every row must be found as it was read; the caller holds the write lock, so anything else is a fault. */
    static void update(Session session, List<DeliveryRow> rows) throws SQLException {
        int hits = session.batch(UPDATE, rows, (out, row) -> {
            changing(out, row);
            out.number(row.seq).name(row.storedState).number(row.storedEpoch);
        });
        if (hits != rows.size()) {
            throw new SQLException("Of " + rows.size() + " deliveries, among them " + rows.getFirst().id + ", "
                    + (rows.size() - hits) + " changed inside a transaction that locks them");
        }
    }

    /** What answers these may be claimed. */
    static void unblockAfter(Session session, List<DeliveryRow> confirmed) throws SQLException {
        session.batch(UNBLOCK, confirmed, (out, row) -> out.name(row.id));
    }

    /** What was planned to answer these before they were planned themselves has to wait for them. */
    static void blockAfter(Session session, List<DeliveryRow> planned) throws SQLException {
        session.batch(BLOCK, planned, (out, row) -> out.name(row.id));
    }

    private static void changing(RowWriter out, DeliveryRow row) throws SQLException {
        out.name(row.state)
                .number(row.epoch)
                .time(row.dueAt)
                .number(row.tries)
                .number(row.crashes)
                .time(row.firstTriedAt)
                .name(row.waitsFor)
                .flag(row.cancelWished)
                .reference(row.remote)
                .text(row.reason)
                .time(row.updatedAt)
                .time(row.leaseUntil)
                .numberOrNull(row.attemptSeq)
                .name(row.attempt)
                .flag(row.blocked)
                .flag(row.isReady())
                .number(row.steps)
                .name(row.heldFor);
    }
}
