package social.starling.assembly;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Random;
import java.util.concurrent.ThreadFactory;
import java.util.random.RandomGenerator;
import social.starling.core.account.AccountDirectory;
import social.starling.core.account.SignInWatch;
import social.starling.core.backfill.BackfillParts;
import social.starling.core.backfill.Backfills;
import social.starling.core.compose.Composer;
import social.starling.core.compose.KnownPeople;
import social.starling.core.delivery.Courier;
import social.starling.core.delivery.Deliveries;
import social.starling.core.delivery.DeliveryDesk;
import social.starling.core.delivery.LedgerWriter;
import social.starling.core.event.EventBus;
import social.starling.core.lead.Leadership;
import social.starling.core.media.MediaSweep;
import social.starling.core.monitor.Observation;
import social.starling.core.monitor.PortMeters;
import social.starling.core.platform.Platforms;
import social.starling.core.request.DeletionRequests;
import social.starling.core.request.PostRequests;
import social.starling.core.restore.LinkRebuilder;
import social.starling.core.route.RouteDirectory;
import social.starling.core.sync.PushLines;
import social.starling.core.sync.SyncLoop;
import social.starling.core.sync.Synchronization;
import social.starling.core.task.VirtualTasks;
import social.starling.http.AddressGuard;
import social.starling.http.HttpGateway;
import social.starling.http.HttpSettings;
import social.starling.jdbc.StoreListener;
import social.starling.media.FileMedia;
import social.starling.ports.archive.PostArchives;
import social.starling.ports.media.MediaFitter;
import social.starling.ports.platform.CallObserver;

/** The parts of a Starling, wired by hand: what each is made of stands on this page and nowhere else. */
final class Wiring {
    private final Started started;
    /** As they were at the start. */
    private final StarlingSettings settings;

    final InstantSource clock;
    final SecureRandom secureRandom = new SecureRandom();
    /** Seeded unpredictably; unlike the newer generators it may be used by many threads at once. */
    private final RandomGenerator random = new Random(secureRandom.nextLong());

    final NamedTasks tasks = new NamedTasks(new VirtualTasks());
    final PortMeters meters = new PortMeters();
    private final Observation observation = new Observation(tasks::nanoTime, meters);
    /** Database drivers hold on to the thread that carries a virtual one (before JDK 24), so they get threads of their own. */
    private final ThreadFactory databaseThreads =
            Thread.ofPlatform().name("database-", 1).daemon().factory();

    /** Tells the data folder from those of other daemons on the same database; empty where there are none. */
    final String folderName;

    final Store store;
    final HighWater highWater;
    private final FileMedia media;
    private final MediaFitter mediaFitter;
    private final MediaSweep mediaSweep;
    final PostArchives archives;
    final Platforms platforms;
    final EventBus bus;
    final SettingsInUse settingsInUse;
    private final SignInWatch signIns;
    private final Composer composer;
    private final LedgerWriter writer;
    final Courier courier;
    final AccountDirectory accounts;
    final RouteDirectory routes;
    final SyncJournal syncJournal;
    final LinkRebuilder linkRebuilder;
    final Synchronization synchronization;
    final Backfills backfills;
    final PostRequests posts;
    final DeletionRequests deletions;
    final DeliveryDesk desk;

    /** @param started takes what has an end, in the order in which it must be undone */
    Wiring(Configuration configuration, Path folder, InstantSource clock, Started started) {
        this.settings = configuration.settings();
        this.clock = clock;
        this.started = started;
        this.folderName = settings.database().server() == null
                ? ""
                : started.add(FolderLock.take(folder, secureRandom)).name();
        this.store = Store.open(settings.database().in(folder), clock, databaseThreads, started)
                .observed(observation, clock);
        this.highWater = started.add(new HighWater(
                new HighWaterFile(folder.resolve("high-water")),
                store.events(),
                store.publishing(),
                new Generations(store.generations(), secureRandom, clock),
                clock,
                tasks::nanoTime));
        highWater.check();
        started.add(tasks);
        PostArchives kept = started.add(ArchiveFolder.open(folder, clock));
        this.archives = observation.of(PostArchives.class, kept);
        this.media =
                started.add(MediaFolder.open(folder, settings.platforms().allowedAddresses(), kept.media(), clock));
        this.mediaFitter = observation.of(MediaFitter.class, media);
        this.mediaSweep = new MediaSweep(mediaFitter, store.deliveries());
        this.platforms = connectPlatforms();
        this.bus = new EventBus(store.events(), tasks);
        this.settingsInUse = new SettingsInUse(configuration, store.events(), bus, clock);
        this.signIns = new SignInWatch(store.accounts(), store.events(), bus, clock);
        this.composer = new Composer(new KnownPeople(store.people()));
        this.writer = started.add(new LedgerWriter(store.ledger(), bus, tasks));
        this.courier = newCourier();
        this.accounts = new AccountDirectory(platforms, store.accounts(), store.credentials(), store.routes(), clock);
        this.routes = new RouteDirectory(store.routes(), accounts, platforms, store.ledger(), clock, random);
        this.syncJournal = new SyncJournal(clock);
        this.linkRebuilder = newLinkRebuilder();
        this.synchronization = newSynchronization();
        this.backfills = newBackfills();
        this.posts = new PostRequests(accounts, platforms, composer, store.ledger(), courier::wake, clock);
        this.deletions = new DeletionRequests(store.ledger(), store.deliveries(), courier::wake, clock);
        this.desk = new DeliveryDesk(store.deliveries(), writer, store.publishing(), courier::wake, clock);
    }

