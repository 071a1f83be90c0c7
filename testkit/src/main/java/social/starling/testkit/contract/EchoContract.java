package social.starling.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static social.starling.testkit.contract.Samples.ANN;
import static social.starling.testkit.contract.Samples.BEN;
import static social.starling.testkit.contract.Samples.CAT;
import static social.starling.testkit.contract.Samples.NOW;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import social.starling.ports.account.DailyCap;
import social.starling.ports.delivery.Change;
import social.starling.ports.delivery.Claim;
import social.starling.ports.delivery.Delivery;
import social.starling.ports.delivery.DeliveryState;
import social.starling.ports.delivery.Origin;
import social.starling.ports.delivery.OriginLink;
import social.starling.ports.delivery.PlanReceipt;
import social.starling.ports.delivery.PlanReceipt.Verdict;
import social.starling.ports.delivery.Sighting;
import social.starling.ports.post.Fingerprint;

/** A copy is a source for no route: sightings on ann's account, where Starling itself has published. */
public abstract class EchoContract extends LedgerContract {
    private static final String TEXT = "the same words";

    /** Carried from beta to ann's account, as "post-1". */
    private static final Draft COPY = Draft.of(betaPost("source"), ANN).text(TEXT);

    @Test
    void aLinkedPostIsACopyAndNothingIsWritten() {
        clerk.publish(COPY, "post-1");
        Draft back = back("post-1");
        assertThat(sight("post-1", TEXT))
                .isEqualTo(new PlanReceipt.Entry(alphaPost("post-1"), Verdict.COPY, List.of()));
        assertThat(store.deliveries().find(back.id())).isEmpty();
    }

    @Test
    void aCopyIsRecognisedWhateverItSaysByNow() {
        clerk.publish(COPY, "post-1");
        assertThat(sight("post-1", "edited by its person").verdict()).isEqualTo(Verdict.COPY);
    }

    @Test
    void aCopyIsNoSourceForAnyOtherTargetEither() {
        clerk.publish(COPY, "post-1");
        Draft elsewhere = Draft.of(alphaPost("post-1"), BEN);
        assertThat(clerk.sight(ANN, alphaPost("post-1"), TEXT, elsewhere).verdict())
                .isEqualTo(Verdict.COPY);
    }

    @Test
    void anEditedCopyIsRecognisedByTheFirstIdOfItsHistory() {
        clerk.publish(COPY, "post-1");
        Sighting edited = Samples.sighting(ANN, "post-1-edited", "other words");
        assertThat(clerk.plan(edited, alphaPost("post-1"), back("post-1")).verdict())
                .isEqualTo(Verdict.COPY);
    }

    @Test
    void aPublishedPostIsACopyAlsoWithoutALink() {
        Claim claim = clerk.send(COPY);
        clerk.done(Settlement.of(claim).confirmed("post-1").withoutLink());
        assertThat(sight("post-1", "other words").verdict()).isEqualTo(Verdict.COPY);
    }

    @Test
    void aPlannedKeyIsACopyFromTheMomentItsAttemptIsOpen() {
        clerk.plan(COPY);
        Claim claim = clerk.claimOne();
        clerk.commit(new Change.Open(
                COPY.id(),
                1,
                Samples.attempt(claim, NOW, "post-1", Samples.PRICE),
                DailyCap.DEFAULT,
                new OriginLink(Samples.ALPHA, "post-1", COPY.origin())));
        assertThat(sight("post-1", TEXT).verdict()).isEqualTo(Verdict.COPY);
    }

    @Test
    void aLinkIsEnoughWhateverBecomesOfItsAttempt() {
        clerk.plan(COPY);
        Claim claim = clerk.claimOne();
        clerk.commit(new Change.Open(
                COPY.id(),
                1,
                Samples.attempt(claim, NOW, "post-1", Samples.PRICE),
                DailyCap.DEFAULT,
                new OriginLink(Samples.ALPHA, "post-1", COPY.origin())));
        clerk.done(Settlement.of(claim).to(DeliveryState.RETRY_AT).dueAt(NOW.plusSeconds(3600)));
        assertThat(clerk.plan(Samples.sighting(ANN, "post-1", "other"), alphaPost("post-0"), back("post-0"))
                        .verdict())
                .isEqualTo(Verdict.COPY);
        assertThat(clerk.plan(Samples.sighting(ANN, "post-2", "other"), alphaPost("post-1"), back("post-1"))
                        .verdict())
                .isEqualTo(Verdict.COPY);
    }

