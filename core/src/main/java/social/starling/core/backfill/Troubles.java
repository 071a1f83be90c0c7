package social.starling.core.backfill;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import social.starling.ports.account.Account;
import social.starling.ports.backfill.Backfill;
import social.starling.ports.backfill.BackfillId;
import social.starling.ports.backfill.BackfillState;
import social.starling.ports.platform.PlatformException;
import social.starling.ports.task.Tasks;

/** What happens when a step of a backfill fails: what passes is waited for, what needs a person pauses it. */
final class Troubles {
    private static final System.Logger LOG = System.getLogger(Troubles.class.getName());
    private static final Duration UNSAID_LIMIT = Duration.ofSeconds(60);
    private static final Duration FIRST_WAIT = Duration.ofSeconds(5);
    private static final int LONGEST_DOUBLING = 6;
    private static final int MOST_UNEXPLAINED = 10;

    private final BackfillParts parts;
    private final BackfillBook book;
    private final BackfillBell bell;
    private int inARow;
    private int unexplained;

    Troubles(BackfillParts parts, BackfillBook book, BackfillBell bell) {
        this.parts = parts;
        this.book = book;
        this.bell = bell;
    }

    /** A step went well. */
    void over() {
        inARow = 0;
        unexplained = 0;
    }

    /** Tells it and waits; returns when it may be tried again. */
    void meet(BackfillId id, RuntimeException failure) {
        Instant again = parts.clock().instant().plus(wait(inARow++));
        try {
            again = told(book.require(id), failure, again);
        } catch (Tasks.StoppedException e) {
            throw e;
        } catch (RuntimeException e) {
            LOG.log(System.Logger.Level.WARNING, "The backfill " + id + " cannot say why it waits", e);
        }
        Duration left = Duration.between(parts.clock().instant(), again);
        bell.until(parts.tasks().nanoTime() + left.toNanos());
    }

    /** When it is tried again. */
    private Instant told(Backfill backfill, RuntimeException failure, Instant again) {
        switch (failure) {
            case PlatformException.RateLimited limited -> {
                Instant reset =
                        limited.retryAt() == null ? parts.clock().instant().plus(UNSAID_LIMIT) : limited.retryAt();
                say(
                        backfill,
                        source(backfill) + " is not read before " + reset.truncatedTo(ChronoUnit.SECONDS)
                                + ", as its platform limits how often; it goes on by itself then");
                return reset;
            }
            case PlatformException.Unavailable unavailable ->
                say(backfill, source(backfill) + " cannot be read now and is tried again: " + unavailable.getMessage());
            case PlatformException.Unauthorized unauthorized -> {
                parts.signIns().refused(parts.accounts().require(backfill.leg().source()), sentence(unauthorized));
                pause(
                        backfill,
                        source(backfill) + " needs to be signed in again; connect it again and resume the backfill");
            }
            case RuntimeException other -> {
                LOG.log(System.Logger.Level.WARNING, "The backfill " + backfill.id() + " failed", other);
                if (++unexplained >= MOST_UNEXPLAINED) {
                    pause(backfill, "It failed " + unexplained + " times at the same place: " + sentence(other));
                } else {
                    say(backfill, "It failed and is tried again: " + sentence(other));
                }
            }
        }
        return again;
    }

    private void say(Backfill backfill, String reason) {
        book.change(
                backfill.id(),
                stored -> stored.state() != backfill.state() || reason.equals(stored.reason())
                        ? stored
                        : stored.saying(reason));
    }

    private void pause(Backfill backfill, String reason) {
        book.change(
                backfill.id(),
                stored -> stored.state() == backfill.state()
                        ? stored.to(BackfillState.PAUSED, reason, parts.clock().instant())
                        : stored);
    }

    private String source(Backfill backfill) {
        Account source = parts.accounts().require(backfill.leg().source());
        return "@" + source.handle() + " on " + source.platform();
    }

    private static Duration wait(int failures) {
        return FIRST_WAIT.multipliedBy(1L << Math.min(failures, LONGEST_DOUBLING));
    }

    private static String sentence(RuntimeException failure) {
        return failure.getMessage() == null ? failure.toString() : failure.getMessage();
    }
}
