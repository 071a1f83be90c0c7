package social.starling.assembly;

import social.starling.core.monitor.Observation;
import social.starling.memory.MemoryApiTokens;
import social.starling.memory.MemoryStore;
import social.starling.ports.access.ApiTokenRepository;
import social.starling.ports.account.AccountRepository;
import social.starling.ports.account.CredentialRepository;
import social.starling.ports.delivery.DeliveryLedger;
import social.starling.ports.delivery.DeliveryReader;
import social.starling.ports.delivery.PublishingSwitch;
import social.starling.ports.event.EventLog;
import social.starling.ports.route.RouteRepository;

/** Everything that is kept, whichever adapter keeps it. */
record Store(
        DeliveryLedger ledger,
        DeliveryReader deliveries,
        PublishingSwitch publishing,
        AccountRepository accounts,
        CredentialRepository credentials,
        RouteRepository routes,
        EventLog events,
        ApiTokenRepository tokens) {
    static Store of(MemoryStore memory) {
        return new Store(
                memory.ledger(),
                memory.deliveries(),
                memory.publishing(),
                memory.accounts(),
                memory.credentials(),
                memory.routes(),
                memory.events(),
                new MemoryApiTokens());
    }

    /** The same, with every call observed. */
    Store observed(Observation observation) {
        return new Store(
                observation.of(DeliveryLedger.class, ledger),
                observation.of(DeliveryReader.class, deliveries),
                observation.of(PublishingSwitch.class, publishing),
                observation.of(AccountRepository.class, accounts),
                observation.of(CredentialRepository.class, credentials),
                observation.of(RouteRepository.class, routes),
                observation.of(EventLog.class, events),
                observation.of(ApiTokenRepository.class, tokens));
    }
}