    /** Followers of the log, and the courier, hear of what other daemons store and plan. */
    AutoCloseable hearOthers() {
        return store.news().listen(new StoreListener() {
            @Override
            public void eventsStored() {
                bus.ring();
            }

            @Override
            public void workPlanned() {
                courier.wake();
            }
        });
    }

    /** One daemon of those on a database works on backfills, and reads the sources where it is asked to. */
    Leadership newLeadership(boolean reads) {
        String owner = settings.courier().owner() + "-" + Long.toHexString(secureRandom.nextLong());
        return new Leadership(store.leases(), owner, () -> reads ? beginReading() : beginBackfills(), tasks);
    }

    private Runnable beginBackfills() {
        backfills.begin();
        return backfills::close;
    }

    private Runnable beginReading() {
        SyncLoop loop = newSyncLoop();
        PushLines lines = newPushLines();
        backfills.begin();
        loop.start();
        lines.start();
        backfills.goOn();
        return () -> {
            lines.close();
            loop.close();
            backfills.close();
        };
    }

    /** Each of its cycles tells the journal and the link rebuilder, and lets go of media that nothing needs. */
    private SyncLoop newSyncLoop() {
        return new SyncLoop(
                synchronization.synchronizer(),
                settings.syncInterval(),
                syncJournal.andThen(linkRebuilder::after).andThen(report -> sweepMedia()),
                tasks);
    }

    private PushLines newPushLines() {
        return new PushLines(store.routes(), store.accounts(), platforms, synchronization.synchronizer(), tasks);
    }

    SettingsWatch newSettingsWatch() {
        return new SettingsWatch(settingsInUse, tasks);
    }

    void sweepMedia() {
        mediaSweep.over(media.held());
    }

    private Platforms connectPlatforms() {
        HttpGateway gateway = started.add(new HttpGateway(
                HttpSettings.DEFAULT,
                AddressGuard.allowing(settings.platforms().allowedAddresses()),
                CallObserver.none(),
                clock,
                random));
        Adapters adapters =
                new Adapters(settings.platforms(), gateway, store, media, tasks, clock, random, secureRandom);
        return new Platforms(adapters.observed(observation));
    }

    private Courier newCourier() {
        return Deliveries.courier(
                settings.courier(),
                store.ledger(),
                store.deliveries(),
                store.accounts(),
                platforms,
                mediaFitter,
                writer,
                signIns,
                tasks,
                clock,
                random);
    }

    private Synchronization newSynchronization() {
        return Synchronization.of(
                platforms,
                store.accounts(),
                store.routes(),
                store.ledger(),
                store.deliveries(),
                composer,
                () -> settingsInUse.settings().carried(),
                signIns,
                courier::wake,
                tasks,
                clock);
    }

    private Backfills newBackfills() {
        BackfillParts parts = new BackfillParts(
                store.backfills(),
                routes,
                accounts,
                platforms,
                synchronization.planners(),
                store.ledger(),
                store.deliveries(),
                store.publishing(),
                signIns,
                store.events(),
                bus,
                courier::wake,
                tasks,
                clock,
                archives);
        return new Backfills(parts, random);
    }

    private LinkRebuilder newLinkRebuilder() {
        return new LinkRebuilder(
                platforms,
                store.accounts(),
                store.routes(),
                store.ledger(),
                store.deliveries(),
                store.publishing(),
                store.events(),
                bus,
                clock);
    }
}
