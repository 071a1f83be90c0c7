package social.starling.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import social.starling.ports.account.AccountId;
import social.starling.ports.account.DailyCap;
import social.starling.ports.delivery.Advance;
import social.starling.ports.delivery.Change;
import social.starling.ports.delivery.ChangeResult;
import social.starling.ports.delivery.Claim;
import social.starling.ports.delivery.ClaimOrder;
import social.starling.ports.delivery.Delivery;
import social.starling.ports.delivery.DeliveryId;
import social.starling.ports.delivery.DeliveryState;
import social.starling.ports.delivery.NewDelivery;
import social.starling.ports.delivery.Origin;
import social.starling.ports.delivery.Plan;
import social.starling.ports.delivery.PlanReceipt;
import social.starling.ports.delivery.PlannedOrigin;
import social.starling.ports.delivery.Sighting;
import social.starling.ports.publish.Attempt;

/** Takes a ledger through its usual steps and insists that they succeed. */
public final class Clerk {
    public static final Duration LEASE = Duration.ofSeconds(60);
    public static final Duration QUARANTINE = Duration.ofSeconds(45);
    private static final ChangeResult DONE = new ChangeResult.Done();

    private final LedgerHarness harness;
    private int plans;

    public Clerk(LedgerHarness harness) {
        this.harness = harness;
    }

    Instant now() {
        return harness.clock().instant();
    }

    /** Plans drafts of one origin that nobody has sighted. */
    public PlanReceipt.Entry plan(Draft... drafts) {
        return plan(null, drafts[0].origin(), drafts);
    }

    /** Plans drafts of a post that was sighted on {@code account}. */
    PlanReceipt.Entry sight(AccountId account, Origin.RemotePost post, String text, Draft... drafts) {
        return plan(Samples.sighting(account, post.postId(), text), post, drafts);
    }

    PlanReceipt.Entry plan(@Nullable Sighting sighting, Origin origin, Draft... drafts) {
        List<NewDelivery> deliveries = Arrays.stream(drafts).map(Draft::build).toList();
        Advance advance = new Advance.RequestKey("plan-" + ++plans, "digest");
        PlanReceipt receipt = harness.ledger()
                .plan(new Plan(List.of(new PlannedOrigin(origin, sighting, deliveries)), advance, List.of()));
        assertThat(receipt).isInstanceOf(PlanReceipt.Accepted.class);
        return ((PlanReceipt.Accepted) receipt).entries().getFirst();
    }

    public List<Claim> claim() {
        return claim(100, Set.of());
    }

    List<Claim> claim(int limit, Set<AccountId> except) {
        return harness.ledger().claim(new ClaimOrder("daemon-1", limit, LEASE, QUARANTINE, except));
    }

    /** The ids of what is claimed now, in order. */
    List<DeliveryId> claimedIds() {
        return claim().stream().map(claim -> claim.delivery().id()).toList();
    }

    /** Claims, and insists that there is exactly one. */
    public Claim claimOne() {
        List<Claim> claims = claim();
        assertThat(claims).hasSize(1);
        return claims.getFirst();
    }

    public Attempt open(Claim claim) {
        Attempt attempt = Samples.attempt(claim, now());
        assertThat(tryOpen(claim, attempt)).isEqualTo(DONE);
        return attempt;
    }

    ChangeResult tryOpen(Claim claim, Attempt attempt) {
        return tryOpen(claim, attempt, DailyCap.DEFAULT);
    }

    ChangeResult tryOpen(Claim claim, Attempt attempt, DailyCap cap) {
        return commit(new Change.Open(claim.delivery().id(), claim.delivery().epoch(), attempt, cap, null));
    }

    /** Plans, claims and opens; insists that nothing else is due. */
    public Claim send(Draft draft) {
        plan(draft);
        Claim claim = claimOne();
        open(claim);
        return claim;
    }

    /** Plans, claims, opens and confirms; insists that nothing else is due. */
    public void publish(Draft draft, String postId) {
        done(Settlement.of(send(draft)).confirmed(postId));
    }

    /** Leaves the delivery at UNKNOWN, to be looked for at once. */
    public Claim loseAnswer(Draft draft) {
        Claim claim = send(draft);
        done(Settlement.of(claim).to(DeliveryState.UNKNOWN).dueAt(now()));
        return claim;
    }

    void done(Settlement settlement) {
        assertThat(commit(settlement.build())).isEqualTo(DONE);
    }

    void decide(DeliveryId id, DeliveryState from, DeliveryState to) {
        assertThat(tryDecide(id, from, to, false)).isEqualTo(DONE);
    }

    ChangeResult tryDecide(DeliveryId id, DeliveryState from, DeliveryState to, boolean cancelWished) {
        return commit(new Change.Decide(id, from, to, cancelWished, now(), "a person decided", List.of()));
    }

    ChangeResult commit(Change change) {
        List<ChangeResult> results = harness.ledger().commit(List.of(change));
        assertThat(results).hasSize(1);
        return results.getFirst();
    }

    public Delivery find(DeliveryId id) {
        return harness.deliveries().find(id).orElseThrow();
    }

    public DeliveryState stateOf(Draft draft) {
        return find(draft.id()).state();
    }
}
