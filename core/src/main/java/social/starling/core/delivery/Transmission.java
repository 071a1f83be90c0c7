package social.starling.core.delivery;

import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import social.starling.core.platform.Platforms;
import social.starling.ports.delivery.Change;
import social.starling.ports.delivery.ChangeResult;
import social.starling.ports.platform.PlatformException;
import social.starling.ports.post.PostReference;
import social.starling.ports.publish.Attempt;
import social.starling.ports.publish.AttemptJournal;
import social.starling.ports.publish.Content;
import social.starling.ports.publish.PostPublisher;
import social.starling.ports.publish.PublishOutcome;
import social.starling.ports.publish.Removal;
import social.starling.ports.publish.RemoveOutcome;
import social.starling.ports.publish.RequestBytes;
import social.starling.ports.task.Tasks;

/** The call itself, under an open attempt, and the settling of whatever came of it. */
final class Transmission {
    private static final System.Logger LOG = System.getLogger(Transmission.class.getName());

    private final Platforms platforms;
    private final DurableWriter writer;
    private final Settlements settlements;
    private final Failures failures;
    private final Tasks tasks;
    private final Duration leaseLength;

    Transmission(
            Platforms platforms,
            DurableWriter writer,
            Settlements settlements,
            Failures failures,
            Tasks tasks,
            Duration leaseLength) {
        this.platforms = platforms;
        this.writer = writer;
        this.settlements = settlements;
        this.failures = failures;
        this.tasks = tasks;
        this.leaseLength = leaseLength;
    }

    /** @param work in SENDING, its attempt durable */
    void transmit(Work work, Lease lease) {
        if (!lease.covers(work.account().capabilities().callDeadline())) {
            settle(settlements.again(work, "lease-short", "the lease was too short for the call", null, false));
            return;
        }
        long start = tasks.nanoTime();
        try {
            Change.Settle end = call(work, start);
            failures.answered(work.account());
            settle(end);
        } catch (PlatformException e) {
            failures.nothingCreated(work.after(since(start)), e);
        } catch (AttemptJournal.LeaseLostException e) {
            LOG.log(
                    System.Logger.Level.INFO,
                    "The attempt {0} was taken over",
                    work.delivery().id());
        } catch (Tasks.StoppedException e) {
            throw e;
        } catch (RuntimeException e) {
            LOG.log(
                    System.Logger.Level.ERROR,
                    "The publisher failed on " + work.delivery().id(),
                    e);
            settle(settlements.unknown(work.after(since(start)), "the publisher failed: " + e, Duration.ZERO, 0));
        }
    }

    /** Prolongs the lease; false when the claim is lost. */
    boolean renew(Work work, Lease lease) {
        long asked = tasks.nanoTime();
        ChangeResult result = writer.commit(
                new Change.Renew(work.delivery().id(), work.delivery().epoch(), leaseLength));
        if (result instanceof ChangeResult.Lost lost) {
            lost(work, lost);
            return false;
        }
        lease.renewed(asked, leaseLength);
        return true;
    }

    void lost(Work work, ChangeResult.Lost lost) {
        LOG.log(
                System.Logger.Level.DEBUG,
                "The delivery {0} is no longer this daemon''s; it stands at {1}",
                work.delivery().id(),
                String.valueOf(lost.state()));
    }

    void settle(Change.Settle settle) {
        writer.commit(settle);
    }

    private Change.Settle call(Work work, long start) {
        PostPublisher publisher = platforms.of(work.account().platform()).publisher();
        Attempt attempt = work.requireAttempt();
        return switch (attempt.payload()) {
            case Content content -> {
                PublishOutcome outcome = publisher.publish(attempt.prepared(), new Journal(work, attempt));
                yield published(work.after(since(start)), outcome);
            }
            case Removal removal -> {
                PostReference post = Objects.requireNonNull(removal.post());
                yield removed(work, post, publisher.remove(post), start);
            }
        };
    }

    private Change.Settle published(Work work, PublishOutcome outcome) {
        return switch (outcome) {
            case PublishOutcome.Published published -> settlements.confirmed(work, published.post());
            case PublishOutcome.Pending pending -> settlements.accepted(work, pending.state());
            case PublishOutcome.Rejected rejected -> settlements.dead(work, "rejected", rejected.reason());
            case PublishOutcome.Unknown unknown -> settlements.unknown(work, unknown.reason(), Duration.ZERO, 0);
        };
    }

    private Change.Settle removed(Work work, PostReference post, RemoveOutcome outcome, long start) {
        Work done = work.after(since(start));
        return switch (outcome) {
            case RemoveOutcome.Removed removed -> settlements.confirmed(done, post);
            case RemoveOutcome.AlreadyGone gone -> settlements.confirmed(done, post);
            case RemoveOutcome.Rejected rejected -> settlements.dead(done, "rejected", rejected.reason());
        };
    }

    private Duration since(long start) {
        return Duration.ofNanos(tasks.nanoTime() - start);
    }

    /** Makes checkpoints durable through the ledger. */
    private final class Journal implements AttemptJournal {
        private final Work work;
        private final Attempt attempt;
        private @Nullable RequestBytes last;

        private Journal(Work work, Attempt attempt) {
            this.work = work;
            this.attempt = attempt;
            this.last = attempt.checkpoint();
        }

        @Override
        public @Nullable RequestBytes last() {
            return last;
        }

        @Override
        public void checkpoint(RequestBytes state) {
            ChangeResult result = writer.commit(
                    new Change.Checkpoint(work.delivery().id(), work.delivery().epoch(), attempt.id(), state));
            if (!(result instanceof ChangeResult.Done)) {
                throw new LeaseLostException("The attempt " + attempt.id() + " is no longer this daemon's");
            }
            last = state;
        }
    }
}
