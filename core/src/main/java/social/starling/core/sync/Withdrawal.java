package social.starling.core.sync;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import social.starling.ports.delivery.Action;
import social.starling.ports.delivery.Delivery;
import social.starling.ports.delivery.DeliveryId;
import social.starling.ports.delivery.NewDelivery;
import social.starling.ports.delivery.Origin;
import social.starling.ports.delivery.PlannedOrigin;
import social.starling.ports.publish.Removal;

/** Plans the deletion of what was made of one post: each part of a split one for itself, the last part first. */
final class Withdrawal {
    private Withdrawal() {}

    /**
     * @param copies deliveries that create, of one origin and in any order
     * @return one for each target and revision; what was not sent is only cancelled, which the ledger decides
     */
    static List<PlannedOrigin> of(Origin origin, List<Delivery> copies, Instant now) {
        Map<String, List<Delivery>> plans = new TreeMap<>();
        for (Delivery copy : copies) {
            String plan = copy.key().target() + " " + copy.key().revision();
            plans.computeIfAbsent(plan, name -> new ArrayList<>()).add(copy);
        }
        return plans.values().stream()
                .map(parts -> new PlannedOrigin(origin, null, deletions(parts, now)))
                .toList();
    }

    private static List<NewDelivery> deletions(List<Delivery> parts, Instant now) {
        List<Delivery> lastFirst = parts.stream()
                .sorted(Comparator.comparingInt((Delivery part) -> part.key().segment())
                        .reversed())
                .toList();
        List<NewDelivery> deletions = new ArrayList<>(parts.size());
        DeliveryId before = lastFirst.getFirst().id();
        for (Delivery part : lastFirst) {
            NewDelivery deletion = new NewDelivery(
                    part.key().with(Action.DELETE),
                    part.remote() == null ? Removal.LATER : new Removal(part.remote()),
                    before,
                    now,
                    part.oneAttemptAtATime(),
                    part.via());
            deletions.add(deletion);
            before = deletion.key().id();
        }
        return deletions;
    }
}
