package social.starling.core.event;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import social.starling.ports.event.EventEntry;
import social.starling.ports.event.EventLog;
import social.starling.ports.task.Mailbox;
import social.starling.ports.task.Tasks;

/**
 * Carries stored events to those who follow them. The bus itself holds no event: it rings, and each follower reads the
 * log from where it stands. So every follower gets every event once and in order, a slow or failing one harms no other,
 * and memory stays bounded however far one falls behind.
 */
public final class EventBus {
    private static final System.Logger LOG = System.getLogger(EventBus.class.getName());
    private static final int BATCH = 256;

    private final EventLog log;
    private final Tasks tasks;
    private final Map<Subscription, Mailbox<Boolean>> bells = new ConcurrentHashMap<>();

    public EventBus(EventLog log, Tasks tasks) {
        this.log = log;
        this.tasks = tasks;
    }

    /** Tells the followers that something was stored. */
    public void ring() {
        bells.values().forEach(bell -> bell.put(true));
    }

    /**
     * Lets {@code follower} see every event after {@code sequence}, on a task of its own. What it throws is logged and the
     * next event follows.
     */
    public Subscription follow(long sequence, Consumer<EventEntry> follower) {
        Mailbox<Boolean> bell = tasks.mailbox();
        Subscription subscription = new Subscription();
        bells.put(subscription, bell);
        subscription.task = tasks.start("event follower", () -> listen(sequence, bell, follower));
        return subscription;
    }

    private void listen(long sequence, Mailbox<Boolean> bell, Consumer<EventEntry> follower) {
        long last = sequence;
        while (true) {
            List<EventEntry> entries = log.after(last, BATCH);
            for (EventEntry entry : entries) {
                tell(follower, entry);
                last = entry.sequence();
            }
            // What is stored after such a reading rings after it.
            if (entries.size() < BATCH) {
                bell.take();
                bell.drain(Integer.MAX_VALUE);
            }
        }
    }

    private static void tell(Consumer<EventEntry> follower, EventEntry entry) {
        try {
            follower.accept(entry);
        } catch (Tasks.StoppedException e) {
            throw e;
        } catch (RuntimeException e) {
            LOG.log(System.Logger.Level.WARNING, "A follower failed on event " + entry.sequence(), e);
        }
    }

    /** A follower's place; closing it ends the following. */
    public final class Subscription implements AutoCloseable {
        private Tasks.@Nullable Task task;

        private Subscription() {}

        @Override
        public void close() {
            bells.remove(this);
            if (task != null) {
                task.stop();
            }
        }
    }
}
