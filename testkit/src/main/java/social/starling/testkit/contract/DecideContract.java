package social.starling.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static social.starling.testkit.contract.Samples.ANN;
import static social.starling.testkit.contract.Samples.NOW;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import social.starling.ports.delivery.Change;
import social.starling.ports.delivery.ChangeResult;
import social.starling.ports.delivery.Claim;
import social.starling.ports.delivery.Delivery;
import social.starling.ports.delivery.DeliveryState;
import social.starling.ports.event.EventEntry;
import social.starling.ports.publish.Attempt;

/** What people decide. */
public abstract class DecideContract extends LedgerContract {
    private static final Draft ONE = Draft.of("one", ANN);

    @Test
    void aDecisionStandsWithItsReasonAndItsEvents() {
        clerk.plan(ONE);
        ChangeResult result = clerk.commit(new Change.Decide(
                ONE.id(),
                DeliveryState.PLANNED,
                DeliveryState.HELD,
                false,
                NOW.plusSeconds(9),
                "not today",
                List.of(Samples.event("decision"))));
        assertThat(result).isEqualTo(new ChangeResult.Done());
        Delivery now = clerk.find(ONE.id());
        assertThat(now.state()).isEqualTo(DeliveryState.HELD);
        assertThat(now.reason()).isEqualTo("not today");
        assertThat(now.dueAt()).isEqualTo(NOW.plusSeconds(9));
        assertThat(store.deliveries().history(ONE.id()).getLast().reason()).isEqualTo("not today");
        assertThat(store.events().after(0, 10)).extracting(EventEntry::row).containsExactly(Samples.event("decision"));
    }

    @Test
    void aDecisionAboutWhatHasMovedOnIsLost() {
        clerk.plan(ONE);
        clerk.claimOne();
        assertThat(clerk.tryDecide(ONE.id(), DeliveryState.PLANNED, DeliveryState.CANCELLED, false))
                .isEqualTo(new ChangeResult.Lost(DeliveryState.CLAIMED));
        assertThat(clerk.stateOf(ONE)).isEqualTo(DeliveryState.CLAIMED);
    }

    @Test
    void aCancelledClaimCannotBeSent() {
        clerk.plan(ONE);
        Claim claim = clerk.claimOne();
        clerk.decide(ONE.id(), DeliveryState.CLAIMED, DeliveryState.CANCELLED);
        assertThat(clerk.tryOpen(claim, Samples.attempt(claim, NOW)))
                .isEqualTo(new ChangeResult.Lost(DeliveryState.CANCELLED));
    }

    @Test
    void aWishToCancelChangesTheStateOfNothing() {
        Claim claim = clerk.send(ONE);
        int steps = store.deliveries().history(ONE.id()).size();
        assertThat(clerk.tryDecide(ONE.id(), DeliveryState.SENDING, DeliveryState.SENDING, true))
                .isEqualTo(new ChangeResult.Done());
        Delivery now = clerk.find(ONE.id());
        assertThat(now.state()).isEqualTo(DeliveryState.SENDING);
        assertThat(now.cancelWished()).isTrue();
        assertThat(now.epoch()).isEqualTo(claim.delivery().epoch());
        assertThat(store.deliveries().history(ONE.id())).hasSize(steps);
    }

    @Test
    void whatWaitsCanBeBroughtForward() {
        clerk.plan(ONE.dueAt(NOW.plusSeconds(3600)));
        clerk.decide(ONE.id(), DeliveryState.PLANNED, DeliveryState.PLANNED);
        assertThat(clerk.claimedIds()).containsExactly(ONE.id());
    }

    @Test
    void aHeldDeliveryIsSentOnceItIsReleased() {
        clerk.plan(ONE);
        clerk.decide(ONE.id(), DeliveryState.PLANNED, DeliveryState.HELD);
        assertThat(clerk.claim()).isEmpty();
        clerk.decide(ONE.id(), DeliveryState.HELD, DeliveryState.PLANNED);
        assertThat(clerk.claimedIds()).containsExactly(ONE.id());
    }

    @Test
    void aHeldAttemptIsLookedForFirstWhenItIsDecidedSo() {
        Claim claim = clerk.loseAnswer(ONE);
        Attempt attempt = store.deliveries().attempt(ONE.id()).orElseThrow();
        Claim look = clerk.claimOne();
        clerk.done(Settlement.of(look).to(DeliveryState.HELD));
        assertThat(clerk.claim()).isEmpty();
        clerk.decide(ONE.id(), DeliveryState.HELD, DeliveryState.UNKNOWN);
        Claim again = clerk.claimOne();
        assertThat(again.delivery().state()).isEqualTo(DeliveryState.RECONCILING);
        assertThat(again.delivery().epoch()).isGreaterThan(claim.delivery().epoch());
        assertThat(again.attempt()).isEqualTo(attempt);
        clerk.done(Settlement.of(again).confirmed("post-1"));
    }

    @Test
    void whatWasNeverAttemptedCannotBeLookedFor() {
        clerk.plan(ONE);
        clerk.decide(ONE.id(), DeliveryState.PLANNED, DeliveryState.HELD);
        assertThat(clerk.tryDecide(ONE.id(), DeliveryState.HELD, DeliveryState.UNKNOWN, false))
                .isEqualTo(new ChangeResult.Lost(DeliveryState.HELD));
    }

    @Test
    void aReplayStartsTheCountsAnew() {
        Claim claim = clerk.send(ONE);
        clerk.done(Settlement.of(claim).to(DeliveryState.DEAD));
        assertThat(clerk.claim()).isEmpty();
        clerk.decide(ONE.id(), DeliveryState.DEAD, DeliveryState.RETRY_AT);
        Delivery again = clerk.claimOne().delivery();
        assertThat(again.tries()).isZero();
        assertThat(again.crashes()).isZero();
        assertThat(again.firstTriedAt()).isNull();
    }

    @Test
    void aCancelledDeliveryKeepsItsCounts() {
        Claim claim = clerk.send(ONE);
        clerk.done(Settlement.of(claim).to(DeliveryState.RETRY_AT).dueAt(NOW));
        clerk.decide(ONE.id(), DeliveryState.RETRY_AT, DeliveryState.CANCELLED);
        store.clock().advance(Duration.ofHours(1));
        assertThat(clerk.claim()).isEmpty();
        assertThat(clerk.find(ONE.id()).tries()).isEqualTo(1);
    }
}
