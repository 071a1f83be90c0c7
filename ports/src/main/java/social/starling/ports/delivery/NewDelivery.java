package social.starling.ports.delivery;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import social.starling.ports.publish.Payload;

/**
 * A delivery as it is planned.
 *
 * @param after the delivery whose post this one answers and which must be confirmed first; null where there is none
 * @param oneAttemptAtATime as in the target's capabilities
 * @param via what planned it, for people: a route's id, {@code api}, {@code cli}
 */
public record NewDelivery(
        DeliveryKey key,
        Payload payload,
        @Nullable DeliveryId after,
        Instant dueAt,
        boolean oneAttemptAtATime,
        String via) {
    public NewDelivery after(@Nullable DeliveryId other) {
        return new NewDelivery(key, payload, other, dueAt, oneAttemptAtATime, via);
    }
}
