package social.starling.ports.delivery;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** One step in the life of a delivery. @param from null for its planning */
public record HistoryEntry(
        Instant at,
        @Nullable DeliveryState from,
        DeliveryState to,
        long epoch,
        @Nullable String reason) {}
