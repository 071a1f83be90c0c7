package social.starling.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static social.starling.testkit.contract.Samples.ALPHA;
import static social.starling.testkit.contract.Samples.ANN;
import static social.starling.testkit.contract.Samples.NOW;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import social.starling.ports.delivery.Change;
import social.starling.ports.delivery.ChangeResult;
import social.starling.ports.delivery.Claim;
import social.starling.ports.delivery.Delivery;
import social.starling.ports.delivery.DeliveryState;
import social.starling.ports.delivery.HistoryEntry;
import social.starling.ports.delivery.OriginLink;
import social.starling.ports.event.EventEntry;
import social.starling.ports.publish.Attempt;
import social.starling.ports.publish.AttemptId;
import social.starling.ports.publish.RequestBytes;

/** How attempts end, and what stays written of them. */
public abstract class SettleContract extends LedgerContract {
    private static final ChangeResult DONE = new ChangeResult.Done();
    private static final Draft ONE = Draft.of("one", ANN);

    @Test
    void aConfirmedDeliveryKnowsItsPostAndIsLinkedToItsOrigin() {
        Claim claim = clerk.send(ONE);
        store.clock().advance(Duration.ofSeconds(3));
        clerk.done(Settlement.of(claim).confirmed("post-1"));
        Delivery now = clerk.find(ONE.id());
        assertThat(now.state()).isEqualTo(DeliveryState.CONFIRMED);
        assertThat(now.remote()).isEqualTo(Samples.post(ANN, "post-1"));
        assertThat(now.reason()).isEqualTo("settled as CONFIRMED");
        assertThat(now.updatedAt()).isEqualTo(NOW.plusSeconds(3));
        assertThat(store.deliveries().link(ALPHA, "post-1")).contains(new OriginLink(ALPHA, "post-1", ONE.origin()));
    }

    @Test
    void historyStatisticsAndEventsBelongToTheSameStep() {
        Claim claim = clerk.send(ONE);
        Change.Settle settle = Settlement.of(claim)
                .confirmed("post-1")
                .recorded(NOW)
                .events(Samples.event("a"), Samples.event("b"))
                .build();
        assertThat(clerk.commit(settle)).isEqualTo(DONE);
        assertThat(store.deliveries().history(ONE.id()).getLast())
                .isEqualTo(new HistoryEntry(
                        NOW, DeliveryState.SENDING, DeliveryState.CONFIRMED, 1, "settled as CONFIRMED"));
        assertThat(store.deliveries().attempts(10)).containsExactly(settle.record());
        assertThat(store.events().after(0, 10))
                .extracting(EventEntry::row)
                .containsExactly(Samples.event("a"), Samples.event("b"));
    }

    @Test
    void aLostSettlingLeavesNothingBehind() {
        Claim claim = clerk.send(ONE);
        Settlement settlement =
                Settlement.of(claim).confirmed("post-1").recorded(NOW).events(Samples.event("a"));
        assertThat(clerk.commit(settlement.from(DeliveryState.RECONCILING).build()))
                .isEqualTo(new ChangeResult.Lost(DeliveryState.SENDING));
        assertThat(clerk.stateOf(ONE)).isEqualTo(DeliveryState.SENDING);
        assertThat(store.deliveries().link(ALPHA, "post-1")).isEmpty();
        assertThat(store.deliveries().attempts(10)).isEmpty();
        assertThat(store.events().newest()).isZero();
    }

    @Test
    void aSettlingCountsOnce() {
        Claim claim = clerk.send(ONE);
        clerk.done(Settlement.of(claim).confirmed("post-1").recorded(NOW));
        assertThat(clerk.commit(
                        Settlement.of(claim).confirmed("post-1").recorded(NOW).build()))
                .isEqualTo(new ChangeResult.Lost(DeliveryState.CONFIRMED));
        assertThat(store.deliveries().attempts(10)).hasSize(1);
    }

    @Test
    void aChargedTryCountsAndAnUnchargedOneDoesNot() {
        Claim first = clerk.send(ONE);
        clerk.done(Settlement.of(first).to(DeliveryState.RETRY_AT).dueAt(NOW).uncharged());
        assertThat(clerk.find(ONE.id()).tries()).isZero();
        assertThat(clerk.find(ONE.id()).firstTriedAt()).isNull();
        store.clock().advance(Duration.ofSeconds(5));
        Claim second = clerk.claimOne();
        clerk.open(second);
        clerk.done(Settlement.of(second).to(DeliveryState.RETRY_AT).dueAt(NOW));
        assertThat(clerk.find(ONE.id()).tries()).isEqualTo(1);
        assertThat(clerk.find(ONE.id()).firstTriedAt()).isEqualTo(NOW.plusSeconds(5));
    }

    @Test
    void aLookWithoutAnAnswerKeepsCountAndAttempt() {
        clerk.loseAnswer(ONE);
        Claim look = clerk.claimOne();
        clerk.done(Settlement.of(look).to(DeliveryState.UNKNOWN).looks(1).dueAt(NOW.plusSeconds(120)));
        assertThat(clerk.find(ONE.id()).tries()).isEqualTo(1);
        assertThat(clerk.find(ONE.id()).dueAt()).isEqualTo(NOW.plusSeconds(120));
        store.clock().advance(Duration.ofSeconds(120));
        Attempt attempt = clerk.claimOne().attempt();
        assertThat(attempt).isNotNull().extracting(Attempt::looks).isEqualTo(1);
    }

