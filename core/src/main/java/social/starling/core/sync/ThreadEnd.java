package social.starling.core.sync;

import java.time.Instant;
import java.util.Optional;
import social.starling.ports.delivery.Delivery;
import social.starling.ports.delivery.DeliveryId;
import social.starling.ports.delivery.NewDelivery;
import social.starling.ports.publish.Content;
import social.starling.ports.publish.Payload;

/**
 * The delivery under which the continuation of a thread hangs.
 *
 * @param createdAt of its post on the target
 */
record ThreadEnd(DeliveryId delivery, Instant createdAt) {
    static Optional<ThreadEnd> of(Delivery delivery) {
        return of(delivery.id(), delivery.payload());
    }

    static Optional<ThreadEnd> of(NewDelivery delivery) {
        return of(delivery.key().id(), delivery.payload());
    }

    /** Threads are ordered by time, and platforms that cut off fractions of seconds give two posts the same. */
    Instant notBefore(Instant posted) {
        Instant next = createdAt.plusMillis(1);
        return posted.isBefore(next) ? next : posted;
    }

    private static Optional<ThreadEnd> of(DeliveryId id, Payload payload) {
        return payload instanceof Content content
                ? Optional.of(new ThreadEnd(id, content.createdAt()))
                : Optional.empty();
    }
}
