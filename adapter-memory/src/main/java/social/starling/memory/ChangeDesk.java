package social.starling.memory;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import social.starling.ports.delivery.Change;
import social.starling.ports.delivery.ChangeResult;
import social.starling.ports.delivery.DeliveryState;

/** Applies changes, each for itself: a lost one leaves the others alone. */
final class ChangeDesk {
    private static final ChangeResult DONE = new ChangeResult.Done();

    private final MemoryState state;
    private final OpeningDesk openings;
    private final WaitingRoom waiting;
    private final ThreadHolds threads;

    ChangeDesk(MemoryState state) {
        this.state = state;
        this.openings = new OpeningDesk(state);
        this.waiting = new WaitingRoom(state);
        this.threads = new ThreadHolds(state);
    }

    List<ChangeResult> commit(List<Change> batch) {
        openings.requireNewAttempts(batch);
        Instant now = state.now();
        List<ChangeResult> results = new ArrayList<>(batch.size());
        for (Change change : batch) {
            DeliveryRow row = state.deliveries.find(change.delivery());
            results.add(row == null ? new ChangeResult.Lost(null) : apply(change, row, now));
        }
        threads.follow(now);
        return List.copyOf(results);
    }

    private ChangeResult apply(Change change, DeliveryRow row, Instant now) {
        return switch (change) {
            case Change.Open open -> openings.open(open, row, now);
            case Change.Checkpoint checkpoint -> checkpoint(checkpoint, row);
            case Change.Settle settle -> settle(settle, row, now);
            case Change.Renew renew -> renew(renew, row, now);
            case Change.Release release -> release(release, row, now);
            case Change.Decide decide -> decide(decide, row, now);
            case Change.Adopt adopt -> adopt(adopt, row, now);
        };
    }

    private static ChangeResult checkpoint(Change.Checkpoint checkpoint, DeliveryRow row) {
        boolean own = row.state == DeliveryState.SENDING
                && row.epoch == checkpoint.epoch()
                && row.attempt != null
                && row.attempt.id().equals(checkpoint.attempt());
        if (!own || row.attempt == null) {
            return lost(row);
        }
        row.note(row.attempt.looks(), checkpoint.bytes());
        return DONE;
    }

    private ChangeResult settle(Change.Settle settle, DeliveryRow row, Instant now) {
        if (row.state != settle.from() || row.epoch != settle.epoch()) {
            return lost(row);
        }
        state.deliveries.published(row, settle.remote());
        row.note(settle.looks(), settle.checkpoint());
        if (!settle.charged() && !settle.to().isOpen()) {
            row.untried();
        }
        if (settle.to() != DeliveryState.SENDING && settle.to() != DeliveryState.RECONCILING) {
            row.leaseUntil = null;
        }
        row.dueAt = settle.dueAt();
        state.deliveries.move(row, row.heeding(settle.to()), settle.reason(), now);
        state.link(settle.link());
        if (settle.record() != null) {
            state.statistics.add(settle.record());
        }
        state.append(settle.events());
        waiting.settled(row, settle.link(), now);
        return DONE;
    }

    private static ChangeResult renew(Change.Renew renew, DeliveryRow row, Instant now) {
        if (row.epoch != renew.epoch() || !isHeldByClaim(row.state)) {
            return lost(row);
        }
        row.leaseUntil = now.plus(renew.lease());
        return DONE;
    }

    private ChangeResult release(Change.Release release, DeliveryRow row, Instant now) {
        if (row.epoch != release.epoch() || row.state != DeliveryState.CLAIMED) {
            return lost(row);
        }
        row.leaseUntil = null;
        row.dueAt = release.dueAt();
        if (release.charged()) {
            row.tried(now);
        }
        state.deliveries.move(row, row.heeding(release.to()), release.reason(), now);
        state.append(release.events());
        return DONE;
    }

    private ChangeResult decide(Change.Decide decide, DeliveryRow row, Instant now) {
        boolean nothingToLookFor = decide.to() == DeliveryState.UNKNOWN && row.attempt == null;
        if (row.state != decide.from() || nothingToLookFor) {
            return lost(row);
        }
        row.cancelWished = decide.cancelWished();
        row.dueAt = decide.dueAt();
        if (decide.to() != decide.from()) {
            row.leaseUntil = null;
            row.waitsFor = null;
            if (isReplay(decide)) {
                row.startAnew();
            }
            state.deliveries.move(row, decide.to(), decide.reason(), now);
            waiting.decided(row, now);
        }
        state.append(decide.events());
        return DONE;
    }

    private ChangeResult adopt(Change.Adopt adopt, DeliveryRow row, Instant now) {
        if (row.state != adopt.from()) {
            return lost(row);
        }
        row.waitsFor = null;
        state.deliveries.published(row, adopt.remote());
        state.deliveries.move(row, DeliveryState.CONFIRMED, adopt.reason(), now);
        state.link(adopt.link());
        state.append(adopt.events());
        waiting.settled(row, adopt.link(), now);
        return DONE;
    }

    private static boolean isReplay(Change.Decide decide) {
        return switch (decide.to()) {
            case PLANNED, RETRY_AT, UNKNOWN -> true;
            case CLAIMED, SENDING, ACCEPTED, RECONCILING, HELD, CONFIRMED, DEAD, CANCELLED -> false;
        };
    }

    private static boolean isHeldByClaim(DeliveryState state) {
        return state == DeliveryState.CLAIMED || state == DeliveryState.SENDING || state == DeliveryState.RECONCILING;
    }

    static ChangeResult lost(@Nullable DeliveryRow row) {
        return new ChangeResult.Lost(row == null ? null : row.state);
    }
}