    @Test
    void aCheckpointStaysWithItsAttempt() {
        Claim claim = clerk.send(ONE);
        AttemptId id = store.deliveries().attempt(ONE.id()).orElseThrow().id();
        RequestBytes half = RequestBytes.utf8("half");
        assertThat(clerk.commit(new Change.Checkpoint(ONE.id(), 1, id, half))).isEqualTo(DONE);
        assertThat(clerk.stateOf(ONE)).isEqualTo(DeliveryState.SENDING);
        clerk.done(Settlement.of(claim).to(DeliveryState.UNKNOWN));
        assertThat(store.deliveries().attempt(ONE.id()).orElseThrow().checkpoint())
                .isEqualTo(half);
    }

    @Test
    void aCheckpointIsTakenWhileSendingOnly() {
        Claim claim = clerk.send(ONE);
        AttemptId id = store.deliveries().attempt(ONE.id()).orElseThrow().id();
        clerk.done(Settlement.of(claim).to(DeliveryState.UNKNOWN));
        assertThat(clerk.commit(new Change.Checkpoint(ONE.id(), 1, id, RequestBytes.utf8("half"))))
                .isEqualTo(new ChangeResult.Lost(DeliveryState.UNKNOWN));
        assertThat(store.deliveries().attempt(ONE.id()).orElseThrow().checkpoint())
                .isNull();
    }

    @Test
    void aLostAnswerIsATryWhateverIsSaidOfIt() {
        Claim claim = clerk.send(ONE);
        clerk.done(Settlement.of(claim).to(DeliveryState.UNKNOWN).uncharged());
        assertThat(clerk.find(ONE.id()).tries()).isEqualTo(1);
    }

    @Test
    void aCheckpointOfAnotherAttemptIsLost() {
        clerk.send(ONE);
        assertThat(clerk.commit(
                        new Change.Checkpoint(ONE.id(), 1, new AttemptId("another"), RequestBytes.utf8("half"))))
                .isEqualTo(new ChangeResult.Lost(DeliveryState.SENDING));
    }

    @Test
    void aSettlingMayBringTheCheckpoint() {
        Claim claim = clerk.send(ONE);
        clerk.done(Settlement.of(claim).to(DeliveryState.ACCEPTED).checkpoint(RequestBytes.utf8("taken")));
        assertThat(store.deliveries().attempt(ONE.id()).orElseThrow().checkpoint())
                .isEqualTo(RequestBytes.utf8("taken"));
    }

    @Test
    void aResumedAttemptGoesOnUnderTheSameClaim() {
        clerk.loseAnswer(ONE);
        Claim look = clerk.claimOne();
        clerk.done(Settlement.of(look).to(DeliveryState.SENDING));
        Attempt attempt = store.deliveries().attempt(ONE.id()).orElseThrow();
        assertThat(attempt.id())
                .isEqualTo(look.attempt() == null ? null : look.attempt().id());
        assertThat(clerk.find(ONE.id()).tries()).isEqualTo(1);
        assertThat(clerk.claim()).isEmpty();
        assertThat(clerk.commit(new Change.Renew(ONE.id(), 2, Clerk.LEASE))).isEqualTo(DONE);
        clerk.done(Settlement.of(look).from(DeliveryState.SENDING).confirmed("post-1"));
    }

    @Test
    void aWishToCancelWinsOverARetry() {
        Claim claim = clerk.send(ONE);
        assertThat(clerk.tryDecide(ONE.id(), DeliveryState.SENDING, DeliveryState.SENDING, true))
                .isEqualTo(DONE);
        clerk.done(Settlement.of(claim).to(DeliveryState.RETRY_AT));
        assertThat(clerk.stateOf(ONE)).isEqualTo(DeliveryState.CANCELLED);
    }

    @Test
    void aWishToCancelDoesNotUndoAPost() {
        Claim claim = clerk.send(ONE);
        clerk.tryDecide(ONE.id(), DeliveryState.SENDING, DeliveryState.SENDING, true);
        clerk.done(Settlement.of(claim).confirmed("post-1"));
        assertThat(clerk.stateOf(ONE)).isEqualTo(DeliveryState.CONFIRMED);
        assertThat(clerk.find(ONE.id()).cancelWished()).isTrue();
    }

    @Test
    void aKnownPostStaysKnown() {
        clerk.loseAnswer(ONE);
        Claim look = clerk.claimOne();
        clerk.done(Settlement.of(look).confirmed("post-1").to(DeliveryState.HELD));
        assertThat(clerk.find(ONE.id()).remote()).isEqualTo(Samples.post(ANN, "post-1"));
    }

    @Test
    void aLinkIsNeverRewritten() {
        clerk.publish(ONE, "post-1");
        clerk.publish(Draft.of("two", ANN), "post-1");
        assertThat(store.deliveries().link(ALPHA, "post-1")).contains(new OriginLink(ALPHA, "post-1", ONE.origin()));
    }
}
