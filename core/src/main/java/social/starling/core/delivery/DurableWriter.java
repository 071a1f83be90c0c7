package social.starling.core.delivery;

import java.time.Duration;
import java.util.Optional;
import social.starling.ports.delivery.Change;
import social.starling.ports.delivery.ChangeResult;
import social.starling.ports.delivery.Delivery;
import social.starling.ports.delivery.DeliveryReader;
import social.starling.ports.delivery.DeliveryState;
import social.starling.ports.task.Tasks;

/**
 * Commits a change whatever the ledger says about it: when the result of a commit is unknown, the delivery is read again
 * and the change repeated only where it surely was not applied.
 */
final class DurableWriter {
    private static final System.Logger LOG = System.getLogger(DurableWriter.class.getName());
    private static final int MOST_TRIES = 5;
    private static final Duration PAUSE = Duration.ofMillis(200);

    private final LedgerWriter writer;
    private final DeliveryReader reader;
    private final Tasks tasks;

    DurableWriter(LedgerWriter writer, DeliveryReader reader, Tasks tasks) {
        this.writer = writer;
        this.reader = reader;
        this.tasks = tasks;
    }

    /**
     * Lost also where the ledger stayed out of reach: the lease then runs out, and whoever claims the delivery next goes by
     * what the ledger holds.
     */
    ChangeResult commit(Change change) {
        for (int tries = 1; tries <= MOST_TRIES; tries++) {
            try {
                Optional<ChangeResult> known = tries == 1 ? Optional.empty() : readBack(change);
                return known.isPresent() ? known.get() : writer.commit(change);
            } catch (Tasks.StoppedException e) {
                throw e;
            } catch (RuntimeException e) {
                LOG.log(
                        System.Logger.Level.WARNING,
                        "The ledger did not say whether it took a change of " + change.delivery() + ", try " + tries,
                        e);
                tasks.sleep(PAUSE.multipliedBy(tries));
            }
        }
        return new ChangeResult.Lost(null);
    }

    /** What became of a change whose commit was not answered; empty when it surely was not applied. */
    private Optional<ChangeResult> readBack(Change change) {
        Optional<Delivery> found = reader.find(change.delivery());
        if (found.isEmpty()) {
            return Optional.of(new ChangeResult.Lost(null));
        }
        Delivery now = found.get();
        return switch (change) {
            case Change.Open open ->
                openedBy(open)
                        ? Optional.of(new ChangeResult.Done())
                        : stillAt(now, open.epoch(), DeliveryState.CLAIMED, now.state());
            case Change.Settle settle -> stillAt(now, settle.epoch(), settle.from(), settle.to());
            case Change.Release release -> stillAt(now, release.epoch(), DeliveryState.CLAIMED, release.to());
            case Change.Decide decide -> stillAt(now, now.epoch(), decide.from(), decide.to());
            case Change.Adopt adopt -> stillAt(now, now.epoch(), adopt.from(), DeliveryState.CONFIRMED);
            case Change.Checkpoint checkpoint -> Optional.empty();
            case Change.Renew renew -> Optional.empty();
        };
    }

    private boolean openedBy(Change.Open open) {
        return reader.attempt(open.delivery())
                .filter(attempt -> attempt.id().equals(open.attempt().id()))
                .isPresent();
    }

    private static Optional<ChangeResult> stillAt(Delivery now, long epoch, DeliveryState from, DeliveryState to) {
        if (now.epoch() == epoch && now.state() == from) {
            return Optional.empty();
        }
        return Optional.of(
                now.epoch() == epoch && now.state() == to
                        ? new ChangeResult.Done()
                        : new ChangeResult.Lost(now.state()));
    }
}
