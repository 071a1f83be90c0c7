package social.starling.core.simulation;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;
import social.starling.core.account.AccountDirectory;
import social.starling.core.account.SignInWatch;
import social.starling.core.backfill.BackfillParts;
import social.starling.core.backfill.Backfills;
import social.starling.core.compose.Composer;
import social.starling.core.compose.People;
import social.starling.core.delivery.Courier;
import social.starling.core.delivery.CourierSettings;
import social.starling.core.delivery.Deliveries;
import social.starling.core.delivery.DeliveryDesk;
import social.starling.core.delivery.LedgerWriter;
import social.starling.core.event.EventBus;
import social.starling.core.media.MediaSweep;
import social.starling.core.platform.Platforms;
import social.starling.core.request.DeletionRequests;
import social.starling.core.restore.LinkRebuilder;
import social.starling.core.restore.RestorePause;
import social.starling.core.route.RouteDirectory;
import social.starling.core.sync.SyncLoop;
import social.starling.core.sync.SyncReport;
import social.starling.core.sync.Synchronization;
import social.starling.memory.MemoryStore;
import social.starling.ports.account.Account;
import social.starling.ports.account.AccountRepository;
import social.starling.ports.archive.PostArchives;
import social.starling.ports.backfill.BackfillRepository;
import social.starling.ports.delivery.Delivery;
import social.starling.ports.delivery.DeliveryLedger;
import social.starling.ports.delivery.DeliveryQuery;
import social.starling.ports.delivery.DeliveryReader;
import social.starling.ports.delivery.DeliveryState;
import social.starling.ports.delivery.PublishingSwitch.Pause;
import social.starling.ports.event.EventLog;
import social.starling.ports.media.MediaFitter;
import social.starling.ports.route.Route;
import social.starling.ports.route.RouteId;
import social.starling.ports.route.RouteRepository;
import social.starling.ports.route.RouteRules;
import social.starling.testkit.simulation.Daemon;
import social.starling.testkit.simulation.FakeMedia;
import social.starling.testkit.simulation.FakePlatform;
import social.starling.testkit.simulation.Faults;
import social.starling.testkit.simulation.World;

/**
 * One database and two platforms in a simulated world, and the daemons that come and go on them. {@code alpha} has no
 * planned keys (as X), {@code beta} has (as Bluesky); one route joins them both ways.
 */
final class Installation implements AutoCloseable {
    static final Duration CYCLE = Duration.ofSeconds(30);

    /** Thousands of faults are meant here; what they log would hide what is not. Held, since loggers are weakly kept. */
    private static final Logger QUIET = Logger.getLogger("social.starling");

    static {
        QUIET.setLevel(Level.OFF);
    }

    final World world;
    final Faults faults;
    final FakePlatform alpha;
    final FakePlatform beta;
    final FakeMedia media = new FakeMedia();
    final Account ada;
    final Account bea;
    /** Changes when it is restored. */
    MemoryStore store;

    /** For daemons that start from now on. */
    PostArchives archives = PostArchives.none();

    /** Of the daemon that was started last. */
    @Nullable
    Backfills backfills;

    private final List<SyncReport> reports = new ArrayList<>();

    Installation(long seed) {
        world = new World(seed);
        faults = new Faults(world);
        alpha = FakePlatform.withTimelineOnly("alpha", world, faults);
        beta = FakePlatform.withPlannedKeys("beta", world, faults);
        store = new MemoryStore(world.clock());
        ada = alpha.account("ada");
        bea = beta.account("bea");
        store.accounts().save(ada);
        store.accounts().save(bea);
        store.routes()
                .save(new Route(
                        new RouteId("rt-0001"),
                        ada.id(),
                        bea.id(),
                        true,
                        RouteRules.DEFAULT,
                        true,
                        world.clock().instant()));
    }

    /** A daemon with the whole core, running in the calling task's world until it crashes. */
    Daemon start(String name) {
        Daemon daemon = world.daemon(name);
        daemon.tasks().start("main of " + name, () -> run(daemon));
        return daemon;
    }

