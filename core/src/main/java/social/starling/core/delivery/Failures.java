package social.starling.core.delivery;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;
import social.starling.core.account.SignInWatch;
import social.starling.core.event.StarlingEvent;
import social.starling.core.platform.Breakers;
import social.starling.ports.account.Account;
import social.starling.ports.delivery.Change;
import social.starling.ports.delivery.ChangeResult.Refusal;
import social.starling.ports.delivery.DeliveryState;
import social.starling.ports.platform.PlatformException;

/** What follows from a call that surely created nothing: for the delivery, for its account and for the account's others. */
final class Failures {
    private static final Duration BUSY = Duration.ofSeconds(2);
    private static final Duration UNSAID_LIMIT = Duration.ofSeconds(60);

    private final DurableWriter writer;
    private final Settlements settlements;
    private final Breakers breakers;
    private final RetryPolicy retries;
    private final SignInWatch signIns;
    private final InstantSource clock;

    Failures(
            DurableWriter writer,
            Settlements settlements,
            Breakers breakers,
            RetryPolicy retries,
            SignInWatch signIns,
            InstantSource clock) {
        this.writer = writer;
        this.settlements = settlements;
        this.breakers = breakers;
        this.retries = retries;
        this.signIns = signIns;
        this.clock = clock;
    }

    void answered(Account account) {
        breakers.succeeded(account.id());
    }

    /** A call under an open attempt failed. */
    void nothingCreated(Work work, PlatformException failure) {
        Ending ending = ending(work.account(), failure);
        writer.commit(settlements.again(work, ending.type(), message(failure), ending.notBefore(), ending.charged()));
    }

    /** A look for a lost answer failed; its delivery stays unknown. */
    void unreachable(Account account, PlatformException failure) {
        ending(account, failure);
    }

    /** A preparation failed. */
    void beforeOpening(Work work, PlatformException failure) {
        Ending ending = ending(work.account(), failure);
        Instant now = clock.instant();
        if (!ending.charged()) {
            Instant due = ending.notBefore() == null ? now : ending.notBefore();
            release(work, DeliveryState.RETRY_AT, due, false, message(failure));
            return;
        }
        again(work, failure, ending.notBefore());
    }

    private void again(Work work, PlatformException failure, @Nullable Instant notBefore) {
        Instant now = clock.instant();
        switch (retries.after(work.delivery().tries() + 1, work.delivery().firstTriedAt(), now, notBefore)) {
            case RetryPolicy.Again again -> release(work, DeliveryState.RETRY_AT, again.at(), true, message(failure));
            case RetryPolicy.GiveUp giveUp ->
                release(work, DeliveryState.DEAD, now, true, message(failure) + "; " + giveUp.reason());
        }
    }

    /** A file of the post could not be fetched now, which tells nothing about the account it goes to. */
    void sourceUnreachable(Work work, PlatformException failure) {
        Instant notBefore = failure instanceof PlatformException.RateLimited limited ? limited.retryAt() : null;
        again(work, failure, notBefore);
    }

    /** Nothing of the post can be carried: a person decides. */
    void nothingToSend(Work work, String reason) {
        release(work, DeliveryState.HELD, clock.instant(), false, reason);
    }

    /** The content can never be sent to this account. */
    void unsendable(Work work, String reason) {
        release(work, DeliveryState.DEAD, clock.instant(), true, reason);
    }

    /** The ledger did not let the attempt be opened. */
    void refused(Work work, Refusal refusal) {
        Instant now = clock.instant();
        switch (refusal) {
            case PAUSED -> release(work, DeliveryState.PLANNED, now, false, "all publishing is paused");
            case ACCOUNT_BUSY ->
                release(
                        work,
                        DeliveryState.RETRY_AT,
                        now.plus(BUSY),
                        false,
                        "another post of the account is under way");
            case DAILY_POSTS ->
                release(
                        work,
                        DeliveryState.RETRY_AT,
                        tomorrow(now),
                        false,
                        "the account's daily cap of " + work.account().cap().posts() + " posts is reached");
            case DAILY_COST ->
                release(
                        work,
                        DeliveryState.RETRY_AT,
                        tomorrow(now),
                        false,
                        "the account's daily cap of " + work.account().cap().cost() + " is reached");
        }
    }

    private Ending ending(Account account, PlatformException failure) {
        return switch (failure) {
            case PlatformException.RateLimited limited -> {
                Instant until = limited.retryAt() == null ? clock.instant().plus(UNSAID_LIMIT) : limited.retryAt();
                breakers.rest(account.id(), until);
                yield new Ending("rate-limited", until, false);
            }
            case PlatformException.Unauthorized unauthorized -> {
                signIns.refused(account, message(unauthorized));
                yield new Ending("unauthorized", null, false);
            }
            case PlatformException.Unavailable unavailable -> {
                breakers.failed(account.id());
                yield new Ending("unavailable", null, true);
            }
            case PlatformException.Malformed malformed -> {
                breakers.failed(account.id());
                yield new Ending("malformed", null, true);
            }
        };
    }

    private void release(Work work, DeliveryState to, Instant due, boolean charged, String reason) {
        StarlingEvent event = switch (to) {
            case DEAD -> new StarlingEvent.DeliveryFailed(work.delivery().id(), reason);
            case HELD -> new StarlingEvent.DeliveryHeld(work.delivery().id(), reason);
            case PLANNED, CLAIMED, SENDING, ACCEPTED, UNKNOWN, RECONCILING, RETRY_AT, CONFIRMED, CANCELLED ->
                new StarlingEvent.DeliveryDelayed(work.delivery().id(), reason, due);
        };
        writer.commit(new Change.Release(
                work.delivery().id(),
                work.delivery().epoch(),
                to,
                due,
                charged,
                reason,
                List.of(event.row(clock.instant()))));
    }

    private static Instant tomorrow(Instant now) {
        return now.atZone(ZoneOffset.UTC)
                .toLocalDate()
                .plusDays(1)
                .atStartOfDay(ZoneOffset.UTC)
                .toInstant();
    }

    private static String message(PlatformException failure) {
        return String.valueOf(failure.getMessage());
    }

    /** @param charged whether the failure counts as a try */
    private record Ending(String type, @Nullable Instant notBefore, boolean charged) {}
}
