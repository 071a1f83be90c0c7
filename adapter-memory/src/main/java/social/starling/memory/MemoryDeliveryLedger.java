package social.starling.memory;

import java.util.List;
import social.starling.ports.delivery.Change;
import social.starling.ports.delivery.ChangeResult;
import social.starling.ports.delivery.Claim;
import social.starling.ports.delivery.ClaimOrder;
import social.starling.ports.delivery.DeliveryLedger;
import social.starling.ports.delivery.Plan;
import social.starling.ports.delivery.PlanReceipt;

/** The three transactions of the ledger, each under the lock. */
final class MemoryDeliveryLedger implements DeliveryLedger {
    private final MemoryState state;
    private final PlanDesk plans;
    private final ClaimDesk claims;
    private final ChangeDesk changes;

    MemoryDeliveryLedger(MemoryState state) {
        this.state = state;
        this.plans = new PlanDesk(state);
        this.claims = new ClaimDesk(state);
        this.changes = new ChangeDesk(state);
    }

    @Override
    public PlanReceipt plan(Plan plan) {
        return state.transaction(() -> plans.plan(plan));
    }

    @Override
    public List<Claim> claim(ClaimOrder order) {
        return state.transaction(() -> claims.claim(order));
    }

    @Override
    public List<ChangeResult> commit(List<Change> batch) {
        return state.transaction(() -> changes.commit(batch));
    }
}
