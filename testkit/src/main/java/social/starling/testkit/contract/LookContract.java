package social.starling.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static social.starling.testkit.contract.Samples.ALPHA;
import static social.starling.testkit.contract.Samples.ANN;
import static social.starling.testkit.contract.Samples.BEN;
import static social.starling.testkit.contract.Samples.NOW;

import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.Test;
import social.starling.ports.account.AccountState;
import social.starling.ports.delivery.Claim;
import social.starling.ports.delivery.DeliveryState;
import social.starling.ports.delivery.PublishingSwitch.Pause;
import social.starling.ports.publish.Attempt;

/** When lost answers are looked for, and what of them comes before what is to be sent. */
public abstract class LookContract extends LedgerContract {
    private static final Draft ONE = Draft.of("one", ANN);
    private static final Draft THREE = Draft.of("three", BEN);

    @Test
    void aLostAnswerIsLookedForWhenDueByItsAttempt() {
        Claim claim = clerk.send(ONE);
        Attempt attempt = store.deliveries().attempt(ONE.id()).orElseThrow();
        clerk.done(Settlement.of(claim).to(DeliveryState.UNKNOWN).dueAt(NOW.plusSeconds(30)));
        assertThat(clerk.claim()).isEmpty();
        store.clock().advance(Duration.ofSeconds(30));
        Claim look = clerk.claimOne();
        assertThat(look.delivery().state()).isEqualTo(DeliveryState.RECONCILING);
        assertThat(look.delivery().epoch()).isEqualTo(2);
        assertThat(look.attempt()).isEqualTo(attempt);
    }

    @Test
    void whatAPlatformHasTakenIsLookedForWhenDue() {
        Claim claim = clerk.send(ONE);
        clerk.done(Settlement.of(claim).to(DeliveryState.ACCEPTED).dueAt(NOW.plusSeconds(5)));
        assertThat(clerk.claim()).isEmpty();
        store.clock().advance(Duration.ofSeconds(5));
        assertThat(clerk.claimOne().delivery().state()).isEqualTo(DeliveryState.RECONCILING);
    }

    @Test
    void looksComeBeforeWhatIsToBeSent() {
        clerk.loseAnswer(ONE);
        clerk.plan(THREE.dueAt(NOW.minusSeconds(60)));
        assertThat(clerk.claim(1, Set.of()))
                .extracting(claim -> claim.delivery().id())
                .containsExactly(ONE.id());
    }

    @Test
    void accountsThatTakeNoCallsAreNotLookedAtEither() {
        clerk.loseAnswer(ONE);
        assertThat(clerk.claim(10, Set.of(ANN))).isEmpty();
        store.accounts().save(Samples.account(ALPHA, "ann").with(AccountState.NEEDS_SIGN_IN));
        assertThat(clerk.claim()).isEmpty();
        store.accounts().save(Samples.account(ALPHA, "ann"));
        assertThat(clerk.claimedIds()).containsExactly(ONE.id());
    }

    @Test
    void whilePublishingIsPausedNothingIsClaimedForSendingButLooksGoOn() {
        clerk.loseAnswer(ONE);
        clerk.plan(THREE);
        store.publishing().pause(new Pause("stop", "ann", NOW));
        Claim look = clerk.claimOne();
        assertThat(look.delivery().id()).isEqualTo(ONE.id());
        assertThat(look.delivery().state()).isEqualTo(DeliveryState.RECONCILING);
        store.publishing().resume();
        assertThat(clerk.claimedIds()).containsExactly(THREE.id());
    }
}
