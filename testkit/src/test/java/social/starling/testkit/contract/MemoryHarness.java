package social.starling.testkit.contract;

import social.starling.memory.MemoryStore;
import social.starling.ports.account.AccountRepository;
import social.starling.ports.account.CredentialRepository;
import social.starling.ports.backfill.BackfillRepository;
import social.starling.ports.delivery.DeliveryLedger;
import social.starling.ports.delivery.DeliveryReader;
import social.starling.ports.delivery.PublishingSwitch;
import social.starling.ports.event.EventLog;
import social.starling.ports.lease.Leases;
import social.starling.ports.route.RouteRepository;

/** The store in memory, for the contracts. */
class MemoryHarness implements LedgerHarness {
    private final SettableClock clock = new SettableClock();
    private final MemoryStore store = new MemoryStore(clock);

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
    public void close() {}
}
