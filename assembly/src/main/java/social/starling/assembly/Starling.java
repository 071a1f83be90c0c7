package social.starling.assembly;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Random;
import java.util.concurrent.ThreadFactory;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
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
import social.starling.media.FileMedia;
import social.starling.ports.access.ApiTokenRepository;
import social.starling.ports.delivery.DeliveryReader;
import social.starling.ports.event.EventLog;
import social.starling.ports.media.MediaFitter;
import social.starling.ports.people.PersonRepository;
import social.starling.ports.platform.CallObserver;
import social.starling.ports.task.Tasks;

/** A whole Starling, wired by hand: what each part is made of stands on this page and nowhere else. */
public final class Starling implements AutoCloseable {
    private final Started started;
    private final StarlingSettings settings;
    private final SecureRandom secureRandom = new SecureRandom();
    /** Seeded unpredictably; unlike the newer generators it may be used by many threads at once. */
    private final RandomGenerator random = new Random(secureRandom.nextLong());

    private final InstantSource clock;
    private final NamedTasks tasks = new NamedTasks(new VirtualTasks());
    private final PortMeters meters = new PortMeters();
    private final Observation observation = new Observation(tasks::nanoTime, meters);
    /** Database drivers hold on to the thread that carries a virtual one (before JDK 24), so they get threads of their own. */
    private final ThreadFactory databaseThreads =
            Thread.ofPlatform().name("database-", 1).daemon().factory();

    private final Store store;
    private final HighWater highWater;
    private final FileMedia media;
    private final MediaFitter mediaFitter;
    private final MediaSweep mediaSweep;
    private final Platforms platforms;
    private final EventBus bus;
    private final SignInWatch signIns;
    private final Composer composer;
    private final LedgerWriter writer;
    private final Courier courier;
    private final AccountDirectory accounts;
    private final RouteDirectory routes;
    private final SyncJournal syncJournal;
    private final LinkRebuilder linkRebuilder;
    private final Synchronization synchronization;
    private final Backfills backfills;
    private final PostRequests posts;
    private final DeletionRequests deletions;
    private final DeliveryDesk desk;

    private Starling(StarlingSettings settings, Path folder, InstantSource clock, Started started) {
        this.settings = settings;
        this.clock = clock;
        this.started = started;
        this.store = Store.open(folder, clock, databaseThreads, started).observed(observation, clock);
        this.highWater = started.add(new HighWater(
                folder.resolve("high-water"), store.events(), store.publishing(), clock, tasks::nanoTime));
        highWater.check();
        started.add(tasks);
        this.media = started.add(MediaFolder.open(folder, settings.platforms().allowedAddresses(), clock));
        this.mediaFitter = observation.of(MediaFitter.class, media);
        this.mediaSweep = new MediaSweep(mediaFitter, store.deliveries());
        this.platforms = connectPlatforms();
        this.bus = new EventBus(store.events(), tasks);
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

    /** By the system's clock. */
    public static Starling open(StarlingSettings settings, Path dataDir) {
        return open(settings, dataDir, InstantSource.system());
    }

    /**
     * Opens the data folder and puts everything together; nothing works by itself yet.
     *
     * @param clock the wall clock, by which leases run out and posts become due
     * @throws StartupException with sentences for people; nothing is left open
     */
    public static Starling open(StarlingSettings settings, Path dataDir, InstantSource clock) {
        Started started = new Started();
        try {
            return new Starling(settings, DataFolder.require(dataDir), clock, started);
        } catch (RuntimeException e) {
            started.close();
            throw e;
        }
    }

    /** Lets deliveries leave, and older posts be brought over where that is asked for from now on. */
    public void startCourier() {
        started.add(bus.follow(store.events().newest(), entry -> highWater.rose(entry.sequence())));
        mediaSweep.over(media.held());
        started.add(courier);
        courier.start();
        started.add(backfills);
        backfills.begin();
    }

    /** Reads the routes' sources again and again, and goes on bringing over older posts. */
    public void startSynchronizing() {
        SyncLoop loop = started.add(new SyncLoop(
                synchronization.synchronizer(),
                settings.syncInterval(),
                syncJournal.andThen(linkRebuilder::after).andThen(report -> mediaSweep.over(media.held())),
                tasks));
        loop.start();
        PushLines lines = started.add(
                new PushLines(store.routes(), store.accounts(), platforms, synchronization.synchronizer(), tasks));
        lines.start();
        backfills.goOn();
    }

    /** Stops reading, lets what is being sent end, and gives everything back. */
    @Override
    public void close() {
        started.close();
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
                settings.carried(),
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
                clock);
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

    public StarlingSettings settings() {
        return settings;
    }

    public Platforms platforms() {
        return platforms;
    }

    public AccountDirectory accounts() {
        return accounts;
    }

    public RouteDirectory routes() {
        return routes;
    }

    public Synchronization synchronization() {
        return synchronization;
    }

    public Backfills backfills() {
        return backfills;
    }

    /** How the last cycle of synchronising ended; cycles that somebody asks for are to be told to it as well. */
    public SyncJournal syncJournal() {
        return syncJournal;
    }

    /** To be told of every cycle that went over all routes. */
    public LinkRebuilder linkRebuilder() {
        return linkRebuilder;
    }

    public PersonRepository people() {
        return store.people();
    }

    public PostRequests posts() {
        return posts;
    }

    public DeletionRequests deletions() {
        return deletions;
    }

    public DeliveryDesk desk() {
        return desk;
    }

    public DeliveryReader deliveries() {
        return store.deliveries();
    }

    public EventLog events() {
        return store.events();
    }

    public EventBus bus() {
        return bus;
    }

    public ApiTokenRepository tokens() {
        return store.tokens();
    }

    public PortMeters meters() {
        return meters;
    }

    /** Whether deliveries leave when they are due. */
    public boolean courierWorks() {
        return tasks.isRunning("courier") && tasks.isRunning("ledger writer");
    }

    /** The sentence about a failure of the database; null where {@code failure} is another one. */
    public @Nullable String storageTrouble(Throwable failure) {
        return Store.trouble(failure);
    }

    public Tasks tasks() {
        return tasks;
    }

    public InstantSource clock() {
        return clock;
    }

    /** For tokens and other secrets. */
    public SecureRandom secureRandom() {
        return secureRandom;
    }
}
