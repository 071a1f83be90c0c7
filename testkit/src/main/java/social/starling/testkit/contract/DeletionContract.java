package social.starling.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static social.starling.testkit.contract.Samples.ANN;
import static social.starling.testkit.contract.Samples.CAT;
import static social.starling.testkit.contract.Samples.NOW;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import social.starling.ports.delivery.Advance;
import social.starling.ports.delivery.ChangeResult;
import social.starling.ports.delivery.Claim;
import social.starling.ports.delivery.DeliveryState;
import social.starling.ports.delivery.Plan;
import social.starling.ports.delivery.PlanReceipt;
import social.starling.ports.delivery.PlanReceipt.Verdict;
import social.starling.ports.delivery.PlannedOrigin;
import social.starling.ports.delivery.Sighting;
import social.starling.ports.delivery.WatchedPost;
import social.starling.ports.post.ReplyTo;

/** A planned deletion withdraws what creates the post, however far that has come; and sources are watched for it. */
public abstract class DeletionContract extends LedgerContract {
    private static final Draft FIRST = Draft.of(betaPost("source"), ANN);
    private static final Draft SECOND = FIRST.segment(1).after(FIRST.id());
    private static final Draft UNDO_SECOND = SECOND.deleting().after(SECOND.id());
    private static final Draft UNDO_FIRST = FIRST.deleting().after(UNDO_SECOND.id());

    @Test
    void whatWasNotSentIsCancelledAndNothingIsDeleted() {
        clerk.plan(FIRST, SECOND);
        clerk.plan(UNDO_SECOND, UNDO_FIRST);
        assertThat(List.of(FIRST, SECOND, UNDO_SECOND, UNDO_FIRST))
                .extracting(clerk::stateOf)
                .containsOnly(DeliveryState.CANCELLED);
        assertThat(clerk.claim()).isEmpty();
    }

    @Test
    void whatStandsIsDeletedFromItsEnd() {
        clerk.plan(FIRST, SECOND);
        confirm(FIRST, "post-1");
        confirm(SECOND, "post-2");
        clerk.plan(UNDO_SECOND, UNDO_FIRST);
        confirm(UNDO_SECOND, "post-2");
        confirm(UNDO_FIRST, "post-1");
        assertThat(clerk.claim()).isEmpty();
    }

    @Test
    void ofAThreadHalfOnItsWayOnlyWhatStandsIsDeleted() {
        clerk.plan(FIRST, SECOND);
        confirm(FIRST, "post-1");
        clerk.plan(UNDO_SECOND, UNDO_FIRST);
        assertThat(clerk.stateOf(SECOND)).isEqualTo(DeliveryState.CANCELLED);
        confirm(UNDO_FIRST, "post-1");
    }

    @Test
    void aDeletionWaitsForAPostThatIsBeingSent() {
        clerk.plan(FIRST, SECOND);
        Claim claim = clerk.claimOne();
        clerk.open(claim);
        clerk.plan(UNDO_SECOND, UNDO_FIRST);
        assertThat(clerk.find(FIRST.id()).cancelWished()).isTrue();
        assertThat(clerk.claim()).isEmpty();
        clerk.done(Settlement.of(claim).confirmed("post-1"));
        confirm(UNDO_FIRST, "post-1");
    }

    @Test
    void aPostThatProvesNotToBeThereNeedsNoDeletion() {
        clerk.plan(FIRST);
        Claim claim = clerk.claimOne();
        clerk.open(claim);
        clerk.plan(FIRST.deleting().after(FIRST.id()));
        clerk.done(Settlement.of(claim).to(DeliveryState.RETRY_AT).dueAt(NOW));
        assertThat(List.of(FIRST, FIRST.deleting())).extracting(clerk::stateOf).containsOnly(DeliveryState.CANCELLED);
    }

