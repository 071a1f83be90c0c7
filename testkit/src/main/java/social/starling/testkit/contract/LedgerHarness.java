package social.starling.testkit.contract;

import social.starling.ports.account.AccountRepository;
import social.starling.ports.account.CredentialRepository;
import social.starling.ports.backfill.BackfillRepository;
import social.starling.ports.delivery.DeliveryLedger;
import social.starling.ports.delivery.DeliveryReader;
import social.starling.ports.delivery.PublishingSwitch;
import social.starling.ports.event.EventLog;
import social.starling.ports.lease.Leases;
import social.starling.ports.route.RouteRepository;

/** An empty store with all its ports over the same data, and the clock that it follows. */
public interface LedgerHarness extends AutoCloseable {
    /** The ledger's clock; the store reads the time nowhere else. */
    SettableClock clock();

    DeliveryLedger ledger();

    DeliveryReader deliveries();

    PublishingSwitch publishing();

    AccountRepository accounts();

    CredentialRepository credentials();

    RouteRepository routes();

    BackfillRepository backfills();

    EventLog events();

    Leases leases();

    @Override
    void close();
}
