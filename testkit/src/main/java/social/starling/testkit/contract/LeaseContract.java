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
import social.starling.ports.delivery.DeliveryState;
import social.starling.ports.publish.Attempt;
import social.starling.ports.publish.RequestBytes;

/** What becomes of work whose holder has fallen silent, and of a holder who comes back late. */
public abstract class LeaseContract extends LedgerContract {
    private static final Duration LAST_MOMENT = Duration.ofSeconds(1);
    /** After the lease, the quarantine; longer than the call and its aftermath. */
    private static final Duration TAKEOVER = Clerk.LEASE.plus(Clerk.QUARANTINE);

    private static final Draft ONE = Draft.of("one", ANN);

    @Test
    void aPreparationThatFellSilentIsGivenOutAnewAndCountsAsACrash() {
        clerk.plan(ONE);
        clerk.claimOne();
        store.clock().advance(Clerk.LEASE);
        Claim second = clerk.claimOne();
        assertThat(second.delivery().state()).isEqualTo(DeliveryState.CLAIMED);
        assertThat(second.delivery().epoch()).isEqualTo(2);
        assertThat(second.delivery().crashes()).isEqualTo(1);
        assertThat(second.leaseUntil()).isEqualTo(NOW.plus(Clerk.LEASE).plus(Clerk.LEASE));
    }

    @Test
    void afterTheThirdCrashAPersonDecides() {
        clerk.plan(ONE);
        for (int crash = 1; crash <= 3; crash++) {
            clerk.claimOne();
            store.clock().advance(Clerk.LEASE);
        }
        assertThat(clerk.claim()).isEmpty();
        assertThat(clerk.find(ONE.id()).state()).isEqualTo(DeliveryState.HELD);
        assertThat(clerk.find(ONE.id()).crashes()).isEqualTo(3);
        assertThat(clerk.find(ONE.id()).reason()).isNotBlank();
    }

    @Test
    void aPreparationThatFellSilentIsCancelledWhereThatWasWished() {
        clerk.plan(ONE);
        clerk.claimOne();
        clerk.tryDecide(ONE.id(), DeliveryState.CLAIMED, DeliveryState.CLAIMED, true);
        store.clock().advance(Clerk.LEASE);
        assertThat(clerk.claim()).isEmpty();
        assertThat(clerk.stateOf(ONE)).isEqualTo(DeliveryState.CANCELLED);
    }

    @Test
    void onlyWhatIsInSomebodysHandsCanBeRenewed() {
        Claim claim = clerk.send(ONE);
        clerk.done(Settlement.of(claim).to(DeliveryState.UNKNOWN).dueAt(NOW.plusSeconds(30)));
        assertThat(clerk.commit(new Change.Renew(ONE.id(), 1, Clerk.LEASE)))
                .isEqualTo(new ChangeResult.Lost(DeliveryState.UNKNOWN));
    }

    @Test
    void aRenewedLeaseLastsLonger() {
        clerk.plan(ONE);
        Claim claim = clerk.claimOne();
        store.clock().advance(Clerk.LEASE.minus(LAST_MOMENT));
        assertThat(clerk.commit(new Change.Renew(ONE.id(), 1, Clerk.LEASE))).isEqualTo(new ChangeResult.Done());
        store.clock().advance(Clerk.LEASE.minus(LAST_MOMENT));
        assertThat(clerk.claim()).isEmpty();
        clerk.open(claim);
        store.clock().advance(LAST_MOMENT);
        assertThat(clerk.stateOf(ONE)).isEqualTo(DeliveryState.SENDING);
    }

    @Test
    void anAttemptThatFellSilentIsLookedForAfterTheQuarantineOnly() {
        Claim silent = clerk.send(ONE);
        Attempt attempt = store.deliveries().attempt(ONE.id()).orElseThrow();
        store.clock().advance(TAKEOVER.minus(LAST_MOMENT));
        assertThat(clerk.claim()).isEmpty();
        store.clock().advance(LAST_MOMENT);
        Claim look = clerk.claimOne();
        assertThat(look.delivery().state()).isEqualTo(DeliveryState.RECONCILING);
        assertThat(look.delivery().epoch()).isEqualTo(silent.delivery().epoch() + 1);
        assertThat(look.delivery().crashes()).isZero();
        assertThat(look.attempt()).isEqualTo(attempt);
    }