    @Test
    void aDeletionWaitsVisiblyForAPostOfWhichNobodyCanTell() {
        Claim claim = clerk.send(FIRST);
        clerk.done(Settlement.of(claim).to(DeliveryState.HELD));
        Draft undo = FIRST.deleting().after(FIRST.id());
        clerk.plan(undo);
        assertThat(clerk.find(undo.id()).heldFor()).isEqualTo(FIRST.id());
        clerk.decide(FIRST.id(), DeliveryState.HELD, DeliveryState.UNKNOWN);
        clerk.done(Settlement.of(clerk.claimOne()).confirmed("post-1"));
        confirm(undo, "post-1");
    }

    @Test
    void aClaimThatIsWithdrawnCannotBeSent() {
        clerk.plan(FIRST);
        Claim claim = clerk.claimOne();
        clerk.plan(FIRST.deleting().after(FIRST.id()));
        assertThat(clerk.tryOpen(claim, Samples.attempt(claim, NOW)))
                .isEqualTo(new ChangeResult.Lost(DeliveryState.CANCELLED));
    }

    @Test
    void aDeletedPostIsNeverMadeAgain() {
        Claim claim = clerk.send(FIRST);
        clerk.done(Settlement.of(claim).to(DeliveryState.DEAD));
        clerk.plan(FIRST.deleting().after(FIRST.id()));
        assertThat(clerk.stateOf(FIRST)).isEqualTo(DeliveryState.CANCELLED);
        assertThat(clerk.plan(FIRST).verdict()).isEqualTo(Verdict.ALREADY_PLANNED);
        assertThat(clerk.plan(FIRST.deleting()).verdict()).isEqualTo(Verdict.ALREADY_PLANNED);
        assertThat(clerk.claim()).isEmpty();
    }

    @Test
    void whatComesAfterADeletedPostIsHeldForIt() {
        Draft waiting = Draft.of(betaPost("answer"), ANN).after(FIRST.id()).dueAt(NOW.plusSeconds(60));
        clerk.publish(FIRST, "post-1");
        clerk.plan(waiting);
        clerk.plan(FIRST.deleting().after(FIRST.id()));
        assertThat(clerk.find(waiting.id()).heldFor()).isEqualTo(FIRST.id());
        Draft late = Draft.of(betaPost("late"), ANN).after(FIRST.id());
        clerk.plan(late);
        assertThat(clerk.find(late.id()).heldFor()).isEqualTo(FIRST.id());
        assertThat(clerk.find(late.id()).reason()).contains("deleted");
        confirm(FIRST.deleting(), "post-1");
    }

    @Test
    void aDeletionThatIsCalledOffFreesWhatWasHeldForIt() {
        Draft waiting = Draft.of(betaPost("answer"), ANN).after(FIRST.id());
        Draft after = Draft.of(betaPost("and on"), ANN).after(waiting.id());
        Draft undo = FIRST.deleting().after(FIRST.id());
        clerk.publish(FIRST, "post-1");
        clerk.plan(waiting.dueAt(NOW.plusSeconds(60)));
        clerk.plan(undo);
        clerk.plan(after);
        assertThat(clerk.find(after.id()).heldFor()).isEqualTo(FIRST.id());
        clerk.decide(undo.id(), DeliveryState.PLANNED, DeliveryState.CANCELLED);
        assertThat(List.of(waiting, after)).extracting(clerk::stateOf).containsOnly(DeliveryState.PLANNED);
        assertThat(clerk.find(waiting.id()).heldFor()).isNull();
        Draft late = Draft.of(betaPost("late"), ANN).after(FIRST.id());
        clerk.plan(late);
        confirm(late, "post-2");
    }

    @Test
    void aGivenUpDeletionThatIsCalledOffFreesWhatWasHeldForIt() {
        Draft waiting = Draft.of(betaPost("answer"), ANN).after(FIRST.id()).dueAt(NOW.plusSeconds(60));
        Draft undo = FIRST.deleting().after(FIRST.id());
        clerk.publish(FIRST, "post-1");
        clerk.plan(waiting);
        clerk.plan(undo);
        Claim claim = clerk.claimOne();
        clerk.open(claim);
        clerk.done(Settlement.of(claim).to(DeliveryState.DEAD));
        assertThat(clerk.stateOf(waiting)).isEqualTo(DeliveryState.HELD);
        clerk.decide(undo.id(), DeliveryState.DEAD, DeliveryState.CANCELLED);
        assertThat(clerk.stateOf(waiting)).isEqualTo(DeliveryState.PLANNED);
    }

