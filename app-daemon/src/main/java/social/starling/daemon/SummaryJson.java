package social.starling.daemon;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import social.starling.ports.delivery.DeliverySum;

/**
 * How many deliveries there are of each kind.
 *
 * @param total of those that were looked at
 * @param complete whether that were all
 * @param groups the largest first
 */
record SummaryJson(
        long total, boolean complete, Map<String, Long> states, Map<String, Long> targets, List<GroupJson> groups) {
    static SummaryJson of(List<DeliverySum> sums, int atMost) {
        Map<String, Long> states = new LinkedHashMap<>();
        Map<String, Long> targets = new LinkedHashMap<>();
        long total = 0;
        for (DeliverySum sum : sums) {
            total += sum.count();
            states.merge(sum.state().name(), sum.count(), Long::sum);
            targets.merge(sum.target().value(), sum.count(), Long::sum);
        }
        return new SummaryJson(
                total,
                total < atMost,
                states,
                targets,
                sums.stream().map(GroupJson::of).toList());
    }

    /** @param reason null where none is told */
    record GroupJson(String state, String target, @Nullable String reason, long deliveries) {
        static GroupJson of(DeliverySum sum) {
            return new GroupJson(sum.state().name(), sum.target().value(), sum.reason(), sum.count());
        }
    }
}
