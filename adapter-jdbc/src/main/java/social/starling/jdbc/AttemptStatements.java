package social.starling.jdbc;

import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import social.starling.ports.post.Fingerprint;
import social.starling.ports.publish.Attempt;
import social.starling.ports.publish.AttemptId;
import social.starling.ports.publish.Prepared;
import social.starling.ports.publish.RequestBytes;

/** Reads and writes attempts. */
final class AttemptStatements {
    static final String FIND = "SELECT id, payload, account, request, planned_key, baseline, price, fingerprint,"
            + " opened_at, deadline, looks, checkpoint FROM attempt WHERE id IN (<keys>)";
    static final String USED = "SELECT id FROM attempt WHERE id IN (<keys>)";
    private static final String INSERT = "INSERT INTO attempt (id, delivery, action, target, is_open, alone, payload,"
            + " account, request, planned_key, baseline, price, fingerprint, opened_at, deadline, looks, checkpoint,"
            + " written_at) VALUES (?, ?, ?, ?, 1, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";

    /** An attempt that was closed and is opened again leaves its account to others. */
    static final String NOTE = "UPDATE attempt SET alone = CASE WHEN is_open = 0 THEN 0 ELSE alone END,"
            + " is_open = ?, looks = coalesce(?, looks), checkpoint = coalesce(?, checkpoint) WHERE id = ?";

    static final String SETTLE = "UPDATE attempt SET is_open = 0, looks = coalesce(?, looks),"
            + " request = x'', checkpoint = NULL WHERE id = ?";

    private AttemptStatements() {}

    static Map<AttemptId, Attempt> find(Handle handle, Collection<AttemptId> ids) throws SQLException {
        Map<AttemptId, Attempt> found = new HashMap<>();
        for (Attempt attempt : Lookup.byKeys(handle, FIND, ids, AttemptStatements::read)) {
            found.put(attempt.id(), attempt);
        }
        return found;
    }

    static Set<String> used(Handle handle, Collection<AttemptId> ids) throws SQLException {
        return new HashSet<>(Lookup.byKeys(handle, USED, ids, RowReader::text));
    }

    static void insert(Handle handle, List<Opened> rows) throws SQLException {
        Batch.run(handle, INSERT, rows, (out, row) -> {
            Attempt attempt = row.attempt;
            Prepared prepared = attempt.prepared();
            out.name(attempt.id())
                    .number(row.delivery.seq)
                    .name(row.delivery.action)
                    .name(row.delivery.target)
                    .flag(row.delivery.alone)
                    .text(PayloadCodec.write(attempt.payload()))
                    .name(prepared.account())
                    .request(prepared.request())
                    .text(prepared.plannedKey())
                    .text(prepared.baseline())
                    .money(prepared.price())
                    .text(attempt.fingerprint().value())
                    .time(attempt.openedAt())
                    .time(attempt.deadline())
                    .number(attempt.looks())
                    .request(attempt.checkpoint())
                    .time(row.at);
        });
    }

    static void note(Handle handle, List<Noted> rows) throws SQLException {
        List<Noted> kept = rows.stream().filter(row -> !row.settled).toList();
        Batch.run(
                handle,
                NOTE,
                kept,
                (out, row) -> out.flag(row.open)
                        .count(row.looks)
                        .request(row.checkpoint)
                        .name(row.attempt));
        List<Noted> settled = rows.stream().filter(Noted::settled).toList();
        Batch.run(handle, SETTLE, settled, (out, row) -> out.count(row.looks).name(row.attempt));
    }

    private static Attempt read(RowReader row) throws SQLException {
        return new Attempt(
                new AttemptId(row.text()),
                PayloadCodec.read(row.text()),
                new Prepared(
                        row.account(), RequestBytes.of(row.bytes()), row.textOrNull(), row.textOrNull(), row.money()),
                new Fingerprint(row.text()),
                row.time(),
                row.time(),
                row.count(),
                row.requestOrNull());
    }

    /** A new attempt of a delivery. @param at by the ledger's clock */
    record Opened(DeliveryRow delivery, Attempt attempt, Instant at) {}

    /**
     * What changed on the newest attempt of a delivery.
     *
     * @param settled its end is known, and its bytes are needed no more
     * @param looks null to leave it
     * @param checkpoint null to leave it
     */
    record Noted(
            AttemptId attempt,
            boolean open,
            boolean settled,
            @Nullable Integer looks,
            @Nullable RequestBytes checkpoint) {}
}
