package social.starling.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static social.starling.testkit.contract.Samples.ANN;
import static social.starling.testkit.contract.Samples.CAT;
import static social.starling.testkit.contract.Samples.NOW;

import org.junit.jupiter.api.Test;
import social.starling.ports.delivery.Claim;
import social.starling.ports.delivery.Delivery;
import social.starling.ports.delivery.DeliveryState;
import social.starling.ports.delivery.PlanReceipt;

/** What becomes of a post that waits for an attempt of which nobody can tell how it ended. */
public abstract class HeldWaitContract extends LedgerContract {
    private static final String TEXT = "the same words";

    /** Carried from beta to ann's account; its answer is lost. */
    private static final Draft COPY = Draft.of(betaPost("source"), ANN).text(TEXT);

    /** What is found on ann's account meanwhile. */
    private static final Draft FOUND = Draft.of(alphaPost("post-1"), CAT);

    @Test
    void whenNobodyCanTellItIsHeldWithTheAttempt() {
        Claim claim = clerk.send(COPY);
        sight();
        clerk.done(Settlement.of(claim).to(DeliveryState.HELD));
        Delivery held = clerk.find(FOUND.id());
        assertThat(held.state()).isEqualTo(DeliveryState.HELD);
        assertThat(held.reason()).contains(COPY.id().value());
    }

    @Test
    void whenTheAttemptIsConfirmedWithoutAPostItIsHeld() {
        Claim claim = clerk.send(COPY);
        sight();
        clerk.done(Settlement.of(claim).to(DeliveryState.CONFIRMED));
        assertThat(clerk.stateOf(FOUND)).isEqualTo(DeliveryState.HELD);
    }

    @Test
    void aHeldOneIsCancelledWhenTheLookFindsItAfterAll() {
        Claim claim = clerk.send(COPY);
        sight();
        clerk.done(Settlement.of(claim).to(DeliveryState.HELD));
        clerk.decide(COPY.id(), DeliveryState.HELD, DeliveryState.UNKNOWN);
        clerk.done(Settlement.of(clerk.claimOne()).confirmed("post-1"));
        assertThat(clerk.stateOf(FOUND)).isEqualTo(DeliveryState.CANCELLED);
    }

    @Test
    void aHeldOneGoesOnWhenTheLookProvesItAnother() {
        Claim claim = clerk.send(COPY);
        sight();
        clerk.done(Settlement.of(claim).to(DeliveryState.HELD));
        clerk.decide(COPY.id(), DeliveryState.HELD, DeliveryState.UNKNOWN);
        clerk.done(Settlement.of(clerk.claimOne()).confirmed("post-2"));
        assertThat(clerk.claimedIds()).containsExactly(FOUND.id());
    }

    @Test
    void aPersonCanOverruleTheWait() {
        Claim claim = clerk.send(COPY);
        sight();
        clerk.done(Settlement.of(claim).to(DeliveryState.HELD));
        clerk.decide(FOUND.id(), DeliveryState.HELD, DeliveryState.PLANNED);
        assertThat(clerk.claimedIds()).containsExactly(FOUND.id());
    }

    @Test
    void whatAPersonDecidesAboutAnOpenQuestionProvesNothing() {
        Claim claim = clerk.send(COPY);
        sight();
        clerk.done(Settlement.of(claim).to(DeliveryState.UNKNOWN).dueAt(NOW.plusSeconds(60)));
        clerk.decide(COPY.id(), DeliveryState.UNKNOWN, DeliveryState.HELD);
        clerk.decide(COPY.id(), DeliveryState.HELD, DeliveryState.CANCELLED);
        assertThat(clerk.stateOf(FOUND)).isEqualTo(DeliveryState.HELD);
    }

    @Test
    void whatWasSentOnceIsLeftToAPersonWhenItProvesToBeACopy() {
        Claim claim = clerk.send(COPY);
        clerk.sight(ANN, alphaPost("post-1"), "rewritten by the platform", FOUND);
        Claim echo = clerk.claimOne();
        clerk.open(echo);
        clerk.done(Settlement.of(echo).to(DeliveryState.HELD));
        clerk.done(Settlement.of(claim).confirmed("post-1"));
        assertThat(clerk.stateOf(FOUND)).isEqualTo(DeliveryState.HELD);
    }

    private PlanReceipt.Entry sight() {
        return clerk.sight(ANN, alphaPost("post-1"), TEXT, FOUND);
    }
}
