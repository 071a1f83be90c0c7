package social.starling.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static social.starling.testkit.contract.Samples.ANN;
import static social.starling.testkit.contract.Samples.NOW;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import social.starling.ports.delivery.Claim;
import social.starling.ports.delivery.Delivery;
import social.starling.ports.delivery.DeliveryState;

/** What comes after a post that stands still is held for it, visibly, and goes on together with it. */
public abstract class ThreadHoldContract extends LedgerContract {
    private static final Draft ROOT = Draft.of(betaPost("root"), ANN);
    private static final Draft MIDDLE = ROOT.segment(1).after(ROOT.id());
    private static final Draft LEAF = Draft.of(betaPost("leaf"), ANN).after(MIDDLE.id());

    @ParameterizedTest
    @EnumSource(names = {"HELD", "DEAD"})
    void whatComesAfterAStoppedPostIsHeldAndNamesIt(DeliveryState end) {
        stopRoot(end);
        for (Draft draft : List.of(MIDDLE, LEAF)) {
            Delivery held = clerk.find(draft.id());
            assertThat(held.state()).isEqualTo(DeliveryState.HELD);
            assertThat(held.heldFor()).isEqualTo(ROOT.id());
            assertThat(held.reason()).contains(ROOT.id().value());
            assertThat(store.deliveries().history(draft.id()).getLast().to()).isEqualTo(DeliveryState.HELD);
        }
        assertThat(clerk.claim()).isEmpty();
    }

    @Test
    void aCancelledPostLeavesBehindWhatComesAfterIt() {
        clerk.plan(ROOT, MIDDLE);
        clerk.plan(LEAF);
        clerk.decide(ROOT.id(), DeliveryState.PLANNED, DeliveryState.CANCELLED);
        assertThat(clerk.find(LEAF.id()).heldFor()).isEqualTo(ROOT.id());
        assertThat(clerk.find(LEAF.id()).reason()).contains("cancelled");
    }

    @Test
    void allOfThemGoOnTogetherWhenThePostIsReleased() {
        stopRoot(DeliveryState.DEAD);
        clerk.decide(ROOT.id(), DeliveryState.DEAD, DeliveryState.RETRY_AT);
        assertThat(states(MIDDLE, LEAF)).containsOnly(DeliveryState.PLANNED);
        assertThat(clerk.find(LEAF.id()).heldFor()).isNull();
        publishInOrder(ROOT, MIDDLE, LEAF);
    }

    @Test
    void allOfThemGoOnWhenThePostIsFoundAfterAll() {
        stopRoot(DeliveryState.HELD);
        clerk.decide(ROOT.id(), DeliveryState.HELD, DeliveryState.UNKNOWN);
        clerk.done(Settlement.of(clerk.claimOne()).confirmed("post-1"));
        publishInOrder(MIDDLE, LEAF);
    }

    @Test
    void aPersonsWordThatItIsConfirmedSetsThemFreeAsWell() {
        stopRoot(DeliveryState.HELD);
        clerk.decide(ROOT.id(), DeliveryState.HELD, DeliveryState.CONFIRMED);
        assertThat(clerk.claimedIds()).containsExactly(MIDDLE.id());
    }

    @Test
    void whatIsPlannedAfterAStoppedPostIsHeldFromTheStart() {
        stopRoot(DeliveryState.DEAD);
        Draft late = Draft.of(betaPost("late"), ANN).after(LEAF.id());
        clerk.plan(late);
        assertThat(clerk.find(late.id()).heldFor()).isEqualTo(ROOT.id());
        clerk.decide(ROOT.id(), DeliveryState.DEAD, DeliveryState.RETRY_AT);
        assertThat(clerk.stateOf(late)).isEqualTo(DeliveryState.PLANNED);
    }

    @Test
    void whatIsHeldInItsOwnRightStaysHeldAndKeepsItsOwnFollowers() {
        clerk.plan(ROOT, MIDDLE);
        clerk.plan(LEAF);
        clerk.decide(MIDDLE.id(), DeliveryState.PLANNED, DeliveryState.HELD);
        clerk.decide(ROOT.id(), DeliveryState.PLANNED, DeliveryState.HELD);
        clerk.decide(ROOT.id(), DeliveryState.HELD, DeliveryState.PLANNED);
        assertThat(clerk.find(MIDDLE.id()).heldFor()).isNull();
        assertThat(states(MIDDLE, LEAF)).containsOnly(DeliveryState.HELD);
        assertThat(clerk.find(LEAF.id()).heldFor()).isEqualTo(MIDDLE.id());
    }

