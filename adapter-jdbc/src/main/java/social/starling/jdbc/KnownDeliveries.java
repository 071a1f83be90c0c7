package social.starling.jdbc;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import social.starling.ports.delivery.DeliveryId;
import social.starling.ports.delivery.DeliveryKey;
import social.starling.ports.delivery.DeliveryState;
import social.starling.ports.delivery.NewDelivery;
import social.starling.ports.delivery.PlannedOrigin;

/** The deliveries that a plan may meet: of the same origins, and those that its own answer. */
final class KnownDeliveries {
    private final Map<DeliveryId, DeliveryState> states = new HashMap<>();
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
            known.states.putIfAbsent(parent.id, parent.state);
        }
        return known;
    }

    void add(DeliveryRow row) {
        states.put(row.id, row.state);
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
        return states.containsKey(id);
    }

    boolean isUnconfirmed(@Nullable DeliveryId id) {
        DeliveryState state = id == null ? null : states.get(id);
        return state != null && state != DeliveryState.CONFIRMED;
    }

    private record PlanName(String origin, String target, String action, int revision) {}
}
