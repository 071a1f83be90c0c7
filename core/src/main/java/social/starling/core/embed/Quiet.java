package social.starling.core.embed;

import java.time.Duration;
import social.starling.core.event.EventBus;
import social.starling.ports.delivery.DeliveryReader;
import social.starling.ports.delivery.DeliveryState;
import social.starling.ports.event.EventLog;
import social.starling.ports.task.Mailbox;
import social.starling.ports.task.Tasks;

/** Tells when nothing is on its way any more. */
final class Quiet {
    /** A step that leaves no event is noticed that late. */
    private static final Duration LOOK = Duration.ofSeconds(1);

    private final DeliveryReader deliveries;
    private final EventBus bus;
    private final EventLog events;
    private final Tasks tasks;

    Quiet(DeliveryReader deliveries, EventBus bus, EventLog events, Tasks tasks) {
        this.deliveries = deliveries;
        this.bus = bus;
        this.events = events;
        this.tasks = tasks;
    }

    boolean await(Duration atMost) {
        long end = tasks.nanoTime() + atMost.toNanos();
        Mailbox<Boolean> bell = tasks.mailbox();
        try (EventBus.Subscription subscription = bus.follow(events.newest(), event -> bell.put(true))) {
            while (isMoving()) {
                Duration left = Duration.ofNanos(end - tasks.nanoTime());
                if (!left.isPositive()) {
                    return false;
                }
                bell.poll(left.compareTo(LOOK) < 0 ? left : LOOK);
                bell.drain(Integer.MAX_VALUE);
            }
            return true;
        }
    }

    private boolean isMoving() {
        return deliveries.counts().keySet().stream().anyMatch(Quiet::moves);
    }

    private static boolean moves(DeliveryState state) {
        return switch (state) {
            case PLANNED, CLAIMED, SENDING, ACCEPTED, UNKNOWN, RECONCILING, RETRY_AT -> true;
            case HELD, CONFIRMED, DEAD, CANCELLED -> false;
        };
    }
}
