package social.starling.core.backfill;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import social.starling.core.event.EventBus;
import social.starling.core.restore.RestorePause;
import social.starling.ports.backfill.Backfill;
import social.starling.ports.backfill.BackfillId;
import social.starling.ports.backfill.BackfillState;
import social.starling.ports.event.EventEntry;

/** The workers, one for each backfill that moves. */
final class BackfillCrew implements AutoCloseable {
    /** After these a delivery may be on its way no more. */
    private static final Set<String> SETTLED = Set.of(
            "post.published", "post.removed", "post.adopted", "post.failed", "delivery.held", "delivery.decided");

    private static final String RESTORED = "The database was restored from a backup that does not know what was carried"
            + " after it; look at the target and resume where nothing of it is there, or stop it and propose a younger one";

    private final BackfillParts parts;
    private final BackfillBook book;
    private final Map<BackfillId, BackfillWorker> workers = new ConcurrentHashMap<>();
    private volatile boolean working;
    private EventBus.@Nullable Subscription settlements;

    BackfillCrew(BackfillParts parts, BackfillBook book) {
        this.parts = parts;
        this.book = book;
    }

    void begin() {
        working = true;
        settlements = parts.bus().follow(parts.log().newest(), this::heard);
    }

    void goOn() {
        boolean restored =
                parts.publishing().paused().filter(RestorePause::isOne).isPresent();
        for (Backfill backfill : book.unfinished()) {
            if (restored) {
                halt(backfill);
            }
            if (!restored && backfill.state().isMoving()) {
                work(backfill.id());
            }
        }
    }

    /** What an older backup does not know of would be carried a second time. */
    private void halt(Backfill backfill) {
        book.change(
                backfill.id(),
                stored -> stored.state().isMoving()
                        ? stored.to(
                                BackfillState.PAUSED, RESTORED, parts.clock().instant())
                        : stored);
    }

    /** Lets somebody work on it if it moves. */
    void work(BackfillId id) {
        if (!working) {
            return;
        }
        BackfillWorker worker = new BackfillWorker(id, parts, book, this::gone);
        BackfillWorker there = workers.putIfAbsent(id, worker);
        if (there == null) {
            worker.start();
        } else {
            there.look();
        }
    }

    /** It was changed: who works on it looks at it again. */
    void look(BackfillId id) {
        BackfillWorker worker = workers.get(id);
        if (worker != null) {
            worker.look();
        }
    }

    /** Copies an hour over the last minutes; null while that is not known. */
    @Nullable
    Integer perHour(BackfillId id) {
        BackfillWorker worker = workers.get(id);
        return worker == null ? null : worker.perHour();
    }

    /** The post that was planned last; null when none was. */
    Progress.@Nullable CurrentPost current(BackfillId id) {
        BackfillWorker worker = workers.get(id);
        return worker == null ? null : worker.current();
    }

    @Override
    public void close() {
        working = false;
        if (settlements != null) {
            settlements.close();
        }
        workers.values().forEach(BackfillWorker::stop);
        workers.clear();
    }

    /** It may have been resumed after its worker had last looked. */
    private void gone(BackfillId id) {
        workers.remove(id);
        if (book.require(id).state().isMoving()) {
            work(id);
        }
    }

    private void heard(EventEntry entry) {
        if (SETTLED.contains(entry.row().type())) {
            workers.values().forEach(BackfillWorker::settled);
        }
    }
}
