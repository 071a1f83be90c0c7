package social.starling.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static social.starling.testkit.contract.Samples.ALPHA;
import static social.starling.testkit.contract.Samples.ANN;
import static social.starling.testkit.contract.Samples.BEN;
import static social.starling.testkit.contract.Samples.NOW;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import social.starling.ports.account.AccountId;
import social.starling.ports.account.AccountState;
import social.starling.ports.delivery.Claim;
import social.starling.ports.delivery.DeliveryId;
import social.starling.ports.delivery.DeliveryState;
import social.starling.ports.delivery.HistoryEntry;

/** Who gets what to do, in which order. */
public abstract class ClaimContract extends LedgerContract {
    private static final Draft ONE = Draft.of("one", ANN);
    private static final Draft TWO = Draft.of("two", ANN);
    private static final Draft THREE = Draft.of("three", BEN);

    @Test
    void aClaimIsTheCallersUntilItsLeaseEnds() {
        clerk.plan(ONE);
        Claim claim = clerk.claimOne();
        assertThat(claim.delivery().id()).isEqualTo(ONE.id());
        assertThat(claim.delivery().state()).isEqualTo(DeliveryState.CLAIMED);
        assertThat(claim.delivery().epoch()).isEqualTo(1);
        assertThat(claim.leaseUntil()).isEqualTo(NOW.plus(Clerk.LEASE));
        assertThat(claim.reply()).isNull();
        assertThat(claim.attempt()).isNull();
        assertThat(clerk.find(ONE.id())).isEqualTo(claim.delivery());
        store.clock().advance(Clerk.LEASE.minusSeconds(1));
        assertThat(clerk.claim()).isEmpty();
    }

    @Test
    void aClaimStandsInTheHistoryWithItsEpoch() {
        clerk.plan(ONE);
        clerk.claimOne();
        HistoryEntry newest = store.deliveries().history(ONE.id()).getLast();
        assertThat(newest.from()).isEqualTo(DeliveryState.PLANNED);
        assertThat(newest.to()).isEqualTo(DeliveryState.CLAIMED);
        assertThat(newest.epoch()).isEqualTo(1);
    }

    @Test
    void whatIsDueFirstIsClaimedFirst() {
        clerk.plan(ONE.dueAt(NOW.minusSeconds(1)));
        clerk.plan(TWO.dueAt(NOW.minusSeconds(3)));
        clerk.plan(THREE.dueAt(NOW.minusSeconds(2)));
        assertThat(clerk.claimedIds()).containsExactly(TWO.id(), THREE.id(), ONE.id());
    }

    @Test
    void whatIsDueTogetherIsClaimedInTheOrderOfPlanning() {
        clerk.plan(TWO);
        clerk.plan(ONE);
        clerk.plan(THREE);
        assertThat(clerk.claimedIds()).containsExactly(TWO.id(), ONE.id(), THREE.id());
    }

