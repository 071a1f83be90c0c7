package social.starling.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static social.starling.testkit.contract.Samples.ANN;
import static social.starling.testkit.contract.Samples.NOW;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import social.starling.ports.delivery.Claim;
import social.starling.ports.delivery.DeliveryState;
import social.starling.ports.post.ReplyTo;

/** A post leaves once the one that it answers stands, and knows where it hangs. */
public abstract class ThreadContract extends LedgerContract {
    private static final Draft ROOT = Draft.of("root", ANN);
    private static final Draft MIDDLE = ROOT.segment(1).after(ROOT.id());
    private static final Draft LEAF = Draft.of("leaf", ANN).after(MIDDLE.id());

    @Test
    void anAnswerIsNotClaimedBeforeItsParentIsConfirmed() {
        clerk.plan(ROOT, MIDDLE);
        Claim root = clerk.claimOne();
        assertThat(root.delivery().id()).isEqualTo(ROOT.id());
        assertThat(root.reply()).isNull();
        clerk.open(root);
        assertThat(clerk.claim()).isEmpty();
        clerk.done(Settlement.of(root).confirmed("post-1"));
        assertThat(clerk.claimedIds()).containsExactly(MIDDLE.id());
    }

    @Test
    void underTheFirstPostRootAndParentAreTheSame() {
        clerk.publish(ROOT, "post-1");
        clerk.plan(LEAF.after(ROOT.id()));
        assertThat(clerk.claimOne().reply())
                .isEqualTo(new ReplyTo(Samples.post(ANN, "post-1"), Samples.post(ANN, "post-1")));
    }

    @Test
    void deepInAThreadTheRootIsTheFirstPost() {
        clerk.publish(ROOT, "post-1");
        clerk.publish(MIDDLE.revision(1), "post-2");
        clerk.plan(LEAF.after(MIDDLE.revision(1).id()));
        assertThat(clerk.claimOne().reply())
                .isEqualTo(new ReplyTo(Samples.post(ANN, "post-1"), Samples.post(ANN, "post-2")));
    }

    @Test
    void aPostOfWhichOnlyAPersonKnowsIsPassedOver() {
        clerk.publish(ROOT, "post-1");
        Draft known = LEAF.after(ROOT.id());
        clerk.plan(known);
        clerk.decide(known.id(), DeliveryState.PLANNED, DeliveryState.HELD);
        clerk.decide(known.id(), DeliveryState.HELD, DeliveryState.CONFIRMED);
        clerk.plan(Draft.of("last", ANN).after(known.id()));
        assertThat(clerk.claimOne().reply())
                .isEqualTo(new ReplyTo(Samples.post(ANN, "post-1"), Samples.post(ANN, "post-1")));
    }

    @Test
    void aLookKnowsThePlaceAsWell() {
        clerk.publish(ROOT, "post-1");
        clerk.loseAnswer(LEAF.after(ROOT.id()));
        assertThat(clerk.claimOne().reply())
                .isEqualTo(new ReplyTo(Samples.post(ANN, "post-1"), Samples.post(ANN, "post-1")));
    }

    @Test
    void aLateAnswerFindsItsParentLongConfirmed() {
        clerk.publish(ROOT, "post-1");
        store.clock().set(NOW.plusSeconds(100_000));
        clerk.plan(LEAF.after(ROOT.id()));
        assertThat(clerk.claimedIds()).containsExactly(LEAF.id());
    }

    @ParameterizedTest
    @EnumSource(names = {"RETRY_AT", "UNKNOWN"})
    void whileTheParentIsUnderWayItsAnswersWait(DeliveryState end) {
        clerk.plan(ROOT, MIDDLE);
        Claim root = clerk.claimOne();
        clerk.open(root);
        clerk.done(Settlement.of(root).to(end).dueAt(NOW.plusSeconds(3600)));
        assertThat(clerk.claim()).isEmpty();
        assertThat(clerk.stateOf(MIDDLE)).isEqualTo(DeliveryState.PLANNED);
    }

    @Test
    void theAnswersOfACancelledPostAreNotSent() {
        clerk.plan(ROOT, MIDDLE);
        clerk.decide(ROOT.id(), DeliveryState.PLANNED, DeliveryState.CANCELLED);
        assertThat(clerk.claim()).isEmpty();
    }

    @Test
    void aThreadGoesOnAtTheFirstPostThatIsMissing() {
        clerk.plan(ROOT, MIDDLE);
        Claim root = clerk.claimOne();
        clerk.open(root);
        clerk.done(Settlement.of(root).confirmed("post-1"));
        Claim middle = clerk.claimOne();
        clerk.open(middle);
        clerk.done(Settlement.of(middle).to(DeliveryState.DEAD));
        clerk.decide(MIDDLE.id(), DeliveryState.DEAD, DeliveryState.RETRY_AT);
        assertThat(clerk.claimedIds()).containsExactly(MIDDLE.id());
    }

    @Test
    void aDeletionHangsNowhere() {
        clerk.publish(ROOT, "post-1");
        clerk.plan(ROOT.deleting().after(ROOT.id()));
        assertThat(clerk.claimOne().reply()).isNull();
    }

    @Test
    void aDeletionWaitsForItsPost() {
        clerk.plan(ROOT);
        clerk.open(clerk.claimOne());
        clerk.plan(ROOT.deleting().after(ROOT.id()));
        assertThat(clerk.claim()).isEmpty();
    }
}
