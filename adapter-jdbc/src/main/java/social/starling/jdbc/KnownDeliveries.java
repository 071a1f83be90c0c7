package social.starling.jdbc;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import social.starling.ports.delivery.Action;
import social.starling.ports.delivery.DeliveryId;
import social.starling.ports.delivery.DeliveryKey;
import social.starling.ports.delivery.DeliveryState;
import social.starling.ports.delivery.NewDelivery;
import social.starling.ports.delivery.PlannedOrigin;
import social.starling.ports.delivery.Standstill;

/** The deliveries that a plan may meet: of the same origins, and those that its own answer. */
final class KnownDeliveries {
    private final Map<DeliveryId, DeliveryRow> rows = new HashMap<>();
    private final Map<PlanName, List<DeliveryId>> plans = new HashMap<>();

    private KnownDeliveries() {}

    static KnownDeliveries load(Session session, List<PlannedOrigin> origins) throws SQLException {
        Set<String> names = new LinkedHashSet<>();
        Set<DeliveryId> parents = new LinkedHashSet<>();
        for (PlannedOrigin origin : origins) {
            for (NewDelivery delivery : origin.deliveries()) {
                names.add(origin.origin().canonical());
                if (delivery.after() != null) {
                    parents.add(delivery.after());
                }
            }
        }
        KnownDeliveries known = new KnownDeliveries();
        DeliveryStatements.find(session, DeliveryStatements.BY_ORIGIN, names).forEach(known::add);
        for (DeliveryRow parent : DeliveryStatements.find(session, DeliveryStatements.BY_ID, parents)) {
            known.rows.putIfAbsent(parent.id, parent);
        }
        known.loadStoppers(session, parents);
        return known;
    }

    void add(DeliveryRow row) {
        rows.put(row.id, row);
        PlanName plan = new PlanName(row.origin, row.target.value(), row.action.name(), row.revision);
        plans.computeIfAbsent(plan, name -> new ArrayList<>()).add(row.id);
    }

    /** The deliveries of the same plan as {@code key}, whatever their segment. */
    List<DeliveryId> samePlan(DeliveryKey key) {
        PlanName plan = new PlanName(
                key.origin().canonical(), key.target().value(), key.action().name(), key.revision());
        return List.copyOf(plans.getOrDefault(plan, List.of()));
    }

    boolean contains(DeliveryId id) {
        return rows.containsKey(id);
    }

    /** Whether what is planned after {@code id} has to wait for it. */
    boolean isBlocking(@Nullable DeliveryId id) {
        DeliveryRow row = id == null ? null : rows.get(id);
        return row != null && !Standstill.isOver(row.action, row.state);
    }

    /** The delivery for which what is planned after {@code id} is held; null when nothing keeps it back. */
    @Nullable
    DeliveryRow stopperOf(@Nullable DeliveryId id, Action action) {
        DeliveryRow parent = id == null ? null : rows.get(id);
        if (parent == null) {
            return null;
        }
        if (parent.heldFor != null) {
            return rows.get(parent.heldFor);
        }
        return parent.standstill() != null || (action == Action.CREATE && isDeleted(parent)) ? parent : null;
    }

    private boolean isDeleted(DeliveryRow parent) {
        DeliveryRow deletion = parent.action == Action.CREATE ? rows.get(parent.with(Action.DELETE)) : null;
        return deletion != null && deletion.state != DeliveryState.CANCELLED;
    }

    @Nullable
    DeliveryRow find(DeliveryId id) {
        return rows.get(id);
    }

    private void loadStoppers(Session session, Set<DeliveryId> parents) throws SQLException {
        Set<DeliveryId> stoppers = new LinkedHashSet<>();
        for (DeliveryId parent : parents) {
            DeliveryRow row = rows.get(parent);
            if (row != null && row.action == Action.CREATE) {
                stoppers.add(row.with(Action.DELETE));
            }
        }
        rows.values().forEach(row -> {
            if (row.heldFor != null && !rows.containsKey(row.heldFor)) {
                stoppers.add(row.heldFor);
            }
        });
        for (DeliveryRow stopper : DeliveryStatements.find(session, DeliveryStatements.BY_ID, stoppers)) {
            rows.putIfAbsent(stopper.id, stopper);
        }
    }

    private record PlanName(String origin, String target, String action, int revision) {}
}
