package social.starling.core.delivery;

import java.time.InstantSource;
import java.util.random.RandomGenerator;
import social.starling.core.account.SignInWatch;
import social.starling.core.media.MediaPreparation;
import social.starling.core.media.MediaSweep;
import social.starling.core.media.NoMedia;
import social.starling.core.platform.Breakers;
import social.starling.core.platform.Platforms;
import social.starling.ports.account.AccountRepository;
import social.starling.ports.delivery.DeliveryLedger;
import social.starling.ports.delivery.DeliveryReader;
import social.starling.ports.media.MediaFitter;
import social.starling.ports.task.Tasks;

/** Puts the parts of a courier together. */
public final class Deliveries {
    private Deliveries() {}

    /** One that carries text alone. */
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
        return courier(
                settings,
                ledger,
                reader,
                accounts,
                platforms,
                new NoMedia(),
                ledgerWriter,
                signIns,
                tasks,
                clock,
                random);
    }

    public static Courier courier(
            CourierSettings settings,
            DeliveryLedger ledger,
            DeliveryReader reader,
            AccountRepository accounts,
            Platforms platforms,
            MediaFitter media,
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
        Sender sender = new Sender(
                platforms,
                new MediaPreparation(media),
                new Removals(reader),
                writer,
                transmission,
                failures,
                tasks,
                clock,
                settings.lease().dividedBy(3));
        Reconciler reconciler =
                new Reconciler(platforms, writer, transmission, settlements, failures, retries, tasks, clock);
        return new Courier(
                settings,
                ledger,
                reader,
                accounts,
                sender,
                reconciler,
                new MediaSweep(media, reader),
                breakers,
                ledgerWriter,
                tasks,
                clock);
    }
}
