package social.starling.core.delivery;

import java.time.InstantSource;
import java.util.random.RandomGenerator;
import social.starling.core.account.SignInWatch;
import social.starling.core.platform.Breakers;
import social.starling.core.platform.Platforms;
import social.starling.ports.account.AccountRepository;
import social.starling.ports.delivery.DeliveryLedger;
import social.starling.ports.delivery.DeliveryReader;
import social.starling.ports.task.Tasks;

/** Puts the parts of a courier together. */
public final class Deliveries {
    private Deliveries() {}

    public static Courier courier(
            CourierSettings settings,
            DeliveryLedger ledger,
            DeliveryReader reader,
            AccountRepository accounts,
            Platforms platforms,
            LedgerWriter ledgerWriter,
            SignInWatch signIns,
            Tasks tasks,
            InstantSource clock,
            RandomGenerator random) {
        DurableWriter writer = new DurableWriter(ledgerWriter, reader, tasks);
        RetryPolicy retries = new RetryPolicy(random);
        Breakers breakers = new Breakers(clock);
        Settlements settlements = new Settlements(clock, retries);
        Failures failures = new Failures(writer, settlements, breakers, retries, signIns, clock);
        Transmission transmission = new Transmission(platforms, writer, settlements, failures, tasks, settings.lease());
        Sender sender = new Sender(platforms, writer, transmission, failures, clock);
        Reconciler reconciler =
                new Reconciler(platforms, writer, transmission, settlements, failures, retries, tasks, clock);
        return new Courier(
                settings, ledger, reader, accounts, sender, reconciler, breakers, ledgerWriter, tasks, clock);
    }
}
