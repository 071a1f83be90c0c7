package social.starling.benchmarks;

import java.util.List;
import java.util.concurrent.atomic.LongAdder;
import social.starling.ports.delivery.Change;
import social.starling.ports.delivery.ChangeResult;
import social.starling.ports.delivery.Claim;
import social.starling.ports.delivery.ClaimOrder;
import social.starling.ports.delivery.DeliveryLedger;
import social.starling.ports.delivery.Plan;
import social.starling.ports.delivery.PlanReceipt;

/** A ledger that counts how large the batches are that its caller reaches, and how long they take. */
final class CountedLedger implements DeliveryLedger {
    private final DeliveryLedger ledger;
    private final Tally claims = new Tally();
    private final Tally commits = new Tally();

    CountedLedger(DeliveryLedger ledger) {
        this.ledger = ledger;
    }

    @Override
    public PlanReceipt plan(Plan plan) {
        return ledger.plan(plan);
    }

    @Override
    public List<Claim> claim(ClaimOrder order) {
        long start = System.nanoTime();
        List<Claim> claimed = ledger.claim(order);
        claims.add(claimed.size(), System.nanoTime() - start);
        return claimed;
    }

    @Override
    public List<ChangeResult> commit(List<Change> changes) {
        long start = System.nanoTime();
        List<ChangeResult> results = ledger.commit(changes);
        commits.add(changes.size(), System.nanoTime() - start);
        return results;
    }

    String summary() {
        return "claims of " + claims + ", commits of " + commits;
    }

    private static final class Tally {
        private final LongAdder calls = new LongAdder();
        private final LongAdder rows = new LongAdder();
        private final LongAdder nanos = new LongAdder();

        void add(int size, long took) {
            calls.increment();
            rows.add(size);
            nanos.add(took);
        }

        @Override
        public String toString() {
            double times = Math.max(1, calls.sum());
            return "%.1f rows in %.0f µs".formatted(rows.sum() / times, nanos.sum() / times / 1_000);
        }
    }
}