    @Test
    void anAttemptIsNotLookedForBeforeItsCallIsSurelyOver() {
        clerk.plan(ONE);
        Claim claim = clerk.claimOne();
        clerk.commit(new Change.Renew(ONE.id(), 1, Duration.ofSeconds(1)));
        clerk.open(claim);
        Duration callIsOver = Samples.CALL.plusSeconds(60);
        store.clock().advance(callIsOver.minus(LAST_MOMENT));
        assertThat(clerk.claim()).isEmpty();
        store.clock().advance(LAST_MOMENT);
        assertThat(clerk.claimOne().delivery().state()).isEqualTo(DeliveryState.RECONCILING);
    }

    @Test
    void aLookThatFellSilentIsTakenOverAfterTheQuarantine() {
        clerk.loseAnswer(ONE);
        Claim silent = clerk.claimOne();
        store.clock().advance(TAKEOVER.minus(LAST_MOMENT));
        assertThat(clerk.claim()).isEmpty();
        store.clock().advance(LAST_MOMENT);
        Claim look = clerk.claimOne();
        assertThat(look.delivery().state()).isEqualTo(DeliveryState.RECONCILING);
        assertThat(look.delivery().epoch()).isEqualTo(silent.delivery().epoch() + 1);
    }

    @Test
    void aLookThatWasTakenOverIsSettledByItsNewHolderOnly() {
        clerk.loseAnswer(ONE);
        Claim silent = clerk.claimOne();
        store.clock().advance(TAKEOVER);
        Claim look = clerk.claimOne();
        assertThat(clerk.commit(Settlement.of(silent).confirmed("post-1").build()))
                .isEqualTo(new ChangeResult.Lost(DeliveryState.RECONCILING));
        clerk.done(Settlement.of(look).to(DeliveryState.SENDING));
        assertThat(clerk.commit(new Change.Checkpoint(
                        ONE.id(),
                        silent.delivery().epoch(),
                        store.deliveries().attempt(ONE.id()).orElseThrow().id(),
                        RequestBytes.utf8("half"))))
                .isEqualTo(new ChangeResult.Lost(DeliveryState.SENDING));
    }

    @Test
    void whoeverWasTakenOverChangesNothingAnyMore() {
        clerk.plan(ONE);
        Claim first = clerk.claimOne();
        store.clock().advance(Clerk.LEASE);
        Claim second = clerk.claimOne();
        ChangeResult lost = new ChangeResult.Lost(DeliveryState.CLAIMED);
        assertThat(clerk.tryOpen(first, Samples.attempt(first, NOW))).isEqualTo(lost);
        assertThat(clerk.commit(new Change.Renew(ONE.id(), 1, Clerk.LEASE))).isEqualTo(lost);
        assertThat(clerk.commit(new Change.Release(ONE.id(), 1, DeliveryState.DEAD, NOW, false, "given up", List.of())))
                .isEqualTo(lost);
        assertThat(clerk.find(ONE.id())).isEqualTo(second.delivery());
    }

    @Test
    void anAttemptThatWasTakenOverIsSettledByItsNewHolderOnly() {
        Claim silent = clerk.send(ONE);
        Attempt attempt = store.deliveries().attempt(ONE.id()).orElseThrow();
        store.clock().advance(TAKEOVER);
        Claim look = clerk.claimOne();
        ChangeResult lost = new ChangeResult.Lost(DeliveryState.RECONCILING);
        assertThat(clerk.commit(Settlement.of(silent).confirmed("post-1").build()))
                .isEqualTo(lost);
        assertThat(clerk.commit(new Change.Checkpoint(ONE.id(), 1, attempt.id(), RequestBytes.utf8("half"))))
                .isEqualTo(lost);
        assertThat(store.deliveries().link(Samples.ALPHA, "post-1")).isEmpty();
        clerk.done(Settlement.of(look).confirmed("post-2"));
        assertThat(clerk.find(ONE.id()).remote()).isEqualTo(Samples.post(ANN, "post-2"));
    }

    @Test
    void aLateAnswerStillCountsWhileNobodyHasTakenOver() {
        Claim late = clerk.send(ONE);
        store.clock().advance(TAKEOVER.multipliedBy(2));
        clerk.done(Settlement.of(late).confirmed("post-1"));
        assertThat(clerk.stateOf(ONE)).isEqualTo(DeliveryState.CONFIRMED);
    }
}
