package social.starling.core.sync;

import java.time.InstantSource;
import java.util.function.Supplier;
import social.starling.core.account.SignInWatch;
import social.starling.core.compose.Composer;
import social.starling.core.platform.Breakers;
import social.starling.core.platform.Platforms;
import social.starling.ports.account.AccountRepository;
import social.starling.ports.delivery.DeliveryLedger;
import social.starling.ports.delivery.DeliveryReader;
import social.starling.ports.route.RouteRepository;
import social.starling.ports.task.Tasks;

/** The parts of synchronising, put together. */
public record Synchronization(Synchronizer synchronizer, DryRun dryRun, LegPlanners planners) {
    /** That carries all that it can. */
    public static Synchronization of(
            Platforms platforms,
            AccountRepository accounts,
            RouteRepository routes,
            DeliveryLedger ledger,
            DeliveryReader deliveries,
            Composer composer,
            SignInWatch signIns,
            Runnable wake,
            Tasks tasks,
            InstantSource clock) {
        return of(
                platforms,
                accounts,
                routes,
                ledger,
                deliveries,
                composer,
                () -> SyncSwitches.ON,
                signIns,
                wake,
                tasks,
                clock);
    }

    /** @param switches read once for each stretch of posts, so that they may change meanwhile */
    public static Synchronization of(
            Platforms platforms,
            AccountRepository accounts,
            RouteRepository routes,
            DeliveryLedger ledger,
            DeliveryReader deliveries,
            Composer composer,
            Supplier<SyncSwitches> switches,
            SignInWatch signIns,
            Runnable wake,
            Tasks tasks,
            InstantSource clock) {
        LegPlanners planners = new LegPlanners(composer, switches, platforms, accounts, deliveries, clock);
        SourceWatch watch = new SourceWatch(platforms, ledger, deliveries, clock);
        SourceReading reading =
                new SourceReading(platforms, accounts, ledger, planners, watch, new Breakers(clock), signIns, clock);
        return new Synchronization(
                new Synchronizer(routes, reading, wake, tasks),
                new DryRun(platforms, accounts, new KnownPosts(deliveries), planners),
                planners);
    }
}
