package social.starling.jdbc;

import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import social.starling.jdbc.AttemptStatements.Noted;
import social.starling.jdbc.AttemptStatements.Opened;
import social.starling.ports.delivery.AttemptRecord;
import social.starling.ports.delivery.DeliveryId;
import social.starling.ports.delivery.DeliveryState;
import social.starling.ports.delivery.OriginLink;
import social.starling.ports.delivery.Standstill;
import social.starling.ports.event.EventRow;
import social.starling.ports.publish.Attempt;
import social.starling.ports.publish.RequestBytes;

/**
 * The deliveries that a transaction has at hand, and all it is going to write: gathered here so that each kind goes out
 * as one statement over the whole batch.
 */
final class LedgerSheet {
    private final Map<DeliveryId, DeliveryRow> rows = new LinkedHashMap<>();
    private final Set<DeliveryRow> changed = new LinkedHashSet<>();
    private final Map<Long, Opened> opened = new LinkedHashMap<>();
    private final Map<Long, Look> looks = new HashMap<>();
    private final List<TrailStatements.Step> history = new ArrayList<>();
    private final List<OriginLink> links = new ArrayList<>();
    private final List<AttemptRecord> records = new ArrayList<>();
    private final List<EventRow> events = new ArrayList<>();
    private final List<DeliveryRow> deleted = new ArrayList<>();

    /** Rows that are at hand already stay as they are. */
    void add(Collection<DeliveryRow> found) {
        found.forEach(row -> rows.putIfAbsent(row.id, row));
    }

    @Nullable
    DeliveryRow find(DeliveryId id) {
        return rows.get(id);
    }

    List<DeliveryRow> rows() {
        return List.copyOf(rows.values());
    }

    void move(DeliveryRow row, DeliveryState to, @Nullable String reason, Instant now) {
        history.add(new TrailStatements.Step(row.seq, ++row.steps, now, row.state, to, row.epoch, reason));
        row.state = to;
        row.heldFor = null;
        row.reason = reason;
        row.updatedAt = now;
        changed.add(row);
    }

    /** Held because {@code before}, which comes before it in its thread, stands still. */
    void hold(DeliveryRow row, DeliveryId before, String reason, Instant now) {
        if (row.state == DeliveryState.HELD) {
            row.reason = reason;
            row.updatedAt = now;
            changed.add(row);
        } else {
            row.leaseUntil = null;
            move(row, DeliveryState.HELD, reason, now);
        }
        row.heldFor = before;
    }

    /** Its post is going to be deleted, whatever its state. */
    void delete(DeliveryRow row) {
        deleted.add(row);
    }

    List<DeliveryRow> deleted() {
        return List.copyOf(deleted);
    }

    /** In the order in which they were first changed. */
    List<DeliveryRow> changed() {
        return List.copyOf(changed);
    }

    /** Something changed but the state. */
    void touch(DeliveryRow row) {
        changed.add(row);
    }

    /** @param seq the number of the new attempt */
    void open(long seq, DeliveryRow row, Attempt attempt, Instant now) {
        row.attemptSeq = seq;
        row.attempt = attempt.id();
        row.tried(now);
        opened.put(seq, new Opened(seq, row, attempt, now));
    }

    /** @param count how often the newest attempt has been looked for; null to leave it */
    void note(DeliveryRow row, @Nullable Integer count, @Nullable RequestBytes checkpoint) {
        if (row.attemptSeq != null) {
            looks.merge(row.attemptSeq, new Look(count, checkpoint), Look::then);
            changed.add(row);
        }
    }

    void link(@Nullable OriginLink link) {
        if (link != null) {
            links.add(link);
        }
    }

    void record(@Nullable AttemptRecord record) {
        if (record != null) {
            records.add(record);
        }
    }

    void append(List<EventRow> more) {
        events.addAll(more);
    }

    void write(Session session, Instant now) throws SQLException {
        store(session, now);
        tell(session);
    }

    /** All but the events, before which whatever else is kept from others comes. */
    void store(Session session, Instant now) throws SQLException {
        ThreadHolds.follow(session, this, now);
        List<DeliveryRow> all = List.copyOf(changed);
        // What is closed comes before what is opened: an account that takes one attempt at a time has room again.
        AttemptStatements.note(session, noted(all, false));
        AttemptStatements.insert(session, List.copyOf(opened.values()));
        AttemptStatements.note(session, noted(all, true));
        DeliveryStatements.update(session, all);
        DeliveryStatements.unblockAfter(session, over(all));
        TrailStatements.addHistory(session, history);
        TrailStatements.addLinks(session, links);
        TrailStatements.addRecords(session, records);
    }

    void tell(Session session) throws SQLException {
        session.append(events);
    }

    private List<Noted> noted(List<DeliveryRow> all, boolean isNew) {
        List<Noted> noted = new ArrayList<>();
        for (DeliveryRow row : all) {
            Long attempt = row.attemptSeq;
            if (attempt == null || opened.containsKey(attempt) != isNew) {
                continue;
            }
            DeliveryState before = isNew ? DeliveryState.SENDING : row.storedState;
            Look look = looks.get(attempt);
            boolean settled = keepsBytes(before) && !keepsBytes(row.state);
            if (settled || before.isOpen() != row.state.isOpen() || look != null) {
                noted.add(new Noted(
                        attempt,
                        row.state.isOpen(),
                        settled,
                        look == null ? null : look.count,
                        look == null ? null : look.checkpoint));
            }
        }
        return noted;
    }

    private static List<DeliveryRow> over(List<DeliveryRow> all) {
        return all.stream()
                .filter(row -> row.state != row.storedState && Standstill.isOver(row.action, row.state))
                .toList();
    }

    /** Whether the newest attempt may be gone on with or looked for. */
    private static boolean keepsBytes(DeliveryState state) {
        return state.isOpen() || state == DeliveryState.HELD;
    }

    private record Look(@Nullable Integer count, @Nullable RequestBytes checkpoint) {
        Look then(Look later) {
            return new Look(
                    later.count == null ? count : later.count,
                    later.checkpoint == null ? checkpoint : later.checkpoint);
        }
    }
}
