package social.starling.jdbc;

import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import org.jdbi.v3.core.Handle;

/** Reads and writes rows of the table of deliveries. */
final class DeliveryStatements {
    /** Named for the same reason as {@link ClaimStatements#READY}: an account has few of these and a long past. */
    static final String UNDER_WAY_ALONE = "delivery d INDEXED BY delivery_busy WHERE d.alone = 1"
            + " AND d.state IN ('CLAIMED', 'SENDING', 'ACCEPTED', 'UNKNOWN', 'RECONCILING')";

    private static final String SELECT = "SELECT " + DeliveryRow.COLUMNS + " FROM delivery d ";
    static final String BY_ID = SELECT + "WHERE d.id IN (<keys>)";
    static final String BY_SEQ = SELECT + "WHERE d.seq IN (<keys>)";
    static final String BY_ORIGIN = SELECT + "WHERE d.origin IN (<keys>) ORDER BY d.seq";
    static final String BY_WAITED_FOR = SELECT + "WHERE d.waits_for IN (<keys>) ORDER BY d.seq";
    static final String OPEN_ALONE =
            "SELECT " + DeliveryRow.COLUMNS + " FROM " + UNDER_WAY_ALONE + " AND d.target IN (<keys>)";

    private static final String INSERT = "INSERT INTO delivery (seq, id, origin, target, action, revision, segment,"
            + " after_id, alone, via, created_at, state, epoch, due_at, tries, crashes, first_tried_at, waits_for,"
            + " cancel_wished, remote_account, remote_id, remote_version, reason, updated_at, lease_until, attempt,"
            + " blocked) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";
    static final String UPDATE = "UPDATE delivery SET state = ?, epoch = ?, due_at = ?, tries = ?, crashes = ?,"
            + " first_tried_at = ?, waits_for = ?, cancel_wished = ?, remote_account = ?, remote_id = ?,"
            + " remote_version = ?, reason = ?, updated_at = ?, lease_until = ?, attempt = ?, blocked = ?"
            + " WHERE seq = ? AND state = ? AND epoch = ?";
    static final String UNBLOCK = "UPDATE delivery SET blocked = 0 WHERE after_id = ? AND blocked = 1";
    static final String BLOCK = "UPDATE delivery SET blocked = 1 WHERE after_id = ? AND blocked = 0";

    private DeliveryStatements() {}

    static List<DeliveryRow> find(Handle handle, String sql, Collection<?> keys) throws SQLException {
        return Lookup.byKeys(handle, sql, keys, DeliveryRow::read);
    }

    static void insert(Handle handle, List<DeliveryRow> rows) throws SQLException {
        Batch.run(handle, INSERT, rows, (out, row) -> {
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
    static void update(Handle handle, List<DeliveryRow> rows) throws SQLException {
        int[] hits = Batch.run(handle, UPDATE, rows, (out, row) -> {
            changing(out, row);
            out.number(row.seq).name(row.storedState).number(row.storedEpoch);
        });
        for (int i = 0; i < hits.length; i++) {
            if (hits[i] != 1) {
                throw new SQLException(
                        "The delivery " + rows.get(i).id + " changed inside a transaction that locks it");
            }
        }
    }

    /** What answers these may be claimed. */
    static void unblockAfter(Handle handle, List<DeliveryRow> confirmed) throws SQLException {
        Batch.run(handle, UNBLOCK, confirmed, (out, row) -> out.name(row.id));
    }

    /** What was planned to answer these before they were planned themselves has to wait for them. */
    static void blockAfter(Handle handle, List<DeliveryRow> planned) throws SQLException {
        Batch.run(handle, BLOCK, planned, (out, row) -> out.name(row.id));
    }

    /** The number of the newest delivery; new ones follow it. The write lock keeps others from taking the same. */
    static long newest(Handle handle) {
        return handle.createQuery("SELECT coalesce(max(seq), 0) FROM delivery")
                .mapTo(long.class)
                .one();
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
                .name(row.attempt)
                .flag(row.blocked);
    }
}