    @Test
    void whatIsHeldForADeletedPostThatStandsStillItselfStaysHeld() {
        Claim claim = clerk.send(FIRST);
        clerk.done(Settlement.of(claim).to(DeliveryState.HELD));
        Draft undo = FIRST.deleting().after(FIRST.id());
        Draft waiting = Draft.of(betaPost("answer"), ANN).after(FIRST.id());
        clerk.plan(undo);
        clerk.plan(waiting);
        clerk.decide(undo.id(), DeliveryState.HELD, DeliveryState.CANCELLED);
        assertThat(clerk.stateOf(waiting)).isEqualTo(DeliveryState.HELD);
        assertThat(clerk.find(waiting.id()).heldFor()).isEqualTo(FIRST.id());
    }

    @Test
    void aReplacementHangsWhereTheOldOneHungAndComesAfterItsDeletion() {
        clerk.publish(Draft.of(betaPost("root"), ANN), "post-0");
        Draft old = FIRST.after(Draft.of(betaPost("root"), ANN).id());
        clerk.publish(old, "post-1");
        Draft undo = old.deleting().after(old.id());
        Draft fresh = FIRST.revision(1).after(undo.id());
        clerk.plan(undo);
        clerk.plan(fresh);
        confirm(undo, "post-1");
        Claim claim = clerk.claimOne();
        assertThat(claim.delivery().id()).isEqualTo(fresh.id());
        assertThat(claim.reply()).isEqualTo(new ReplyTo(Samples.post(ANN, "post-0"), Samples.post(ANN, "post-0")));
    }

    @Test
    void aSourceIsWatchedFromItsPlanUntilItIsLetGo() {
        watch(NOW.plusSeconds(60));
        assertThat(store.deliveries().watched(CAT, NOW.plusSeconds(59), 10)).isEmpty();
        WatchedPost post =
                store.deliveries().watched(CAT, NOW.plusSeconds(60), 10).getFirst();
        assertThat(post).isEqualTo(new WatchedPost(CAT, betaPost("source"), "source", NOW, 0, NOW.plusSeconds(60)));
        assertThat(look(0, NOW.plusSeconds(300))).isInstanceOf(PlanReceipt.Accepted.class);
        assertThat(look(0, NOW.plusSeconds(900))).isInstanceOf(PlanReceipt.Overtaken.class);
        assertThat(store.deliveries().watched(CAT, NOW.plusSeconds(299), 10)).isEmpty();
        assertThat(store.deliveries().watched(CAT, NOW.plusSeconds(300), 10)).hasSize(1);
        assertThat(look(1, null)).isInstanceOf(PlanReceipt.Accepted.class);
        assertThat(store.deliveries().watched(CAT, NOW.plusSeconds(99_999), 10)).isEmpty();
    }

    private void watch(Instant first) {
        Sighting sighting = Samples.sighting(CAT, "source", "words");
        PlannedOrigin origin = new PlannedOrigin(betaPost("source"), sighting, List.of(FIRST.build()), first);
        store.ledger().plan(new Plan(List.of(origin), new Advance.RequestKey("watch", "digest"), List.of()));
    }

    private PlanReceipt look(int before, @Nullable Instant next) {
        Advance.Look look = new Advance.Look(betaPost("source"), before, next);
        return store.ledger().plan(new Plan(List.of(), new Advance.Looks(CAT, List.of(look)), List.of()));
    }

    private void confirm(Draft draft, String postId) {
        Claim claim = clerk.claimOne();
        assertThat(claim.delivery().id()).isEqualTo(draft.id());
        clerk.open(claim);
        clerk.done(Settlement.of(claim).confirmed(postId));
    }
}
