package social.starling.jdbc;

import social.starling.ports.account.AccountRepository;
import social.starling.ports.account.CredentialRepository;
import social.starling.ports.backfill.BackfillRepository;
import social.starling.ports.delivery.DeliveryLedger;
import social.starling.ports.delivery.DeliveryReader;
import social.starling.ports.delivery.PublishingSwitch;
import social.starling.ports.event.EventLog;
import social.starling.ports.lease.Leases;
import social.starling.ports.route.RouteRepository;
import social.starling.testkit.contract.LedgerHarness;
import social.starling.testkit.contract.SettableClock;

/** A store for one test of a contract, with a clock that the test sets. */
class StoreHarness implements LedgerHarness {
    private final SettableClock clock;
    private final JdbcStore store;

    StoreHarness(SettableClock clock, JdbcStore store) {
        this.clock = clock;
        this.store = store;
    }

    @Override
    public SettableClock clock() {
        return clock;
    }

    @Override
    public DeliveryLedger ledger() {
        return store.ledger();
    }

    @Override
    public DeliveryReader deliveries() {
        return store.deliveries();
    }

    @Override
    public PublishingSwitch publishing() {
        return store.publishing();
    }

    @Override
    public AccountRepository accounts() {
        return store.accounts();
    }

    @Override
    public CredentialRepository credentials() {
        return store.credentials();
    }

    @Override
    public RouteRepository routes() {
        return store.routes();
    }

    @Override
    public BackfillRepository backfills() {
        return store.backfills();
    }

    @Override
    public Leases leases() {
        return store.leases();
    }

    @Override
    public EventLog events() {
        return store.events();
    }

    @Override
    public void close() {
        store.close();
    }
}
