package social.starling.memory;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import social.starling.ports.account.AccountId;
import social.starling.ports.delivery.DeliveryId;
import social.starling.ports.delivery.DeliveryKey;
import social.starling.ports.delivery.DeliveryState;
import social.starling.ports.delivery.NewDelivery;
import social.starling.ports.delivery.Origin;
import social.starling.ports.post.Fingerprint;
import social.starling.ports.post.PostReference;
import social.starling.ports.publish.Attempt;
import social.starling.ports.publish.AttemptId;

/** All deliveries in the order of their creation, with the indexes that plans and claims need. */
final class DeliveryTable {
    private final Map<DeliveryId, DeliveryRow> rows = new LinkedHashMap<>();
    private final Map<DeliveryId, DeliveryRow> moving = new LinkedHashMap<>();
    private final Map<Origin, List<DeliveryRow>> byOrigin = new HashMap<>();
    private final Map<PostName, DeliveryRow> byRemote = new HashMap<>();
    private final Map<AttemptId, DeliveryRow> byAttempt = new HashMap<>();
    private final Map<Fingerprint, List<DeliveryRow>> byFingerprint = new HashMap<>();
    private final Map<AttemptId, List<DeliveryRow>> waiting = new HashMap<>();
    private final Map<DeliveryId, List<DeliveryRow>> byParent = new HashMap<>();

    /** What this transaction has moved, with the states before it. */
    private final Map<DeliveryRow, DeliveryState> moved = new LinkedHashMap<>();

    DeliveryRow add(NewDelivery plan, DeliveryState state, Instant now) {
        DeliveryRow row = new DeliveryRow(rows.size(), plan, state, now);
        rows.put(row.id, row);
        byOrigin.computeIfAbsent(plan.key().origin(), origin -> new ArrayList<>())
                .add(row);
        if (plan.after() != null) {
            byParent.computeIfAbsent(plan.after(), parent -> new ArrayList<>()).add(row);
        }
        track(row);
        return row;
    }

    @Nullable
    DeliveryRow find(DeliveryId id) {
        return rows.get(id);
    }

    /** Oldest first. */
    Collection<DeliveryRow> all() {
        return rows.values();
    }

    /** Those which time alone may move on: neither final nor held. */
    Collection<DeliveryRow> moving() {
        return moving.values();
    }

    List<DeliveryRow> of(Origin origin) {
        return byOrigin.getOrDefault(origin, List.of());
    }

    /** The rows of the same plan as {@code key}, whatever their segment. */
    List<DeliveryRow> samePlan(DeliveryKey key) {
        return of(key.origin()).stream()
                .filter(row -> row.plan.key().target().equals(key.target())
                        && row.plan.key().action() == key.action()
                        && row.plan.key().revision() == key.revision())
                .toList();
    }

    @Nullable
    DeliveryRow publishedAs(AccountId account, String postId) {
        return byRemote.get(new PostName(account, postId));
    }

    boolean hasAttempt(AttemptId id) {
        return byAttempt.containsKey(id);
    }

    /** The rows that have tried to say what {@code fingerprint} tells, oldest attempt first. */
    List<DeliveryRow> saying(Fingerprint fingerprint) {
        return byFingerprint.getOrDefault(fingerprint, List.of());
    }

    /** The rows that still wait for the end of {@code attempt}. */
    List<DeliveryRow> waitingFor(AttemptId attempt) {
        return waiting.getOrDefault(attempt, List.of()).stream()
                .filter(row -> attempt.equals(row.waitsFor))
                .toList();
    }

    void wait(DeliveryRow row, AttemptId attempt) {
        row.waitsFor = attempt;
        waiting.computeIfAbsent(attempt, id -> new ArrayList<>()).add(row);
    }

    void open(DeliveryRow row, Attempt attempt, Instant now) {
        row.open(attempt, now);
        byAttempt.put(attempt.id(), row);
        if (attempt.fingerprint().isTelling()) {
            byFingerprint
                    .computeIfAbsent(attempt.fingerprint(), fingerprint -> new ArrayList<>())
                    .add(row);
        }
    }

    void published(DeliveryRow row, @Nullable PostReference remote) {
        if (remote != null) {
            row.remote = remote;
            byRemote.put(new PostName(remote.account(), remote.id()), row);
        }
    }

    /** What comes directly after {@code row}. */
    List<DeliveryRow> after(DeliveryRow row) {
        return byParent.getOrDefault(row.id, List.of());
    }

    /** The rows that were moved since this was asked last, each with its state before. */
    Map<DeliveryRow, DeliveryState> takeMoved() {
        Map<DeliveryRow, DeliveryState> taken = new LinkedHashMap<>(moved);
        moved.clear();
        return taken;
    }

    void move(DeliveryRow row, DeliveryState to, @Nullable String reason, Instant now) {
        moved.putIfAbsent(row, row.state);
        row.move(to, reason, now);
        track(row);
    }

    /** @param other an empty one */
    void copyInto(DeliveryTable other) {
        rows.forEach((id, row) -> other.rows.put(id, row.copy()));
        moving.keySet().forEach(id -> other.moving.put(id, other.rows.get(id)));
        copyLists(byOrigin, other.byOrigin, other);
        copyLists(byFingerprint, other.byFingerprint, other);
        copyLists(waiting, other.waiting, other);
        copyLists(byParent, other.byParent, other);
        byRemote.forEach((name, row) -> other.byRemote.put(name, other.rows.get(row.id)));
        byAttempt.forEach((attempt, row) -> other.byAttempt.put(attempt, other.rows.get(row.id)));
    }

    private static <K> void copyLists(
            Map<K, List<DeliveryRow>> from, Map<K, List<DeliveryRow>> to, DeliveryTable other) {
        from.forEach((key, rows) -> {
            List<DeliveryRow> twins = new ArrayList<>();
            rows.forEach(row -> twins.add(other.rows.get(row.id)));
            to.put(key, twins);
        });
    }

    private void track(DeliveryRow row) {
        switch (row.state) {
            case PLANNED, CLAIMED, SENDING, ACCEPTED, UNKNOWN, RECONCILING, RETRY_AT -> moving.put(row.id, row);
            case HELD, CONFIRMED, DEAD, CANCELLED -> moving.remove(row.id);
        }
    }

    private record PostName(AccountId account, String postId) {}
}
