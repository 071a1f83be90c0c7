package social.starling.ports.delivery;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An origin and what is to be delivered for it.
 *
 * @param sighting where it was found; null for what was not found on a platform
 * @param deliveries in the order in which they are sent, all for one target, action and revision; empty for what is not
 *     carried
 * @param lookAt when the source is first to be looked at for whether it still stands; null when it need not be
 */
public record PlannedOrigin(
        Origin origin,
        @Nullable Sighting sighting,
        List<NewDelivery> deliveries,
        @Nullable Instant lookAt) {
    public PlannedOrigin {
        deliveries = List.copyOf(deliveries);
        for (NewDelivery delivery : deliveries) {
            if (!delivery.key().origin().equals(origin)) {
                throw new IllegalArgumentException("The delivery "
                        + delivery.key().canonical() + " belongs to another origin than " + origin.canonical());
            }
        }
    }

    /** One whose source is not looked at any more. */
    public PlannedOrigin(Origin origin, @Nullable Sighting sighting, List<NewDelivery> deliveries) {
        this(origin, sighting, deliveries, null);
    }
}
