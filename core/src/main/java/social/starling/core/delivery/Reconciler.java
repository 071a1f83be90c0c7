package social.starling.core.delivery;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import social.starling.core.platform.Platforms;
import social.starling.ports.delivery.Change;
import social.starling.ports.delivery.ChangeResult;
import social.starling.ports.delivery.DeliveryState;
import social.starling.ports.platform.PlatformException;
import social.starling.ports.publish.Attempt;
import social.starling.ports.publish.PostPublisher;
import social.starling.ports.publish.Reconciliation;
import social.starling.ports.publish.Removal;
import social.starling.ports.task.Tasks;

/** Looks for what a lost answer left behind, and never sends anew what may exist. */
final class Reconciler {
    /** After this long without an answer a person decides. */
    private static final Duration LONGEST = Duration.ofHours(72);

    private final Platforms platforms;
    private final DurableWriter writer;
    private final Transmission transmission;
    private final Settlements settlements;
    private final Failures failures;
    private final RetryPolicy retries;
    private final Tasks tasks;
    private final InstantSource clock;

    Reconciler(
            Platforms platforms,
            DurableWriter writer,
            Transmission transmission,
            Settlements settlements,
            Failures failures,
            RetryPolicy retries,
            Tasks tasks,
            InstantSource clock) {
        this.platforms = platforms;
        this.writer = writer;
        this.transmission = transmission;
        this.settlements = settlements;
        this.failures = failures;
        this.retries = retries;
        this.tasks = tasks;
        this.clock = clock;
    }

    /** @param work in RECONCILING with its open attempt */
    void reconcile(Work work, Lease lease) {
        Attempt attempt = work.requireAttempt();
        if (attempt.payload() instanceof Removal) {
            resume(work, lease);
            return;
        }
        PostPublisher publisher = platforms.of(work.account().platform()).publisher();
        long start = tasks.nanoTime();
        Reconciliation found;
        try {
            found = publisher.reconcile(attempt);
        } catch (PlatformException e) {
            failures.unreachable(work.account(), e);
            undecided(work, String.valueOf(e.getMessage()), retries.delay(attempt.looks() + 3), attempt.looks());
            return;
        }
        failures.answered(work.account());
        Work looked = work.after(Duration.ofNanos(tasks.nanoTime() - start));
        switch (found) {
            case Reconciliation.Found one -> writer.commit(settlements.confirmed(looked, one.post()));
            case Reconciliation.Absent absent -> writer.commit(absent(looked, attempt));
            case Reconciliation.Undecided undecided ->
                undecided(looked, undecided.reason(), undecided.pause(), attempt.looks() + 1);
            case Reconciliation.Resume goOn -> resume(looked, lease);
            case Reconciliation.Unclear unclear -> writer.commit(settlements.held(looked, unclear.reason()));
        }
    }

    /** Pictures without words cannot be told from others in a timeline, so that not finding them there proves nothing. */
    private Change.Settle absent(Work work, Attempt attempt) {
        boolean told =
                attempt.prepared().plannedKey() != null || attempt.fingerprint().isTelling();
        return told
                ? settlements.again(work, "answer-lost", "the answer was lost and nothing was created", null, true)
                : settlements.held(
                        work,
                        "the answer was lost, and a post without words cannot be told from others: look at the account,"
                                + " then retry it or cancel it");
    }

    private void undecided(Work work, String reason, Duration pause, int looks) {
        Instant since = work.requireAttempt().openedAt();
        boolean tooLong = Duration.between(since, clock.instant()).compareTo(LONGEST) > 0;
        writer.commit(
                tooLong
                        ? settlements.held(
                                work,
                                "for " + LONGEST.toHours() + " hours nobody could tell whether it was published: "
                                        + reason)
                        : settlements.unknown(work, reason, pause, looks));
    }

    private void resume(Work work, Lease lease) {
        if (writer.commit(settlements.resumed(work)) instanceof ChangeResult.Done) {
            transmission.transmit(work.at(DeliveryState.SENDING), lease);
        }
    }
}