    @Test
    void whatIsFreedUnderAStoppedPostIsHeldAgain() {
        clerk.plan(ROOT, MIDDLE);
        clerk.plan(LEAF);
        clerk.decide(MIDDLE.id(), DeliveryState.PLANNED, DeliveryState.HELD);
        clerk.decide(ROOT.id(), DeliveryState.PLANNED, DeliveryState.HELD);
        clerk.decide(MIDDLE.id(), DeliveryState.HELD, DeliveryState.PLANNED);
        for (Draft draft : List.of(MIDDLE, LEAF)) {
            assertThat(clerk.find(draft.id()).heldFor()).isEqualTo(ROOT.id());
        }
    }

    @Test
    void oneInTheMiddleThatIsCancelledHoldsWhatComesAfterItForGood() {
        stopRoot(DeliveryState.DEAD);
        clerk.decide(MIDDLE.id(), DeliveryState.HELD, DeliveryState.CANCELLED);
        assertThat(clerk.find(LEAF.id()).heldFor()).isEqualTo(MIDDLE.id());
        clerk.decide(ROOT.id(), DeliveryState.DEAD, DeliveryState.RETRY_AT);
        assertThat(clerk.stateOf(LEAF)).isEqualTo(DeliveryState.HELD);
    }

    @Test
    void aSuspectedCopyIsReleasedWithAllItsParts() {
        Draft copy = Draft.of(betaPost("source"), ANN).text("the same words");
        clerk.publish(copy, "post-1");
        Draft first = Draft.of(alphaPost("post-2"), Samples.CAT);
        Draft second = first.segment(1).after(first.id());
        clerk.sight(ANN, alphaPost("post-2"), "the same words", first, second);
        assertThat(clerk.find(second.id()).heldFor()).isEqualTo(first.id());
        clerk.decide(first.id(), DeliveryState.HELD, DeliveryState.PLANNED);
        publishInOrder(first, second);
    }

    @Test
    void aThreadOfFiveHundredIsHeldAndFreedAsAWhole() {
        Draft[] thread = new Draft[500];
        for (int i = 0; i < thread.length; i++) {
            thread[i] = i == 0 ? ROOT : ROOT.segment(i).after(thread[i - 1].id());
        }
        clerk.plan(thread);
        clerk.decide(ROOT.id(), DeliveryState.PLANNED, DeliveryState.HELD);
        assertThat(store.deliveries().counts()).containsOnlyKeys(DeliveryState.HELD);
        clerk.decide(ROOT.id(), DeliveryState.HELD, DeliveryState.PLANNED);
        assertThat(store.deliveries().counts()).containsOnlyKeys(DeliveryState.PLANNED);
    }

    @Test
    void aThreadThatGoesRoundInACircleStandsStillVisibly() {
        Draft hen = Draft.of(betaPost("hen"), ANN);
        Draft egg = Draft.of(betaPost("egg"), ANN).after(hen.id());
        clerk.plan(egg);
        clerk.plan(hen.after(egg.id()));
        assertThat(states(hen, egg)).containsOnly(DeliveryState.HELD);
        assertThat(clerk.claim()).isEmpty();
    }

    /** Root, middle and leaf are planned, and the root ends at {@code end}. */
    private void stopRoot(DeliveryState end) {
        clerk.plan(ROOT, MIDDLE);
        clerk.plan(LEAF);
        Claim root = clerk.claimOne();
        clerk.open(root);
        clerk.done(Settlement.of(root).to(end).dueAt(NOW));
    }

    private void publishInOrder(Draft... drafts) {
        int number = 10;
        for (Draft draft : drafts) {
            Claim claim = clerk.claimOne();
            assertThat(claim.delivery().id()).isEqualTo(draft.id());
            clerk.open(claim);
            clerk.done(Settlement.of(claim).confirmed("post-" + number++));
        }
    }

    private List<DeliveryState> states(Draft... drafts) {
        return Arrays.stream(drafts).map(clerk::stateOf).toList();
    }
}
