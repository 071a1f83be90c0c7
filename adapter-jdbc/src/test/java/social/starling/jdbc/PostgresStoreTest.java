package social.starling.jdbc;

import social.starling.testkit.contract.LedgerHarness;

/** The store on PostgreSQL passes every contract. */
class PostgresStoreTest extends StoreContracts {
    @Override
    LedgerHarness newStore() {
        return PostgresHarness.empty();
    }
}