    @Test
    void anEqualPostWithinADayIsHeldWithTheNameOfTheOther() {
        clerk.publish(COPY, "post-1");
        store.clock().advance(Duration.ofHours(23));
        assertThat(sight("post-2", TEXT).verdict()).isEqualTo(Verdict.SUSPECTED_COPY);
        Delivery held = clerk.find(back("post-2").id());
        assertThat(held.state()).isEqualTo(DeliveryState.HELD);
        assertThat(held.reason()).contains("post-1");
        assertThat(store.deliveries().history(held.id()).getFirst().to()).isEqualTo(DeliveryState.HELD);
    }

    @Test
    void aSuspicionCanBeOverruled() {
        clerk.publish(COPY, "post-1");
        sight("post-2", TEXT);
        clerk.decide(back("post-2").id(), DeliveryState.HELD, DeliveryState.PLANNED);
        assertThat(clerk.claimedIds()).containsExactly(back("post-2").id());
    }

    @Test
    void afterADayAnEqualPostIsAPostOfItsOwn() {
        clerk.publish(COPY, "post-1");
        store.clock().advance(Duration.ofHours(24));
        assertThat(sight("post-2", TEXT).verdict()).isEqualTo(Verdict.PLANNED);
    }

    @Test
    void anEqualPostIsSuspectedHoweverTheAttemptEnded() {
        for (DeliveryState end : new DeliveryState[] {DeliveryState.HELD, DeliveryState.DEAD, DeliveryState.RETRY_AT}) {
            String words = "words of " + end;
            Draft draft = Draft.of(betaPost("source of " + end), ANN).text(words);
            Claim claim = clerk.send(draft);
            clerk.done(Settlement.of(claim).to(end).dueAt(NOW.plusSeconds(3600)));
            assertThat(sight("post of " + end, words).verdict())
                    .as("after %s", end)
                    .isEqualTo(Verdict.SUSPECTED_COPY);
        }
    }

    @Test
    void anOpenAttemptWithAPlannedKeyMakesAnotherEqualPostSuspicious() {
        clerk.plan(COPY);
        Claim claim = clerk.claimOne();
        clerk.tryOpen(claim, Samples.attempt(claim, NOW, "planned-1", Samples.PRICE));
        assertThat(sight("post-2", TEXT).verdict()).isEqualTo(Verdict.SUSPECTED_COPY);
    }

    @Test
    void otherWordsAreAPostOfItsOwn() {
        clerk.publish(COPY, "post-1");
        assertThat(sight("post-2", "other words").verdict()).isEqualTo(Verdict.PLANNED);
    }

    @Test
    void theSameWordsOnAnotherAccountAreAPostOfItsOwn() {
        clerk.publish(COPY, "post-1");
        Draft draft = Draft.of(alphaPost("post-2"), CAT);
        assertThat(clerk.sight(BEN, alphaPost("post-2"), TEXT, draft).verdict()).isEqualTo(Verdict.PLANNED);
    }

    @Test
    void aPostThatSaysNothingIsNeverSuspected() {
        Claim claim = clerk.send(Draft.of(betaPost("source"), ANN).deleting());
        clerk.done(Settlement.of(claim).withoutLink());
        Origin.RemotePost post = alphaPost("post-2");
        Sighting silent = new Sighting(Samples.post(ANN, "post-2"), Fingerprint.NONE, NOW);
        assertThat(clerk.plan(silent, post, back("post-2")).verdict()).isEqualTo(Verdict.PLANNED);
    }

    @Test
    void whatNobodySightedIsNotSuspected() {
        clerk.publish(COPY, "post-1");
        assertThat(clerk.plan(Draft.of("request", ANN).text(TEXT)).verdict()).isEqualTo(Verdict.PLANNED);
    }

    private static Draft back(String postId) {
        return Draft.of(alphaPost(postId), CAT);
    }

    /** Ann's post is found on alpha and would be carried to beta. */
    private PlanReceipt.Entry sight(String postId, String words) {
        return clerk.sight(ANN, alphaPost(postId), words, back(postId));
    }
}
