package social.starling.daemon;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import social.starling.core.event.EventBus;
import social.starling.ports.event.EventEntry;
import social.starling.ports.event.EventLog;
import social.starling.ports.task.Mailbox;
import social.starling.ports.task.Tasks;

/** Waits for the next event without asking for it again and again. */
final class EventWatch implements AutoCloseable {
    /** Should a bell ever be missed, such as one of another daemon. */
    private static final Duration LONGEST_SILENCE = Duration.ofSeconds(5);

    private final EventLog events;
    private final EventBus bus;
    private final Tasks tasks;
    private final Set<Mailbox<Boolean>> bells = ConcurrentHashMap.newKeySet();
    private volatile boolean closed;

    EventWatch(EventLog events, EventBus bus, Tasks tasks) {
        this.events = events;
        this.bus = bus;
        this.tasks = tasks;
    }

    /** The events after {@code sequence} as soon as there is one, or none after {@code atMost}. */
    List<EventEntry> after(long sequence, int limit, Duration atMost) {
        long end = tasks.nanoTime() + atMost.toNanos();
        List<EventEntry> entries = events.after(sequence, limit);
        if (!entries.isEmpty() || end - tasks.nanoTime() <= 0) {
            return entries;
        }
        Mailbox<Boolean> bell = tasks.mailbox();
        bells.add(bell);
        try (EventBus.Subscription subscription = bus.follow(sequence, entry -> bell.put(true))) {
            while (entries.isEmpty() && !closed && end - tasks.nanoTime() > 0) {
                Duration left = Duration.ofNanos(Math.max(1, end - tasks.nanoTime()));
                bell.poll(left.compareTo(LONGEST_SILENCE) < 0 ? left : LONGEST_SILENCE);
                entries = events.after(sequence, limit);
            }
        } finally {
            bells.remove(bell);
        }
        return entries;
    }

    /** The newest {@code limit} events, oldest first. */
    List<EventEntry> last(int limit) {
        return events.after(Math.max(0, events.newest() - limit), limit);
    }

    /** How many wait at the moment. */
    int waiting() {
        return bells.size();
    }

    /** Lets those who wait go with nothing. */
    @Override
    public void close() {
        closed = true;
        bells.forEach(bell -> bell.put(true));
    }
}
