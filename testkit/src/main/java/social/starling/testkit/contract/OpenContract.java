package social.starling.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static social.starling.testkit.contract.Samples.ANN;
import static social.starling.testkit.contract.Samples.NOW;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import social.starling.ports.account.DailyCap;
import social.starling.ports.delivery.Change;
import social.starling.ports.delivery.ChangeResult;
import social.starling.ports.delivery.ChangeResult.Refusal;
import social.starling.ports.delivery.Claim;
import social.starling.ports.delivery.Delivery;
import social.starling.ports.delivery.DeliveryState;
import social.starling.ports.delivery.OriginLink;
import social.starling.ports.delivery.PublishingSwitch.Pause;
import social.starling.ports.publish.Attempt;

/** The last look before anything leaves, and what stands written when it does. */
public abstract class OpenContract extends LedgerContract {
    private static final Draft ONE = Draft.of("one", ANN);
    private static final Draft TWO = Draft.of("two", ANN);

    @Test
    void anOpenedAttemptStandsWrittenWithAllItHas() {
        clerk.plan(ONE);
        Claim claim = clerk.claimOne();
        store.clock().advance(Duration.ofSeconds(2));
        Attempt attempt = clerk.open(claim);
        Delivery now = clerk.find(ONE.id());
        assertThat(now.state()).isEqualTo(DeliveryState.SENDING);
        assertThat(now.epoch()).isEqualTo(1);
        assertThat(now.tries()).isEqualTo(1);
        assertThat(now.firstTriedAt()).isEqualTo(NOW.plusSeconds(2));
        assertThat(store.deliveries().attempt(ONE.id())).contains(attempt);
    }

    @Test
    void aDeliveryHasOneOpenAttemptAtMost() {
        Claim claim = clerk.send(ONE);
        assertThat(clerk.tryOpen(claim, Samples.attempt(claim, NOW)))
                .isEqualTo(new ChangeResult.Lost(DeliveryState.SENDING));
        assertThat(clerk.find(ONE.id()).tries()).isEqualTo(1);
    }

    @Test
    void withAnExpiredLeaseNothingIsOpened() {
        clerk.plan(ONE);
        Claim claim = clerk.claimOne();
        store.clock().advance(Clerk.LEASE);
        assertThat(clerk.tryOpen(claim, Samples.attempt(claim, NOW)))
                .isEqualTo(new ChangeResult.Lost(DeliveryState.CLAIMED));
        assertThat(store.deliveries().attempt(ONE.id())).isEmpty();
    }

    @Test
    void withoutAClaimNothingIsOpened() {
        clerk.plan(ONE);
        Claim claim = clerk.claimOne();
        clerk.commit(new Change.Release(ONE.id(), 1, DeliveryState.PLANNED, NOW, false, null, List.of()));
        assertThat(clerk.tryOpen(claim, Samples.attempt(claim, NOW)))
                .isEqualTo(new ChangeResult.Lost(DeliveryState.PLANNED));
    }

    @Test
    void anUnknownDeliveryIsLostWithoutAState() {
        assertThat(clerk.commit(new Change.Renew(nobody(), 1, Clerk.LEASE))).isEqualTo(new ChangeResult.Lost(null));
    }

    @Test
    void whilePublishingIsPausedNothingIsOpened() {
        clerk.plan(ONE);
        Claim claim = clerk.claimOne();
        store.publishing().pause(new Pause("stop", "ann", NOW));
        assertThat(clerk.tryOpen(claim, Samples.attempt(claim, NOW)))
                .isEqualTo(new ChangeResult.Refused(Refusal.PAUSED));
        assertThat(clerk.find(ONE.id())).isEqualTo(claim.delivery());
        assertThat(store.deliveries().attempt(ONE.id())).isEmpty();
    }

    @Test
    void anAccountThatTakesOneAttemptAtATimeRefusesASecond() {
        Claim first = clerk.send(ONE.onItsOwn());
        clerk.done(Settlement.of(first).to(DeliveryState.HELD));
        clerk.plan(TWO.onItsOwn());
        Claim second = clerk.claimOne();
        clerk.decide(ONE.id(), DeliveryState.HELD, DeliveryState.UNKNOWN);
        assertThat(clerk.tryOpen(second, Samples.attempt(second, NOW)))
                .isEqualTo(new ChangeResult.Refused(Refusal.ACCOUNT_BUSY));
        assertThat(clerk.stateOf(TWO)).isEqualTo(DeliveryState.CLAIMED);
    }

    @Test
    void accountsDoNotKeepEachOtherWaiting() {
        clerk.send(ONE.onItsOwn());
        Draft other = Draft.of("other", Samples.BEN).onItsOwn();
        clerk.send(other);
        assertThat(clerk.stateOf(other)).isEqualTo(DeliveryState.SENDING);
    }

    @Test
    void aHeldAttemptFreesItsAccount() {
        Claim first = clerk.send(ONE.onItsOwn());
        clerk.done(Settlement.of(first).to(DeliveryState.HELD));
        clerk.send(TWO.onItsOwn());
        assertThat(clerk.stateOf(TWO)).isEqualTo(DeliveryState.SENDING);
    }

    @Test
    void aPlannedKeyIsLinkedBeforeAnythingLeaves() {
        clerk.plan(ONE);
        Claim claim = clerk.claimOne();
        OriginLink link = new OriginLink(Samples.ALPHA, "planned-1", ONE.origin());
        Attempt attempt = Samples.attempt(claim, NOW, "planned-1", Samples.PRICE);
        assertThat(clerk.commit(new Change.Open(ONE.id(), 1, attempt, DailyCap.DEFAULT, link)))
                .isEqualTo(new ChangeResult.Done());
        assertThat(store.deliveries().link(Samples.ALPHA, "planned-1")).contains(link);
    }

    @Test
    void aLostChangeLeavesTheOthersOfItsBatchAlone() {
        clerk.plan(ONE);
        clerk.plan(TWO);
        List<Claim> claims = clerk.claim();
        Claim one = claims.getFirst();
        Claim two = claims.getLast();
        List<ChangeResult> results = store.ledger()
                .commit(List.of(
                        new Change.Renew(nobody(), 1, Clerk.LEASE),
                        new Change.Open(ONE.id(), 1, Samples.attempt(one, NOW), new DailyCap(0, Samples.PRICE), null),
                        new Change.Renew(ONE.id(), 7, Clerk.LEASE),
                        new Change.Open(TWO.id(), 1, Samples.attempt(two, NOW), DailyCap.DEFAULT, null)));
        assertThat(results)
                .containsExactly(
                        new ChangeResult.Lost(null),
                        new ChangeResult.Refused(Refusal.DAILY_POSTS),
                        new ChangeResult.Lost(DeliveryState.CLAIMED),
                        new ChangeResult.Done());
    }

    @Test
    void changesOfOneDeliveryApplyInTheirOrderWithinABatch() {
        clerk.plan(ONE);
        Claim claim = clerk.claimOne();
        List<ChangeResult> results = store.ledger()
                .commit(List.of(
                        new Change.Open(ONE.id(), 1, Samples.attempt(claim, NOW), DailyCap.DEFAULT, null),
                        Settlement.of(claim).confirmed("post-1").build()));
        assertThat(results).containsExactly(new ChangeResult.Done(), new ChangeResult.Done());
        assertThat(clerk.stateOf(ONE)).isEqualTo(DeliveryState.CONFIRMED);
    }

    @Test
    void anEmptyBatchChangesNothing() {
        assertThat(store.ledger().commit(List.of())).isEmpty();
    }
}
