package social.starling.ports.adapter;

import social.starling.ports.account.AccountRepository;
import social.starling.ports.account.CredentialRepository;
import social.starling.ports.delivery.DeliveryLedger;
import social.starling.ports.delivery.DeliveryReader;
import social.starling.ports.event.EventLog;
import social.starling.ports.route.RouteRepository;

/** Everything that a store keeps for one who syncs and posts; every part is over the same data. */
public interface Storage {
    DeliveryLedger ledger();

    DeliveryReader deliveries();

    AccountRepository accounts();

    CredentialRepository credentials();

    RouteRepository routes();

    EventLog events();
}
