package social.starling.ports.delivery;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An origin and what is to be delivered for it.
 *
 * @param sighting where it was found; null for what was not found on a platform
 * @param deliveries in the order of their segments, all for one target and revision; empty for what is not carried
 */
public record PlannedOrigin(Origin origin, @Nullable Sighting sighting, List<NewDelivery> deliveries) {
    public PlannedOrigin {
        deliveries = List.copyOf(deliveries);
        for (NewDelivery delivery : deliveries) {
            if (!delivery.key().origin().equals(origin)) {
                throw new IllegalArgumentException("The delivery "
                        + delivery.key().canonical() + " belongs to another origin than " + origin.canonical());
            }
        }
    }
}
