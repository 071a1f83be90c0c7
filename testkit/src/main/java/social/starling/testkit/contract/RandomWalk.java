package social.starling.testkit.contract;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import social.starling.ports.account.AccountId;
import social.starling.ports.delivery.Change;
import social.starling.ports.delivery.Claim;
import social.starling.ports.delivery.ClaimOrder;
import social.starling.ports.delivery.Delivery;
import social.starling.ports.delivery.DeliveryQuery;
import social.starling.ports.delivery.DeliveryState;
import social.starling.ports.delivery.Origin;
import social.starling.ports.delivery.OriginLink;

/** Does anything to a ledger that daemons and people may do, late and in vain included; the seed decides what. */
final class RandomWalk {
    private static final List<AccountId> ACCOUNTS = List.of(Samples.ANN, Samples.BEN, Samples.CAT);

    private final LedgerHarness store;
    private final Clerk clerk;
    private final SplittableRandom random;
    private final List<Claim> claims = new ArrayList<>();
    /** An attempt's id is used once; a ledger refuses a second use of it with an exception. */
    private final Set<Claim> opened = new HashSet<>();

    private final List<Draft> drafts = new ArrayList<>();

    RandomWalk(LedgerHarness store, long seed) {
        this.store = store;
        this.clerk = new Clerk(store);
        this.random = new SplittableRandom(seed);
    }

    void step() {
        switch (random.nextInt(10)) {
            case 0, 1 -> plan();
            case 2, 3 -> claims.addAll(clerk.claim(1 + random.nextInt(4), Set.of()));
            case 4, 5 -> open();
            case 6, 7 -> settle();
            case 8 -> {
                if (random.nextInt(4) == 0) {
                    adopt();
                } else {
                    decide();
                }
            }
            case 9 -> store.clock().advance(Duration.ofSeconds(random.nextInt(90)));
            default -> throw new IllegalStateException("A step outside 0 to 9");
        }
    }

    List<Claim> claimWithoutQuarantine() {
        List<Claim> found =
                store.ledger().claim(new ClaimOrder("daemon-2", 1_000, Clerk.LEASE, Duration.ZERO, Set.of()));
        claims.addAll(found);
        return found;
    }

    /** Sometimes as an answer, and sometimes for a post that says what was said before. */
    private void plan() {
        String words = "words " + random.nextInt(12);
        AccountId target = ACCOUNTS.get(random.nextInt(3));
        Draft draft = Draft.of(new Origin.RemotePost(Samples.BETA, "post-" + random.nextInt(60)), target)
                .text(words)
                .dueAt(clerk.now().plusSeconds(random.nextInt(-30, 30)));
        draft = target.equals(Samples.CAT) ? draft.onItsOwn() : draft;
        if (!drafts.isEmpty() && random.nextInt(4) == 0) {
            draft = draft.after(drafts.get(random.nextInt(drafts.size())).id());
        }
        if (random.nextInt(6) == 0) {
            clerk.plan(draft.deleting().after(draft.id()));
        }
        Origin.RemotePost post = (Origin.RemotePost) draft.origin();
        if (random.nextBoolean()) {
            clerk.sight(ACCOUNTS.get(random.nextInt(3)), post, words, draft);
        } else {
            clerk.plan(draft);
        }
        drafts.add(draft);
    }

    private void open() {
        if (!claims.isEmpty()) {
            Claim claim = claims.get(random.nextInt(claims.size()));
            Delivery now = clerk.find(claim.delivery().id());
            if (now.state() == DeliveryState.CLAIMED && random.nextInt(4) == 0) {
                clerk.commit(new Change.Release(
                        now.id(), claim.delivery().epoch(), DeliveryState.PLANNED, clerk.now(), true, null, List.of()));
            } else if (now.state() != DeliveryState.CLAIMED || opened.add(claim)) {
                clerk.tryOpen(claim, Samples.attempt(claim, clerk.now()));
            }
        }
    }

    private void settle() {
        if (!claims.isEmpty()) {
            Claim claim = claims.get(random.nextInt(claims.size()));
            Settlement settlement = Settlement.of(claim);
            List<DeliveryState> ends = settlement.from().next().stream()
                    .filter(state -> state != DeliveryState.RECONCILING)
                    .toList();
            DeliveryState end = ends.get(random.nextInt(ends.size()));
            settlement = end == DeliveryState.CONFIRMED
                    ? settlement.confirmed("post-" + random.nextInt(60))
                    : settlement.to(end);
            clerk.commit(settlement
                    .dueAt(clerk.now().plusSeconds(random.nextInt(60)))
                    .build());
        }
    }

    /** Everything a person may decide but to look again, which may put two open attempts on one account. */
    private void decide() {
        List<Delivery> all = store.deliveries().list(DeliveryQuery.newest(1_000));
        if (!all.isEmpty()) {
            Delivery delivery = all.get(random.nextInt(all.size()));
            List<DeliveryState> choices = List.of(
                            DeliveryState.PLANNED, DeliveryState.RETRY_AT, DeliveryState.HELD, DeliveryState.CANCELLED)
                    .stream()
                    .filter(state -> delivery.state().mayBecome(state) && !isInHands(delivery.state()))
                    .toList();
            if (!choices.isEmpty()) {
                clerk.decide(delivery.id(), delivery.state(), choices.get(random.nextInt(choices.size())));
            }
        }
    }

    /** A post is found for anything that may stand on its target without the ledger's knowing. */
    private void adopt() {
        List<Delivery> found = store.deliveries().list(new DeliveryQuery(Change.Adopt.FROM, null, null, null, 1_000));
        if (!found.isEmpty()) {
            Delivery delivery = found.get(random.nextInt(found.size()));
            AccountId target = delivery.key().target();
            String post = "post-" + random.nextInt(60);
            clerk.commit(new Change.Adopt(
                    delivery.id(),
                    delivery.state(),
                    Samples.post(target, post),
                    new OriginLink(
                            Samples.platformOf(target), post, delivery.key().origin()),
                    "found",
                    List.of(Samples.event("adopted"))));
        }
    }

    private static boolean isInHands(DeliveryState state) {
        return state == DeliveryState.CLAIMED || state == DeliveryState.SENDING || state == DeliveryState.RECONCILING;
    }
}
