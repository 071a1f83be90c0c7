package social.starling.jdbc;

import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import social.starling.ports.delivery.Change;
import social.starling.ports.delivery.ChangeResult;
import social.starling.ports.delivery.DeliveryId;
import social.starling.ports.delivery.DeliveryState;

/**
 * Applies a batch of changes, each for itself. All rows that the batch can touch are read first, and locked with it;
 * then every change is compared with its row in order; then each kind of write goes out as one statement.
 */
final class ChangeStatements {
    private static final ChangeResult DONE = new ChangeResult.Done();

    private final Instant now;
    private final LedgerSheet sheet = new LedgerSheet();
    private final Openings openings;
    private final WaitingRoom waiting;

    private ChangeStatements(Session session, List<Change> batch) throws SQLException {
        List<DeliveryId> ids = batch.stream().map(Change::delivery).distinct().toList();
        session.locks().change(ids, batch.stream().anyMatch(Change.Open.class::isInstance));
        this.now = session.now();
        sheet.add(DeliveryStatements.find(session, DeliveryStatements.BY_ID, ids));
        this.openings = Openings.load(session, batch, sheet, now);
        this.waiting = WaitingRoom.load(session, batch, sheet, now);
    }

    static List<ChangeResult> commit(Session session, List<Change> batch) throws SQLException {
        if (batch.isEmpty()) {
            return List.of();
        }
        ChangeStatements changes = new ChangeStatements(session, batch);
        List<ChangeResult> results = new ArrayList<>(batch.size());
        for (Change change : batch) {
            DeliveryRow row = changes.sheet.find(change.delivery());
            results.add(row == null ? new ChangeResult.Lost(null) : changes.apply(change, row));
        }
        changes.sheet.store(session, changes.now);
        changes.openings.write(session);
        changes.sheet.tell(session);
        return List.copyOf(results);
    }

    private ChangeResult apply(Change change, DeliveryRow row) {
        return switch (change) {
            case Change.Open open -> openings.open(open, row);
            case Change.Checkpoint checkpoint -> checkpoint(checkpoint, row);
            case Change.Settle settle -> settle(settle, row);
            case Change.Renew renew -> renew(renew, row);
            case Change.Release release -> release(release, row);
            case Change.Decide decide -> decide(decide, row);
            case Change.Adopt adopt -> adopt(adopt, row);
        };
    }

    private ChangeResult checkpoint(Change.Checkpoint checkpoint, DeliveryRow row) {
        boolean own = row.state == DeliveryState.SENDING
                && row.epoch == checkpoint.epoch()
                && checkpoint.attempt().equals(row.attempt);
        if (!own) {
            return lost(row);
        }
        sheet.note(row, null, checkpoint.bytes());
        return DONE;
    }

    private ChangeResult settle(Change.Settle settle, DeliveryRow row) {
        if (row.state != settle.from() || row.epoch != settle.epoch()) {
            return lost(row);
        }
        if (settle.remote() != null) {
            row.remote = settle.remote();
        }
        sheet.note(row, settle.looks(), settle.checkpoint());
        if (!settle.charged() && !settle.to().isOpen()) {
            row.untried();
        }
        if (settle.to() != DeliveryState.SENDING && settle.to() != DeliveryState.RECONCILING) {
            row.leaseUntil = null;
        }
        row.dueAt = settle.dueAt();
        sheet.move(row, row.heeding(settle.to()), settle.reason(), now);
        sheet.link(settle.link());
        sheet.record(settle.record());
        sheet.append(settle.events());
        waiting.settled(row, settle.link());
        return DONE;
    }

    private ChangeResult renew(Change.Renew renew, DeliveryRow row) {
        if (row.epoch != renew.epoch() || !isHeldByClaim(row.state)) {
            return lost(row);
        }
        row.leaseUntil = now.plus(renew.lease());
        sheet.touch(row);
        return DONE;
    }

    private ChangeResult release(Change.Release release, DeliveryRow row) {
        if (row.epoch != release.epoch() || row.state != DeliveryState.CLAIMED) {
            return lost(row);
        }
        row.leaseUntil = null;
        row.dueAt = release.dueAt();
        if (release.charged()) {
            row.tried(now);
        }
        sheet.move(row, row.heeding(release.to()), release.reason(), now);
        sheet.append(release.events());
        return DONE;
    }

    private ChangeResult decide(Change.Decide decide, DeliveryRow row) {
        boolean nothingToLookFor = decide.to() == DeliveryState.UNKNOWN && row.attempt == null;
        if (row.state != decide.from() || nothingToLookFor) {
            return lost(row);
        }
        row.cancelWished = decide.cancelWished();
        row.dueAt = decide.dueAt();
        sheet.touch(row);
        if (decide.to() != decide.from()) {
            row.leaseUntil = null;
            row.waitsFor = null;
            if (isReplay(decide.to())) {
                row.startAnew();
            }
            sheet.move(row, decide.to(), decide.reason(), now);
            waiting.decided(row);
        }
        sheet.append(decide.events());
        return DONE;
    }

    private ChangeResult adopt(Change.Adopt adopt, DeliveryRow row) {
        if (row.state != adopt.from()) {
            return lost(row);
        }
        row.waitsFor = null;
        row.remote = adopt.remote();
        sheet.move(row, DeliveryState.CONFIRMED, adopt.reason(), now);
        sheet.link(adopt.link());
        sheet.append(adopt.events());
        waiting.settled(row, adopt.link());
        return DONE;
    }

    private static boolean isReplay(DeliveryState to) {
        return switch (to) {
            case PLANNED, RETRY_AT, UNKNOWN -> true;
            case CLAIMED, SENDING, ACCEPTED, RECONCILING, HELD, CONFIRMED, DEAD, CANCELLED -> false;
        };
    }

    private static boolean isHeldByClaim(DeliveryState state) {
        return state == DeliveryState.CLAIMED || state == DeliveryState.SENDING || state == DeliveryState.RECONCILING;
    }

    static ChangeResult lost(DeliveryRow row) {
        return new ChangeResult.Lost(row.state);
    }
}
