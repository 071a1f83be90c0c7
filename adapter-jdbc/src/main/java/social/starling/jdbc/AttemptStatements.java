package social.starling.jdbc;

import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import social.starling.ports.post.Fingerprint;
import social.starling.ports.publish.Attempt;
import social.starling.ports.publish.AttemptId;
import social.starling.ports.publish.Prepared;
import social.starling.ports.publish.RequestBytes;

/** Reads and writes attempts. */
final class AttemptStatements {
    static final String FIND = "SELECT id, payload, account, request, planned_key, baseline, price, fingerprint,"
            + " opened_at, deadline, looks, checkpoint FROM attempt WHERE seq IN (<keys>)";
    static final String USED = "SELECT id FROM attempt WHERE (delivery, id) IN (VALUES <keys>)";
    private static final String INSERT =
            "INSERT INTO attempt (seq, delivery, id, action, target, is_open, alone, payload, account, request,"
                    + " planned_key, baseline, price, fingerprint, opened_at, deadline, looks, checkpoint, written_at)"
                    + " VALUES (?, ?, ?, ?, ?, 1, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";

    /** An attempt that was closed and is opened again leaves its account to others. */
    static final String NOTE = "UPDATE attempt SET alone = CASE WHEN is_open = 0 THEN 0 ELSE alone END,"
            + " is_open = ?, looks = coalesce(?, looks), checkpoint = coalesce(?, checkpoint) WHERE seq = ?";

    static final String SETTLE = "UPDATE attempt SET is_open = 0, looks = coalesce(?, looks),"
            + " request = ?, checkpoint = NULL WHERE seq = ?";

    private AttemptStatements() {}

    /** The newest attempts of those rows that have any. */
    static Map<AttemptId, Attempt> newest(Session session, Collection<DeliveryRow> rows) throws SQLException {
        List<Long> numbers = new ArrayList<>();
        for (DeliveryRow row : rows) {
            if (row.attemptSeq != null) {
                numbers.add(row.attemptSeq);
            }
        }
        Map<AttemptId, Attempt> found = new HashMap<>();
        for (Attempt attempt : session.byKeys(FIND, numbers, AttemptStatements::read)) {
            found.put(attempt.id(), attempt);
        }
        return found;
    }

    /** Those of these ids that their deliveries have used before. @param ids pairs of a delivery's number and an id */
    static Set<String> used(Session session, Collection<Session.Pair> ids) throws SQLException {
        return new HashSet<>(session.byPairs(USED, ids, RowReader::text));
    }

    static void insert(Session session, List<Opened> rows) throws SQLException {
        session.batch(INSERT, rows, (out, row) -> {
            Attempt attempt = row.attempt;
            Prepared prepared = attempt.prepared();
            out.number(row.seq)
                    .number(row.delivery.seq)
                    .name(attempt.id())
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

    static void note(Session session, List<Noted> rows) throws SQLException {
        List<Noted> kept = rows.stream().filter(row -> !row.settled).toList();
        session.batch(
                NOTE,
                kept,
                (out, row) -> out.flag(row.open)
                        .count(row.looks)
                        .request(row.checkpoint)
                        .number(row.attempt));
        List<Noted> settled = rows.stream().filter(Noted::settled).toList();
        session.batch(
                SETTLE,
                settled,
                (out, row) -> out.count(row.looks).request(RequestBytes.EMPTY).number(row.attempt));
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

    /** A new attempt of a delivery. @param seq its number @param at by the ledger's clock */
    record Opened(long seq, DeliveryRow delivery, Attempt attempt, Instant at) {}

    /**
     * What changed on the newest attempt of a delivery.
     *
     * @param attempt its number
     * @param settled its end is known, and its bytes are needed no more
     * @param looks null to leave it
     * @param checkpoint null to leave it
     */
    record Noted(
            long attempt,
            boolean open,
            boolean settled,
            @Nullable Integer looks,
            @Nullable RequestBytes checkpoint) {}
}
