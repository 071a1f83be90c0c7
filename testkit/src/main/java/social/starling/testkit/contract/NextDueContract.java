package social.starling.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static social.starling.testkit.contract.Samples.ALPHA;
import static social.starling.testkit.contract.Samples.ANN;
import static social.starling.testkit.contract.Samples.BEN;
import static social.starling.testkit.contract.Samples.CAT;
import static social.starling.testkit.contract.Samples.NOW;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import social.starling.ports.account.AccountState;
import social.starling.ports.delivery.Change;
import social.starling.ports.delivery.Claim;
import social.starling.ports.delivery.DeliveryState;
import social.starling.ports.delivery.PublishingSwitch.Pause;

/** When it is worth asking for work again. */
public abstract class NextDueContract extends LedgerContract {
    private static final Draft ONE = Draft.of("one", ANN);
    private static final Draft TWO = Draft.of("two", ANN);

    @Test
    void whereNothingWaitsNothingIsDue() {
        assertThat(store.deliveries().nextDue()).isEmpty();
        clerk.publish(ONE, "post-1");
        assertThat(store.deliveries().nextDue()).isEmpty();
    }

    @Test
    void theEarliestDueTimeIsTold() {
        clerk.plan(ONE.dueAt(NOW.plusSeconds(60)));
        clerk.plan(Draft.of("two", BEN).dueAt(NOW.plusSeconds(30)));
        assertThat(store.deliveries().nextDue()).contains(NOW.plusSeconds(30));
    }

    @Test
    void aTimeInThePastIsToldAsItIs() {
        clerk.plan(ONE.dueAt(NOW.minusSeconds(60)));
        assertThat(store.deliveries().nextDue()).contains(NOW.minusSeconds(60));
    }

    @Test
    void aRetryAndALookAreDueAtTheirTimes() {
        Claim claim = clerk.send(ONE);
        clerk.done(Settlement.of(claim).to(DeliveryState.RETRY_AT).dueAt(NOW.plusSeconds(90)));
        assertThat(store.deliveries().nextDue()).contains(NOW.plusSeconds(90));
        Claim other = clerk.send(Draft.of("two", BEN));
        clerk.done(Settlement.of(other).to(DeliveryState.UNKNOWN).dueAt(NOW.plusSeconds(20)));
        assertThat(store.deliveries().nextDue()).contains(NOW.plusSeconds(20));
    }

    @Test
    void aClaimIsDueWhenItsLeaseEnds() {
        clerk.plan(ONE);
        clerk.claimOne();
        assertThat(store.deliveries().nextDue()).contains(NOW.plus(Clerk.LEASE));
    }

    @Test
    void anOpenAttemptIsDueWhenItsLeaseAndItsCallAreOver() {
        clerk.send(ONE);
        assertThat(store.deliveries().nextDue()).contains(NOW.plus(Samples.CALL).plusSeconds(60));
        clerk.commit(new Change.Renew(ONE.id(), 1, Duration.ofSeconds(600)));
        assertThat(store.deliveries().nextDue()).contains(NOW.plusSeconds(600));
    }

    @Test
    void anAnswerIsNotDueBeforeItsParentStands() {
        clerk.plan(ONE.dueAt(NOW.plusSeconds(60)), ONE.segment(1).after(ONE.id()));
        assertThat(store.deliveries().nextDue()).contains(NOW.plusSeconds(60));
    }

    @Test
    void whatWaitsForAnAttemptIsDueWithTheAttempt() {
        Draft copy = Draft.of(betaPost("source"), ANN).text("words");
        Claim claim = clerk.send(copy);
        clerk.sight(ANN, alphaPost("post-1"), "words", Draft.of(alphaPost("post-1"), CAT));
        clerk.done(Settlement.of(claim).to(DeliveryState.UNKNOWN).dueAt(NOW.plusSeconds(20)));
        assertThat(store.deliveries().nextDue()).contains(NOW.plusSeconds(20));
    }

    @Test
    void whilePublishingIsPausedOnlyLooksAreDue() {
        clerk.plan(ONE);
        store.publishing().pause(new Pause("stop", "ann", NOW));
        assertThat(store.deliveries().nextDue()).isEmpty();
        store.publishing().resume();
        assertThat(store.deliveries().nextDue()).contains(NOW);
    }

    @Test
    void anAccountThatCannotBeUsedHasNothingDue() {
        store.accounts().save(Samples.account(ALPHA, "ann").with(AccountState.NEEDS_SIGN_IN));
        clerk.plan(ONE);
        assertThat(store.deliveries().nextDue()).isEmpty();
    }

    @Test
    void anAccountThatCannotBeUsedIsNotLookedAt() {
        clerk.loseAnswer(ONE);
        store.accounts().save(Samples.account(ALPHA, "ann").with(AccountState.NEEDS_SIGN_IN));
        assertThat(store.deliveries().nextDue()).isEmpty();
    }

    @Test
    void anAccountThatIsBusyHasNothingElseDue() {
        clerk.plan(ONE.onItsOwn());
        clerk.plan(TWO.onItsOwn());
        clerk.claimOne();
        assertThat(store.deliveries().nextDue()).contains(NOW.plus(Clerk.LEASE));
    }
}
