package social.starling.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static social.starling.testkit.contract.Samples.ANN;
import static social.starling.testkit.contract.Samples.CAT;
import static social.starling.testkit.contract.Samples.NOW;

import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import social.starling.ports.delivery.Change;
import social.starling.ports.delivery.ChangeResult;
import social.starling.ports.delivery.Claim;
import social.starling.ports.delivery.Delivery;
import social.starling.ports.delivery.DeliveryState;
import social.starling.ports.delivery.HistoryEntry;
import social.starling.ports.delivery.OriginLink;
import social.starling.ports.delivery.PlanReceipt.Verdict;
import social.starling.ports.event.EventEntry;
import social.starling.ports.post.ReplyTo;

/** A post that stands on the target already, of an attempt that the ledger has forgotten. */
public abstract class AdoptContract extends LedgerContract {
    private static final Draft ONE = Draft.of(betaPost("source"), ANN);

    @Test
    void theDeliveryIsConfirmedWithItsPostItsLinkAndItsEvents() {
        clerk.plan(ONE);
        assertThat(adopt(ONE, DeliveryState.PLANNED, "post-1")).isEqualTo(new ChangeResult.Done());
        Delivery now = clerk.find(ONE.id());
        assertThat(now.state()).isEqualTo(DeliveryState.CONFIRMED);
        assertThat(now.remote()).isEqualTo(Samples.post(ANN, "post-1"));
        assertThat(now.reason()).isEqualTo("found there");
        assertThat(now.tries()).isZero();
        assertThat(store.deliveries().link(Samples.ALPHA, "post-1")).contains(link(ONE, "post-1"));
        assertThat(store.deliveries().history(ONE.id()))
                .extracting(HistoryEntry::to)
                .containsExactly(DeliveryState.PLANNED, DeliveryState.CONFIRMED);
        assertThat(store.events().after(0, 10)).extracting(EventEntry::row).containsExactly(Samples.event("adopted"));
        assertThat(clerk.claim()).isEmpty();
        assertThat(store.deliveries().nextDue()).isEmpty();
    }

    @Test
    void whatHasMovedOnAdoptsNothing() {
        clerk.plan(ONE);
        clerk.claimOne();
        assertThat(adopt(ONE, DeliveryState.PLANNED, "post-1")).isEqualTo(new ChangeResult.Lost(DeliveryState.CLAIMED));
        assertThat(store.deliveries().link(Samples.ALPHA, "post-1")).isEmpty();
        assertThat(store.events().after(0, 10)).isEmpty();
    }

    @Test
    void whatStandsOpenOrFinalCannotAdopt() {
        EnumSet<DeliveryState> others = EnumSet.allOf(DeliveryState.class);
        others.removeAll(Change.Adopt.FROM);
        assertThat(others)
                .allSatisfy(state -> assertThatThrownBy(() -> adopt(ONE, state, "post-1"))
                        .isInstanceOf(IllegalArgumentException.class)
                        .hasMessageContaining(state.toString()));
    }

    @Test
    void whatWasTriedHeldOrGivenUpAdoptsToo() {
        clerk.done(Settlement.of(clerk.send(ONE)).to(DeliveryState.RETRY_AT).dueAt(NOW));
        Draft two = Draft.of("two", ANN);
        clerk.plan(two);
        clerk.decide(two.id(), DeliveryState.PLANNED, DeliveryState.HELD);
        assertThat(adopt(ONE, DeliveryState.RETRY_AT, "post-1")).isEqualTo(new ChangeResult.Done());
        assertThat(adopt(two, DeliveryState.HELD, "post-2")).isEqualTo(new ChangeResult.Done());
        Draft three = Draft.of("three", ANN);
        clerk.done(Settlement.of(clerk.send(three)).to(DeliveryState.DEAD));
        assertThat(adopt(three, DeliveryState.DEAD, "post-3")).isEqualTo(new ChangeResult.Done());
        assertThat(store.deliveries().counts()).containsOnlyKeys(DeliveryState.CONFIRMED);
    }

    @Test
    void theAdoptedPostIsASourceForNothing() {
        clerk.plan(ONE);
        Draft back = Draft.of(alphaPost("post-1"), CAT);
        clerk.sight(ANN, alphaPost("post-1"), "words", back);
        adopt(ONE, DeliveryState.PLANNED, "post-1");
        assertThat(clerk.stateOf(back)).isEqualTo(DeliveryState.CANCELLED);
        assertThat(clerk.find(back.id()).reason()).contains("a copy of post:beta:source");
        assertThat(clerk.sight(ANN, alphaPost("post-1"), "words", Draft.of(alphaPost("post-1"), Samples.BEN))
                        .verdict())
                .isEqualTo(Verdict.COPY);
    }

    @Test
    void whatComesAfterItHangsUnderTheAdoptedPost() {
        Draft next = ONE.segment(1).after(ONE.id());
        Draft last = ONE.segment(2).after(next.id());
        clerk.plan(ONE, next, last);
        assertThat(store.ledger()
                        .commit(List.of(
                                change(ONE, DeliveryState.PLANNED, "p0"), change(next, DeliveryState.PLANNED, "p1"))))
                .containsOnly(new ChangeResult.Done());
        Claim claim = clerk.claimOne();
        assertThat(claim.delivery().id()).isEqualTo(last.id());
        assertThat(claim.reply()).isEqualTo(new ReplyTo(Samples.post(ANN, "p0"), Samples.post(ANN, "p1")));
    }

    @Test
    void whatWaitedForAnAnswerWaitsNoLonger() {
        Draft found = Draft.of(alphaPost("post-9"), CAT).text("same");
        Claim open = clerk.send(Draft.of(betaPost("other"), ANN).text("same"));
        clerk.sight(ANN, alphaPost("post-9"), "same", found);
        assertThat(clerk.find(found.id()).waitsFor()).isNotNull();
        assertThat(adopt(found, DeliveryState.PLANNED, "post-on-beta")).isEqualTo(new ChangeResult.Done());
        assertThat(clerk.find(found.id()).waitsFor()).isNull();
        clerk.done(Settlement.of(open).confirmed("post-8"));
        store.clock().advance(Duration.ofHours(1));
        assertThat(clerk.stateOf(found)).isEqualTo(DeliveryState.CONFIRMED);
    }

    private ChangeResult adopt(Draft draft, DeliveryState from, String postId) {
        return clerk.commit(change(draft, from, postId));
    }

    private static Change.Adopt change(Draft draft, DeliveryState from, String postId) {
        return new Change.Adopt(
                draft.id(),
                from,
                Samples.post(draft.target(), postId),
                link(draft, postId),
                "found there",
                List.of(Samples.event("adopted")));
    }

    private static OriginLink link(Draft draft, String postId) {
        return new OriginLink(Samples.platformOf(draft.target()), postId, draft.origin());
    }
}
