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
import social.starling.ports.delivery.Delivery;
import social.starling.ports.delivery.DeliveryState;
import social.starling.ports.event.EventEntry;

/** How claims are given back without an attempt. */
public abstract class ReleaseContract extends LedgerContract {
    private static final ChangeResult DONE = new ChangeResult.Done();
    private static final Draft ONE = Draft.of("one", ANN);

    @Test
    void aReleasedClaimWaitsForItsNewTime() {
        clerk.plan(ONE);
        clerk.claimOne();
        assertThat(release(DeliveryState.RETRY_AT, 30, false)).isEqualTo(DONE);
        Delivery now = clerk.find(ONE.id());
        assertThat(now.state()).isEqualTo(DeliveryState.RETRY_AT);
        assertThat(now.dueAt()).isEqualTo(NOW.plusSeconds(30));
        assertThat(now.reason()).isEqualTo("released");
        assertThat(now.tries()).isZero();
        assertThat(now.crashes()).isZero();
        store.clock().advance(Duration.ofSeconds(30));
        assertThat(clerk.claimOne().delivery().epoch()).isEqualTo(2);
    }

    @Test
    void aChargedReleaseCountsAsATry() {
        clerk.plan(ONE);
        clerk.claimOne();
        assertThat(release(DeliveryState.RETRY_AT, 30, true)).isEqualTo(DONE);
        assertThat(clerk.find(ONE.id()).tries()).isEqualTo(1);
        assertThat(clerk.find(ONE.id()).firstTriedAt()).isEqualTo(NOW);
    }

    @Test
    void itsEventsAreStoredWithIt() {
        clerk.plan(ONE);
        clerk.claimOne();
        release(DeliveryState.DEAD, 0, true);
        assertThat(clerk.stateOf(ONE)).isEqualTo(DeliveryState.DEAD);
        assertThat(store.events().after(0, 10)).extracting(EventEntry::row).containsExactly(Samples.event("release"));
    }

    @Test
    void aWishToCancelWinsOverARelease() {
        clerk.plan(ONE);
        clerk.claimOne();
        clerk.tryDecide(ONE.id(), DeliveryState.CLAIMED, DeliveryState.CLAIMED, true);
        assertThat(release(DeliveryState.PLANNED, 0, false)).isEqualTo(DONE);
        assertThat(clerk.stateOf(ONE)).isEqualTo(DeliveryState.CANCELLED);
    }

    @Test
    void whatIsBeingSentCannotBeReleased() {
        Claim claim = clerk.send(ONE);
        assertThat(release(DeliveryState.PLANNED, 0, false)).isEqualTo(new ChangeResult.Lost(DeliveryState.SENDING));
        clerk.done(Settlement.of(claim).confirmed("post-1"));
    }

    private ChangeResult release(DeliveryState to, int seconds, boolean charged) {
        return clerk.commit(new Change.Release(
                ONE.id(), 1, to, NOW.plusSeconds(seconds), charged, "released", List.of(Samples.event("release"))));
    }
}