    /** What one account has ready comes first even where it is most of a claim and other accounts have some too. */
    @Test
    void aCrowdOfOneAccountIsClaimedBeforeWhatIsDueLater() {
        List<DeliveryId> crowd = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            Draft draft = Draft.of("crowd " + i, ANN).dueAt(NOW.minusSeconds(100 - i));
            clerk.plan(draft);
            crowd.add(draft.id());
        }
        clerk.plan(THREE.dueAt(NOW.minusSeconds(1)));
        clerk.plan(Draft.of("four", Samples.CAT).dueAt(NOW.minusSeconds(200)));
        assertThat(clerk.claim(12, Set.of()))
                .extracting(claim -> claim.delivery().id())
                .startsWith(Draft.of("four", Samples.CAT).id())
                .endsWith(crowd.get(10))
                .hasSize(12);
        assertThat(clerk.claimedIds())
                .startsWith(crowd.get(11))
                .endsWith(THREE.id())
                .hasSize(10);
    }

    @Test
    void ofManyAccountsThoseComeFirstWhosePostsAreDueFirst() {
        List<DeliveryId> inTurn = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            Draft draft = Draft.of("post " + i, AccountId.of(Samples.BETA, "person" + 7 * i % 12))
                    .dueAt(NOW.minusSeconds(100 - i / 2));
            clerk.plan(draft);
            inTurn.add(draft.id());
        }
        Draft second = Draft.of("second", AccountId.of(Samples.BETA, "person0")).dueAt(NOW.minusSeconds(98));
        clerk.plan(second);
        inTurn.add(6, second.id());
        assertThat(clerk.claim(3, Set.of()))
                .extracting(claim -> claim.delivery().id())
                .containsExactlyElementsOf(inTurn.subList(0, 3));
        assertThat(clerk.claim(5, Set.of()))
                .extracting(claim -> claim.delivery().id())
                .containsExactlyElementsOf(inTurn.subList(3, 8));
        assertThat(clerk.claimedIds()).containsExactlyElementsOf(inTurn.subList(8, 13));
    }

    @Test
    void whatWasHeldMeanwhileKeepsItsTurn() {
        clerk.plan(ONE);
        clerk.plan(TWO);
        clerk.decide(ONE.id(), DeliveryState.PLANNED, DeliveryState.HELD);
        clerk.decide(ONE.id(), DeliveryState.HELD, DeliveryState.PLANNED);
        assertThat(clerk.claimedIds()).containsExactly(ONE.id(), TWO.id());
    }

    @Test
    void noMoreIsClaimedThanAskedFor() {
        clerk.plan(ONE);
        clerk.plan(TWO);
        clerk.plan(THREE);
        assertThat(clerk.claim(2, Set.of()))
                .extracting(claim -> claim.delivery().id())
                .containsExactly(ONE.id(), TWO.id());
        assertThat(clerk.claimedIds()).containsExactly(THREE.id());
    }

    @Test
    void whatIsNotDueYetIsNotClaimed() {
        clerk.plan(ONE.dueAt(NOW.plusSeconds(1)));
        assertThat(clerk.claim()).isEmpty();
        store.clock().advance(Duration.ofSeconds(1));
        assertThat(clerk.claimedIds()).containsExactly(ONE.id());
    }

    @Test
    void accountsThatTakeNoCallsArePassedOver() {
        clerk.plan(ONE);
        clerk.plan(THREE);
        assertThat(clerk.claim(10, Set.of(ANN)))
                .extracting(claim -> claim.delivery().id())
                .containsExactly(THREE.id());
    }

    @Test
    void accountsThatCannotBeUsedArePassedOver() {
        store.accounts().save(Samples.account(ALPHA, "ann").with(AccountState.NEEDS_SIGN_IN));
        store.accounts().save(Samples.account(ALPHA, "ben").with(AccountState.REMOVED));
        clerk.plan(ONE);
        clerk.plan(THREE);
        assertThat(clerk.claim()).isEmpty();
        store.accounts().save(Samples.account(ALPHA, "ann"));
        assertThat(clerk.claimedIds()).containsExactly(ONE.id());
    }

    @Test
    void anAccountThatTakesOneAttemptAtATimeGivesOneDeliveryAtATime() {
        clerk.plan(ONE.onItsOwn());
        clerk.plan(TWO.onItsOwn());
        clerk.plan(THREE.onItsOwn());
        assertThat(clerk.claimedIds()).containsExactly(ONE.id(), THREE.id());
        assertThat(clerk.claim()).isEmpty();
    }

    @Test
    void anOpenAttemptKeepsItsAccountUntilItIsSettled() {
        Claim claim = clerk.send(ONE.onItsOwn());
        clerk.plan(TWO.onItsOwn());
        assertThat(clerk.claim()).isEmpty();
        clerk.done(Settlement.of(claim).to(DeliveryState.UNKNOWN).dueAt(NOW.plusSeconds(30)));
        assertThat(clerk.claim()).isEmpty();
        store.clock().advance(Duration.ofSeconds(30));
        Claim look = clerk.claimOne();
        assertThat(clerk.claim()).isEmpty();
        clerk.done(Settlement.of(look).confirmed("post-1"));
        assertThat(clerk.claimedIds()).containsExactly(TWO.id());
    }

    @Test
    void otherAccountsGiveManyAtOnce() {
        clerk.plan(ONE);
        clerk.plan(TWO);
        assertThat(clerk.claimedIds()).containsExactly(ONE.id(), TWO.id());
    }

    @Test
    void aRetryIsClaimedAgainWhenDueAndHasNoAttempt() {
        Claim claim = clerk.send(ONE);
        clerk.done(Settlement.of(claim).to(DeliveryState.RETRY_AT).dueAt(NOW.plusSeconds(20)));
        assertThat(clerk.claim()).isEmpty();
        store.clock().advance(Duration.ofSeconds(20));
        Claim again = clerk.claimOne();
        assertThat(again.delivery().state()).isEqualTo(DeliveryState.CLAIMED);
        assertThat(again.delivery().epoch()).isEqualTo(2);
        assertThat(again.attempt()).isNull();
    }
}
