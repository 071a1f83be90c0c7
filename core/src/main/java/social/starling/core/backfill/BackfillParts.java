package social.starling.core.backfill;

import java.time.InstantSource;
import social.starling.core.account.AccountDirectory;
import social.starling.core.account.SignInWatch;
import social.starling.core.event.EventBus;
import social.starling.core.platform.Platforms;
import social.starling.core.route.RouteDirectory;
import social.starling.core.sync.LegPlanners;
import social.starling.ports.archive.PostArchives;
import social.starling.ports.backfill.BackfillRepository;
import social.starling.ports.delivery.DeliveryLedger;
import social.starling.ports.delivery.DeliveryReader;
import social.starling.ports.delivery.PublishingSwitch;
import social.starling.ports.event.EventLog;
import social.starling.ports.task.Tasks;

/**
 * What backfilling works with.
 *
 * @param wake tells the courier that something may have become due
 */
public record BackfillParts(
        BackfillRepository repository,
        RouteDirectory routes,
        AccountDirectory accounts,
        Platforms platforms,
        LegPlanners planners,
        DeliveryLedger ledger,
        DeliveryReader deliveries,
        PublishingSwitch publishing,
        SignInWatch signIns,
        EventLog log,
        EventBus bus,
        Runnable wake,
        Tasks tasks,
        InstantSource clock,
        PostArchives archives) {
    /** Where no archives are taken. */
    public BackfillParts(
            BackfillRepository repository,
            RouteDirectory routes,
            AccountDirectory accounts,
            Platforms platforms,
            LegPlanners planners,
            DeliveryLedger ledger,
            DeliveryReader deliveries,
            PublishingSwitch publishing,
            SignInWatch signIns,
            EventLog log,
            EventBus bus,
            Runnable wake,
            Tasks tasks,
            InstantSource clock) {
        this(
                repository,
                routes,
                accounts,
                platforms,
                planners,
                ledger,
                deliveries,
                publishing,
                signIns,
                log,
                bus,
                wake,
                tasks,
                clock,
                PostArchives.none());
    }
}
