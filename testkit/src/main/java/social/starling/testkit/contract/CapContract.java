package social.starling.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static social.starling.testkit.contract.Samples.ANN;
import static social.starling.testkit.contract.Samples.BEN;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import social.starling.ports.account.AccountId;
import social.starling.ports.account.DailyCap;
import social.starling.ports.delivery.ChangeResult;
import social.starling.ports.delivery.ChangeResult.Refusal;
import social.starling.ports.delivery.Claim;
import social.starling.ports.delivery.DeliveryState;
import social.starling.ports.money.Money;

/** How many attempts an account may open on one UTC day, and what they may cost. */
public abstract class CapContract extends LedgerContract {
    private static final ChangeResult DONE = new ChangeResult.Done();
    private static final ChangeResult TOO_MANY = new ChangeResult.Refused(Refusal.DAILY_POSTS);
    private static final ChangeResult TOO_DEAR = new ChangeResult.Refused(Refusal.DAILY_COST);
    private static final Money PLENTY = Money.dollars("100");

    private int count;

    @Test
    void noMorePostsThanTheCapAreAttemptedInADay() {
        DailyCap cap = new DailyCap(2, PLENTY);
        assertThat(attempt(ANN, cap, "0")).isEqualTo(DONE);
        assertThat(attempt(ANN, cap, "0")).isEqualTo(DONE);
        assertThat(attempt(ANN, cap, "0")).isEqualTo(TOO_MANY);
    }

    @Test
    void aRefusedAttemptLeavesTheClaimAsItIs() {
        Draft draft = next(ANN);
        clerk.plan(draft);
        Claim claim = clerk.claimOne();
        assertThat(clerk.tryOpen(claim, Samples.attempt(claim, clerk.now()), new DailyCap(0, PLENTY)))
                .isEqualTo(TOO_MANY);
        assertThat(clerk.find(draft.id())).isEqualTo(claim.delivery());
    }

    @Test
    void everyAccountHasACapOfItsOwn() {
        DailyCap cap = new DailyCap(1, PLENTY);
        assertThat(attempt(ANN, cap, "0")).isEqualTo(DONE);
        assertThat(attempt(BEN, cap, "0")).isEqualTo(DONE);
    }

    @Test
    void anAttemptCountsHoweverItEnds() {
        DailyCap cap = new DailyCap(1, PLENTY);
        Draft draft = next(ANN);
        clerk.plan(draft);
        Claim claim = clerk.claimOne();
        assertThat(clerk.tryOpen(claim, Samples.attempt(claim, clerk.now()), cap))
                .isEqualTo(DONE);
        clerk.done(Settlement.of(claim).to(DeliveryState.DEAD).uncharged());
        assertThat(attempt(ANN, cap, "0")).isEqualTo(TOO_MANY);
    }

    @Test
    void theDayEndsAtMidnightUtc() {
        DailyCap cap = new DailyCap(1, PLENTY);
        store.clock().set(Instant.parse("2026-11-02T23:59:58Z"));
        assertThat(attempt(ANN, cap, "0")).isEqualTo(DONE);
        store.clock().set(Instant.parse("2026-11-02T23:59:59Z"));
        assertThat(attempt(ANN, cap, "0")).isEqualTo(TOO_MANY);
        store.clock().set(Instant.parse("2026-11-03T00:00:00Z"));
        assertThat(attempt(ANN, cap, "0")).isEqualTo(DONE);
    }

    @Test
    void theCostOfADayMayReachTheCapAndNotPassIt() {
        DailyCap cap = new DailyCap(100, Money.dollars("0.5"));
        assertThat(attempt(ANN, cap, "0.3")).isEqualTo(DONE);
        assertThat(attempt(ANN, cap, "0.200001")).isEqualTo(TOO_DEAR);
        assertThat(attempt(ANN, cap, "0.2")).isEqualTo(DONE);
        assertThat(attempt(ANN, cap, "0.000001")).isEqualTo(TOO_DEAR);
        assertThat(attempt(ANN, cap, "0")).isEqualTo(DONE);
    }

    @Test
    void aDeletionIsNoPost() {
        DailyCap cap = new DailyCap(1, PLENTY);
        assertThat(attempt(next(ANN).deleting(), cap, "0")).isEqualTo(DONE);
        assertThat(attempt(ANN, cap, "0")).isEqualTo(DONE);
        assertThat(attempt(next(ANN).deleting(), cap, "0")).isEqualTo(DONE);
    }

    private Draft next(AccountId account) {
        count++;
        return Draft.of("request-" + count, account).text("text " + count);
    }

    private ChangeResult attempt(AccountId account, DailyCap cap, String dollars) {
        return attempt(next(account), cap, dollars);
    }

    /** Plans, claims and tries to open; nothing else may be due. */
    private ChangeResult attempt(Draft draft, DailyCap cap, String dollars) {
        clerk.plan(draft.dueAt(clerk.now()));
        Claim claim = clerk.claim().stream()
                .filter(one -> one.delivery().id().equals(draft.id()))
                .findFirst()
                .orElseThrow();
        return clerk.tryOpen(claim, Samples.attempt(claim, clerk.now(), null, Money.dollars(dollars)), cap);
    }
}
