package social.starling.jdbc;

import java.util.List;
import social.starling.ports.delivery.Change;
import social.starling.ports.delivery.ChangeResult;
import social.starling.ports.delivery.Claim;
import social.starling.ports.delivery.ClaimOrder;
import social.starling.ports.delivery.DeliveryLedger;
import social.starling.ports.delivery.Plan;
import social.starling.ports.delivery.PlanReceipt;

/** The three transactions of the ledger. */
final class JdbcDeliveryLedger implements DeliveryLedger {
    private final Database database;

    JdbcDeliveryLedger(Database database) {
        this.database = database;
    }

    @Override
    public PlanReceipt plan(Plan plan) {
        return database.writeRows(session -> PlanStatements.plan(session, plan));
    }

    @Override
    public List<Claim> claim(ClaimOrder order) {
        return database.writeRows(session -> ClaimStatements.claim(session, order));
    }

    @Override
    public List<ChangeResult> commit(List<Change> changes) {
        return database.writeRows(session -> ChangeStatements.commit(session, changes));
    }
}
