package social.starling.memory;

import java.time.InstantSource;
import social.starling.ports.account.AccountRepository;
import social.starling.ports.account.CredentialRepository;
import social.starling.ports.adapter.Storage;
import social.starling.ports.backfill.BackfillRepository;
import social.starling.ports.backup.GenerationRegister;
import social.starling.ports.delivery.DeliveryLedger;
import social.starling.ports.delivery.DeliveryReader;
import social.starling.ports.delivery.PublishingSwitch;
import social.starling.ports.event.EventLog;
import social.starling.ports.lease.Leases;
import social.starling.ports.route.RouteRepository;

/** A whole database in memory: every port over one state, so that a transaction of one is seen whole by all. */
public final class MemoryStore implements Storage {
    private final MemoryState state;
    private final DeliveryLedger ledger;
    private final DeliveryReader deliveries;
    private final PublishingSwitch publishing;
    private final AccountRepository accounts;
    private final CredentialRepository credentials;
    private final RouteRepository routes;
    private final BackfillRepository backfills;
    private final EventLog events;
    private final GenerationRegister generations;
    private final Leases leases;

    /** @param clock the ledger's clock: leases, days of the caps and times of writing follow it */
    public MemoryStore(InstantSource clock) {
        this(new MemoryState(clock));
    }

    private MemoryStore(MemoryState state) {
        this.state = state;
        this.ledger = new MemoryDeliveryLedger(state);
        this.deliveries = new MemoryDeliveryReader(state);
        this.publishing = new MemoryPublishingSwitch(state);
        this.accounts = new MemoryAccountRepository(state);
        this.credentials = new MemoryCredentialRepository(state);
        this.routes = new MemoryRouteRepository(state);
        this.backfills = new MemoryBackfillRepository(state);
        this.events = new MemoryEventLog(state);
        this.generations = new MemoryGenerationRegister(state);
        this.leases = new MemoryLeases(state);
    }

    /** A store of its own that stands where this one stands now, as a backup does. */
    public MemoryStore copy() {
        return new MemoryStore(state.copy());
    }

    @Override
    public DeliveryLedger ledger() {
        return ledger;
    }

    @Override
    public DeliveryReader deliveries() {
        return deliveries;
    }

    public PublishingSwitch publishing() {
        return publishing;
    }

    @Override
    public AccountRepository accounts() {
        return accounts;
    }

    @Override
    public CredentialRepository credentials() {
        return credentials;
    }

    @Override
    public RouteRepository routes() {
        return routes;
    }

    public BackfillRepository backfills() {
        return backfills;
    }

    @Override
    public EventLog events() {
        return events;
    }

    public GenerationRegister generations() {
        return generations;
    }

    public Leases leases() {
        return leases;
    }
}
