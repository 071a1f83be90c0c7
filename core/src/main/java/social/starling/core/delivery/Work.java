package social.starling.core.delivery;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import social.starling.ports.account.Account;
import social.starling.ports.delivery.Claim;
import social.starling.ports.delivery.Delivery;
import social.starling.ports.delivery.DeliveryState;
import social.starling.ports.publish.Attempt;

/**
 * One claim in a courier's hands.
 *
 * @param state where the delivery stands now; it moves on from the claim's with each change
 * @param attempt null before one is opened
 * @param elapsed how long the work has taken so far
 * @param dropped a sentence for each file that is not carried, as far as this claim has learnt of it
 */
record Work(
        Claim claim,
        Account account,
        DeliveryState state,
        @Nullable Attempt attempt,
        Duration elapsed,
        List<String> dropped) {
    Delivery delivery() {
        return claim.delivery();
    }

    int looks() {
        return attempt == null ? 0 : attempt.looks();
    }

    /** Tries so far, with the one that this claim opened. */
    int tries() {
        boolean openedHere = attempt != null && claim.attempt() == null;
        return delivery().tries() + (openedHere ? 1 : 0);
    }

    Work sending(Attempt opened) {
        return new Work(claim, account, DeliveryState.SENDING, opened, elapsed, dropped);
    }

    /** The same, in which these are left out as well. */
    Work dropping(List<String> sentences) {
        List<String> all = Stream.concat(dropped.stream(), sentences.stream()).toList();
        return new Work(claim, account, state, attempt, elapsed, all);
    }

    Work at(DeliveryState now) {
        return new Work(claim, account, now, attempt, elapsed, dropped);
    }

    /** @throws IllegalStateException when no attempt is open, which a claim in RECONCILING always has */
    Attempt requireAttempt() {
        if (attempt == null) {
            throw new IllegalStateException(
                    "The delivery " + delivery().id() + " in " + state + " has no open attempt");
        }
        return attempt;
    }

    Work after(Duration time) {
        return new Work(claim, account, state, attempt, time, dropped);
    }
}
