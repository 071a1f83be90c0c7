package social.starling.core.backfill;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;
import social.starling.core.event.EventBus;
import social.starling.core.event.StarlingEvent;
import social.starling.ports.backfill.Backfill;
import social.starling.ports.backfill.BackfillId;
import social.starling.ports.backfill.BackfillRepository;
import social.starling.ports.event.EventRow;
import social.starling.ports.task.Mailbox;
import social.starling.ports.task.Tasks;

/** Where backfills stand: every change of one goes through here, is told as an event, and wakes who waits for it. */
final class BackfillBook {
    private final BackfillRepository repository;
    private final EventBus bus;
    private final Tasks tasks;
    private final InstantSource clock;
    private final Map<Mailbox<Boolean>, BackfillId> waiting = new ConcurrentHashMap<>();

    BackfillBook(BackfillRepository repository, EventBus bus, Tasks tasks, InstantSource clock) {
        this.repository = repository;
        this.bus = bus;
        this.tasks = tasks;
        this.clock = clock;
    }

    /** @throws IllegalArgumentException when there is no such backfill */
    Backfill require(BackfillId id) {
        return repository
                .find(id)
                .orElseThrow(() -> new IllegalArgumentException(
                        "There is no backfill " + id + "; see the list of backfills for those that there are"));
    }

    /** False while another one of the same leg is not over. */
    boolean add(Backfill backfill) {
        boolean added = repository.save(backfill, List.of(moved(backfill)));
        bus.ring();
        return added;
    }

    List<Backfill> list(int limit) {
        return repository.list(limit);
    }

    List<Backfill> unfinished() {
        return repository.unfinished();
    }

    /**
     * Changes it as it stands then, however often others come in between.
     *
     * @param change what it becomes, or the same object where nothing is to be changed; may throw
     */
    Backfill change(BackfillId id, UnaryOperator<Backfill> change) {
        while (true) {
            Backfill stored = require(id);
            Backfill next = change.apply(stored);
            if (next == stored) {
                return stored;
            }
            Backfill written = next.next();
            List<EventRow> events = events(stored, written);
            if (repository.replace(written, events)) {
                if (!events.isEmpty()) {
                    bus.ring();
                }
                changed(id);
                return written;
            }
        }
    }

    /** Something was written of it. */
    void changed(BackfillId id) {
        waiting.forEach((mailbox, awaited) -> {
            if (awaited.equals(id)) {
                mailbox.put(true);
            }
        });
    }

    /** As it stands when it is past {@code step}, or when {@code atMost} is over. */
    Backfill await(BackfillId id, long step, Duration atMost) {
        Mailbox<Boolean> mailbox = tasks.mailbox();
        waiting.put(mailbox, id);
        try {
            long end = tasks.nanoTime() + atMost.toNanos();
            Backfill backfill = require(id);
            long left = atMost.toNanos();
            while (backfill.position().step() <= step && left > 0 && mailbox.poll(Duration.ofNanos(left)) != null) {
                mailbox.drain(Integer.MAX_VALUE);
                backfill = require(id);
                left = end - tasks.nanoTime();
            }
            return backfill;
        } finally {
            waiting.remove(mailbox);
        }
    }

    private List<EventRow> events(Backfill before, Backfill after) {
        return before.state() == after.state() ? List.of() : List.of(moved(after));
    }

    private EventRow moved(Backfill backfill) {
        return new StarlingEvent.BackfillMoved(backfill).row(clock.instant());
    }
}
