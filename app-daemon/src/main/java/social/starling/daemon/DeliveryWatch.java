package social.starling.daemon;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.IntSupplier;
import java.util.function.Predicate;
import social.starling.core.delivery.DeliveryDesk;
import social.starling.core.event.EventBus;
import social.starling.ports.delivery.Delivery;
import social.starling.ports.delivery.DeliveryId;
import social.starling.ports.delivery.DeliveryState;
import social.starling.ports.event.EventLog;
import social.starling.ports.task.Mailbox;
import social.starling.ports.task.Tasks;

/** Waits for the end of a delivery without asking for it again and again. */
final class DeliveryWatch implements AutoCloseable {
    /** Not every step leaves an event. */
    private static final Duration LONGEST_SILENCE = Duration.ofMillis(500);

    private final DeliveryDesk desk;
    private final EventLog events;
    private final EventBus bus;
    private final Tasks tasks;
    private final Set<Mailbox<Boolean>> bells = ConcurrentHashMap.newKeySet();
    private volatile boolean closed;

    DeliveryWatch(DeliveryDesk desk, EventLog events, EventBus bus, Tasks tasks) {
        this.desk = desk;
        this.events = events;
        this.bus = bus;
        this.tasks = tasks;
    }

    /** The delivery as soon as nothing more happens to it by itself, or after {@code atMost} as it then stands. */
    Delivery settled(DeliveryId id, Duration atMost) {
        return await(id, atMost, delivery -> rests(delivery.state()));
    }

    /** The delivery as soon as its life has more than {@code steps}, or as {@link #settled} gives it. */
    Delivery moved(DeliveryId id, int steps, IntSupplier taken, Duration atMost) {
        return await(id, atMost, delivery -> rests(delivery.state()) || taken.getAsInt() > steps);
    }

    private Delivery await(DeliveryId id, Duration atMost, Predicate<Delivery> wanted) {
        long end = tasks.nanoTime() + atMost.toNanos();
        long newest = events.newest();
        Delivery delivery = desk.require(id);
        if (wanted.test(delivery) || end - tasks.nanoTime() <= 0) {
            return delivery;
        }
        Mailbox<Boolean> bell = tasks.mailbox();
        bells.add(bell);
        try (EventBus.Subscription subscription = bus.follow(newest, entry -> {
            if (entry.row().subject().equals(id.value())) {
                bell.put(true);
            }
        })) {
            while (!wanted.test(delivery) && !closed && end - tasks.nanoTime() > 0) {
                bell.poll(shorter(LONGEST_SILENCE, Duration.ofNanos(Math.max(1, end - tasks.nanoTime()))));
                delivery = desk.require(id);
            }
        } finally {
            bells.remove(bell);
        }
        return delivery;
    }

    /** How many wait at the moment. */
    int waiting() {
        return bells.size();
    }

    /** Whether nobody shall wait any longer. */
    boolean isClosed() {
        return closed;
    }

    /** Lets those who wait go with what there is. */
    @Override
    public void close() {
        closed = true;
        bells.forEach(bell -> bell.put(true));
    }

    private static boolean rests(DeliveryState state) {
        return switch (state) {
            case CONFIRMED, DEAD, CANCELLED, HELD -> true;
            case PLANNED, CLAIMED, SENDING, ACCEPTED, UNKNOWN, RECONCILING, RETRY_AT -> false;
        };
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }
}
