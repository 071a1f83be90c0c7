package social.starling.jdbc;

import social.starling.testkit.contract.LedgerHarness;

/** The stores on PostgreSQL and in memory are told the same and give the same answers. */
class PostgresTwinTest extends TwinContracts {
    @Override
    LedgerHarness newStore() {
        return PostgresHarness.empty();
    }
}
