package social.starling.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static social.starling.testkit.contract.Samples.ANN;
import static social.starling.testkit.contract.Samples.CAT;
import static social.starling.testkit.contract.Samples.NOW;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import social.starling.ports.delivery.ChangeResult;
import social.starling.ports.delivery.Claim;
import social.starling.ports.delivery.Delivery;
import social.starling.ports.delivery.DeliveryState;
import social.starling.ports.delivery.PlanReceipt;
import social.starling.ports.delivery.PlanReceipt.Verdict;

/**
 * A post that may be the one of an attempt without an answer: it is planned, waits for the attempt's end, and the cursor
 * goes on.
 */
public abstract class WaitingContract extends LedgerContract {
    private static final String TEXT = "the same words";

    /** Carried from beta to ann's account; its answer is lost. */
    private static final Draft COPY = Draft.of(betaPost("source"), ANN).text(TEXT);

    /** What is found on ann's account meanwhile. */
    private static final Draft FOUND = Draft.of(alphaPost("post-1"), CAT);

    @Test
    void aPostThatMayBeTheAttemptsOwnWaits() {
        clerk.send(COPY);
        PlanReceipt.Entry entry = sight();
        assertThat(entry.verdict()).isEqualTo(Verdict.WAITING);
        assertThat(entry.deliveries()).containsExactly(FOUND.id());
        Delivery waiting = clerk.find(FOUND.id());
        assertThat(waiting.state()).isEqualTo(DeliveryState.PLANNED);
        assertThat(waiting.waitsFor())
                .isEqualTo(store.deliveries().attempt(COPY.id()).orElseThrow().id());
        assertThat(waiting.reason()).isNotBlank();
        assertThat(clerk.claim()).isEmpty();
    }

    @Test
    void itWaitsInEveryOpenState() {
        Claim claim = clerk.loseAnswer(COPY);
        assertThat(clerk.sight(ANN, alphaPost("in unknown"), TEXT, Draft.of(alphaPost("in unknown"), CAT))
                        .verdict())
                .isEqualTo(Verdict.WAITING);
        Claim look = clerk.claimOne();
        assertThat(look.delivery().id()).isEqualTo(claim.delivery().id());
        assertThat(clerk.sight(ANN, alphaPost("in look"), TEXT, Draft.of(alphaPost("in look"), CAT))
                        .verdict())
                .isEqualTo(Verdict.WAITING);
        clerk.done(Settlement.of(look).to(DeliveryState.ACCEPTED).dueAt(NOW.plusSeconds(60)));
        assertThat(sight().verdict()).isEqualTo(Verdict.WAITING);
    }

    @Test
    void whenItProvesToBeTheCopyItIsCancelled() {
        Claim claim = clerk.send(COPY);
        sight();
        clerk.done(Settlement.of(claim).confirmed("post-1"));
        Delivery copy = clerk.find(FOUND.id());
        assertThat(copy.state()).isEqualTo(DeliveryState.CANCELLED);
        assertThat(copy.reason()).contains("copy").contains(COPY.origin().canonical());
        assertThat(copy.waitsFor()).isNull();
    }

    @Test
    void whenItProvesToBeTheCopyItIsCancelledAlsoWithoutALink() {
        Claim claim = clerk.send(COPY);
        sight();
        clerk.done(Settlement.of(claim).confirmed("post-1").withoutLink());
        assertThat(clerk.stateOf(FOUND)).isEqualTo(DeliveryState.CANCELLED);
    }

    @Test
    void whenTheCopyIsAnotherPostItGoesOn() {
        Claim claim = clerk.send(COPY);
        sight();
        clerk.done(Settlement.of(claim).confirmed("post-2"));
        assertThat(clerk.find(FOUND.id()).waitsFor()).isNull();
        assertThat(clerk.find(FOUND.id()).reason()).isNull();
        assertThat(clerk.claimedIds()).containsExactly(FOUND.id());
    }

    @Test
    void whenNothingWasCreatedItGoesOn() {
        Claim claim = clerk.send(COPY);
        sight();
        clerk.done(Settlement.of(claim).to(DeliveryState.RETRY_AT).dueAt(NOW.plusSeconds(3600)));
        assertThat(clerk.claimedIds()).containsExactly(FOUND.id());
    }

    @Test
    void whileTheAnswerStaysLostItWaits() {
        clerk.loseAnswer(COPY);
        sight();
        Claim look = clerk.claimOne();
        clerk.done(Settlement.of(look).to(DeliveryState.UNKNOWN).looks(1).dueAt(NOW.plusSeconds(60)));
        assertThat(clerk.find(FOUND.id()).waitsFor()).isNotNull();
        assertThat(clerk.claim()).isEmpty();
    }

    @Test
    void aCopyThatWasPlannedUnderOtherWordsIsCancelledOnceItIsLinked() {
        Claim claim = clerk.send(COPY);
        assertThat(clerk.sight(ANN, alphaPost("post-1"), "rewritten by the platform", FOUND)
                        .verdict())
                .isEqualTo(Verdict.PLANNED);
        Claim echo = clerk.claimOne();
        clerk.done(Settlement.of(claim).confirmed("post-1"));
        assertThat(clerk.stateOf(FOUND)).isEqualTo(DeliveryState.CANCELLED);
        assertThat(clerk.tryOpen(echo, Samples.attempt(echo, NOW))).isInstanceOf(ChangeResult.Lost.class);
    }

    @Test
    void theDeletionOfWhatACopyLeftBehindIsNotCancelled() {
        Claim claim = clerk.send(COPY);
        clerk.plan(FOUND.deleting().dueAt(NOW.plusSeconds(60)));
        clerk.done(Settlement.of(claim).confirmed("post-1"));
        assertThat(clerk.stateOf(FOUND.deleting())).isEqualTo(DeliveryState.PLANNED);
    }

    @Test
    void everySegmentOfAPostWaitsAndGoesOnWithIt() {
        Claim claim = clerk.send(COPY);
        Draft second = FOUND.segment(1).after(FOUND.id());
        clerk.sight(ANN, alphaPost("post-1"), TEXT, FOUND, second);
        assertThat(clerk.find(second.id()).waitsFor()).isNotNull();
        clerk.done(Settlement.of(claim).to(DeliveryState.DEAD));
        store.clock().advance(Duration.ofSeconds(1));
        Claim first = clerk.claimOne();
        clerk.open(first);
        clerk.done(Settlement.of(first).confirmed("beta-1"));
        assertThat(clerk.claimedIds()).containsExactly(second.id());
    }

    private PlanReceipt.Entry sight() {
        return clerk.sight(ANN, alphaPost("post-1"), TEXT, FOUND);
    }
}