    private void run(Daemon daemon) {
        DeliveryLedger ledger = port(DeliveryLedger.class, store.ledger());
        DeliveryReader deliveries = port(DeliveryReader.class, store.deliveries());
        AccountRepository accounts = port(AccountRepository.class, store.accounts());
        RouteRepository routes = port(RouteRepository.class, store.routes());
        EventLog log = port(EventLog.class, store.events());
        Platforms platforms = new Platforms(List.of(alpha.adapter(), beta.adapter()));
        MediaFitter files = port(MediaFitter.class, media);
        EventBus events = new EventBus(log, daemon.tasks());
        LedgerWriter writer = new LedgerWriter(ledger, events, daemon.tasks());
        SignInWatch signIns = new SignInWatch(accounts, log, events, daemon.clock());
        Courier courier = Deliveries.courier(
                CourierSettings.of(daemon.name()),
                ledger,
                deliveries,
                accounts,
                platforms,
                files,
                writer,
                signIns,
                daemon.tasks(),
                daemon.clock(),
                world.random("retries of " + daemon.name()));
        Synchronization sync = Synchronization.of(
                platforms,
                accounts,
                routes,
                ledger,
                deliveries,
                new Composer(People.NOBODY),
                signIns,
                courier::wake,
                daemon.tasks(),
                daemon.clock());
        backfills = new Backfills(
                new BackfillParts(
                        port(BackfillRepository.class, store.backfills()),
                        new RouteDirectory(
                                routes, directory(accounts), platforms, ledger, daemon.clock(), world.random("routes")),
                        directory(accounts),
                        platforms,
                        sync.planners(),
                        ledger,
                        deliveries,
                        store.publishing(),
                        signIns,
                        log,
                        events,
                        courier::wake,
                        daemon.tasks(),
                        daemon.clock(),
                        archives),
                world.random("backfills of " + daemon.name()));
        MediaSweep sweep = new MediaSweep(files, deliveries);
        sweep.over(media.held());
        courier.start();
        LinkRebuilder links = new LinkRebuilder(
                platforms, accounts, routes, ledger, deliveries, store.publishing(), log, events, daemon.clock());
        Consumer<SyncReport> listener = reports::add;
        new SyncLoop(
                        sync.synchronizer(),
                        CYCLE,
                        listener.andThen(links::after).andThen(report -> sweep.over(media.held())),
                        daemon.tasks())
                .start();
        backfills.begin();
        backfills.goOn();
    }

    private AccountDirectory directory(AccountRepository accounts) {
        return new AccountDirectory(
                new Platforms(List.of(alpha.adapter(), beta.adapter())),
                accounts,
                store.credentials(),
                store.routes(),
                world.clock());
    }

    /** The route from now on. */
    void rule(RouteRules rules) {
        store.routes().save(store.routes().all().getFirst().with(rules));
    }

    /** What HighWater does at a start on an older database. */
    void restore(MemoryStore older) {
        store = older;
        EventLog log = older.events();
        Pause pause = RestorePause.noticed(
                log.newest(),
                log.newest() + 1,
                older.publishing().paused(),
                world.clock().instant());
        older.publishing().pause(pause);
        older.publishing().restate(pause);
    }

    /** A desk of a person who stands outside every daemon. */
    DeliveryDesk desk() {
        EventBus events = new EventBus(store.events(), world.tasks());
        LedgerWriter writer = new LedgerWriter(store.ledger(), events, world.tasks());
        return new DeliveryDesk(store.deliveries(), writer, store.publishing(), () -> {}, world.clock());
    }

    /** Where that person asks for deletions. */
    DeletionRequests deletions() {
        return new DeletionRequests(store.ledger(), store.deliveries(), () -> {}, world.clock());
    }

    /**
     * Lets time pass until nothing is left to do that needs no person; false when that did not come within four days. Due
     * times follow the wall clock, so that a clock that was a day ahead delays a look by as much.
     */
    boolean settles() {
        world.pass(CYCLE.multipliedBy(2));
        return world.until(
                () -> deliveries().stream().allMatch(delivery -> isResting(delivery.state())), Duration.ofDays(4));
    }

    List<Delivery> deliveries() {
        return store.deliveries().list(DeliveryQuery.newest(1_000));
    }

    /** Where every delivery stands, for people. */
    String standing() {
        StringBuilder text = new StringBuilder();
        deliveries()
                .forEach(delivery -> text.append("%n%s %s epoch %d due %s tries %d crashes %d waits %s: %s%s"
                        .formatted(
                                delivery.key().origin().canonical(),
                                delivery.state(),
                                delivery.epoch(),
                                delivery.dueAt(),
                                delivery.tries(),
                                delivery.crashes(),
                                delivery.waitsFor(),
                                delivery.reason(),
                                store.deliveries().history(delivery.id()))));
        return text + "\nnow " + world.clock().instant() + ", next due "
                + store.deliveries().nextDue();
    }

    List<SyncReport> reports() {
        return reports;
    }

    private <T> T port(Class<T> type, T port) {
        return world.stepping(type, faults.around(type, port));
    }

    private static boolean isResting(DeliveryState state) {
        return switch (state) {
            case CONFIRMED, CANCELLED, DEAD, HELD -> true;
            case PLANNED, CLAIMED, SENDING, ACCEPTED, UNKNOWN, RECONCILING, RETRY_AT -> false;
        };
    }

    @Override
    public void close() {
        world.close();
    }
}
