package social.starling.core.embed;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import social.starling.core.account.AccountDirectory;
import social.starling.core.account.SignInWatch;
import social.starling.core.compose.Composer;
import social.starling.core.compose.People;
import social.starling.core.delivery.Courier;
import social.starling.core.delivery.CourierSettings;
import social.starling.core.delivery.Deliveries;
import social.starling.core.delivery.LedgerWriter;
import social.starling.core.event.EventBus;
import social.starling.core.platform.Platforms;
import social.starling.core.request.PostRequest;
import social.starling.core.request.PostRequests;
import social.starling.core.request.Submission;
import social.starling.core.route.RouteDirectory;
import social.starling.core.sync.SyncLoop;
import social.starling.core.sync.SyncReport;
import social.starling.core.sync.Synchronization;
import social.starling.core.task.VirtualTasks;
import social.starling.ports.account.Account;
import social.starling.ports.account.Secret;
import social.starling.ports.adapter.PlatformAdapter;
import social.starling.ports.adapter.Storage;
import social.starling.ports.delivery.DeliveryReader;
import social.starling.ports.platform.Platform;
import social.starling.ports.platform.PlatformException;
import social.starling.ports.route.Route;
import social.starling.ports.route.RouteRules;
import social.starling.ports.task.Tasks;

/**
 * A Starling that works inside the host's process, with the host's platforms and storage. It carries text; what is due leaves
 * by itself from its start to its {@link #close}, and what is new is read when the host says so.
 */
public final class EmbeddedStarling implements AutoCloseable {
    private final Tasks tasks;
    private final DeliveryReader deliveries;
    private final EventBus bus;
    private final LedgerWriter writer;
    private final Courier courier;
    private final AccountDirectory accounts;
    private final RouteDirectory routes;
    private final Synchronization synchronization;
    private final PostRequests posts;
    private final Quiet quiet;

    private EmbeddedStarling(
            CourierSettings settings,
            Storage storage,
            List<PlatformAdapter> adapters,
            Tasks tasks,
            InstantSource clock,
            RandomGenerator random) {
        Platforms platforms = new Platforms(adapters);
        Composer composer = new Composer(People.NOBODY);
        this.tasks = tasks;
        this.deliveries = storage.deliveries();
        this.bus = new EventBus(storage.events(), tasks);
        SignInWatch signIns = new SignInWatch(storage.accounts(), storage.events(), bus, clock);
        this.writer = new LedgerWriter(storage.ledger(), bus, tasks);
        this.courier = Deliveries.courier(
                settings,
                storage.ledger(),
                deliveries,
                storage.accounts(),
                platforms,
                writer,
                signIns,
                tasks,
                clock,
                random);
        this.accounts =
                new AccountDirectory(platforms, storage.accounts(), storage.credentials(), storage.routes(), clock);
        this.routes = new RouteDirectory(storage.routes(), accounts, platforms, storage.ledger(), clock, random);
        this.synchronization = Synchronization.of(
                platforms,
                storage.accounts(),
                storage.routes(),
                storage.ledger(),
                deliveries,
                composer,
                signIns,
                courier::wake,
                tasks,
                clock);
        this.posts = new PostRequests(accounts, platforms, composer, storage.ledger(), courier::wake, clock);
        this.quiet = new Quiet(deliveries, bus, storage.events(), tasks);
    }

    /**
     * One with the usual settings, on threads of its own.
     *
     * @param storage closed by the host, after this
     * @param clock the wall clock; the same as the storage's
     * @param random shared by many threads
     */
    public static EmbeddedStarling start(
            Storage storage, InstantSource clock, RandomGenerator random, PlatformAdapter... adapters) {
        return start(CourierSettings.of("embedded"), storage, List.of(adapters), new VirtualTasks(), clock, random);
    }

    /**
     * One with settings, threads and time of the host's choice.
     *
     * @param settings whose owner tells this host from others on the same storage
     */
    public static EmbeddedStarling start(
            CourierSettings settings,
            Storage storage,
            List<PlatformAdapter> adapters,
            Tasks tasks,
            InstantSource clock,
            RandomGenerator random) {
        EmbeddedStarling starling = new EmbeddedStarling(settings, storage, adapters, tasks, clock, random);
        starling.courier.start();
        return starling;
    }

    /**
     * Connects an account, or connects a known one again.
     *
     * @param secrets by the names that the platform's sign-in asks for; empty where it asks for none
     * @throws IllegalArgumentException when there is no such platform, or other secrets are needed
     * @throws PlatformException {@code Unauthorized} when the platform refuses them
     */
    public Account connect(Platform platform, String handle, Map<String, Secret> secrets) {
        return accounts.connect(platform, null, handle, secrets);
    }

    /**
     * Carries from now on what {@code source} posts to {@code target}; a route that does so already stays as it is.
     *
     * @throws PlatformException when the source cannot be read now; nothing is created then
     */
    public Route carry(Account source, Account target) {
        return routes.list().stream()
                .filter(route ->
                        route.source().equals(source.id()) && route.target().equals(target.id()))
                .findFirst()
                .orElseGet(() -> routes.add(source.id(), target.id(), false, RouteRules.DEFAULT));
    }

    /** Reads every route's source once; what is new is planned when this returns, and leaves by itself. */
    public SyncReport sync() {
        return synchronization.synchronizer().sync(null);
    }

    /** Reads every route's source again and again until what is returned is closed. */
    public SyncLoop syncEvery(Duration interval) {
        SyncLoop loop = new SyncLoop(synchronization.synchronizer(), interval, report -> {}, tasks);
        loop.start();
        return loop;
    }

    /**
     * Posts {@code text} once to each of the accounts, split into a thread where it is too long.
     *
     * @param key 1 to 200 characters; the same key posts the same once, however often it is asked for
     */
    public Submission post(String key, String text, Account... targets) {
        List<Account> all = List.of(targets);
        PostRequest request =
                new PostRequest(text, all.stream().map(Account::id).toList(), List.of(), false);
        return posts.submit(request, key, "embedded");
    }

    /**
     * Waits until nothing more is on its way; what waits for a person is not.
     *
     * @return false when something still is after {@code atMost}
     */
    public boolean awaitQuiet(Duration atMost) {
        return quiet.await(atMost);
    }

    public AccountDirectory accounts() {
        return accounts;
    }

    /** For rules, both ways, and whatever {@link #carry} does not say. */
    public RouteDirectory routes() {
        return routes;
    }

    /** What was and will be sent. */
    public DeliveryReader deliveries() {
        return deliveries;
    }

    /** To be told of what happens. */
    public EventBus events() {
        return bus;
    }

    /** Claims nothing more, waits until what is being sent has ended, and gives its threads back. */
    @Override
    public void close() {
        courier.close();
        writer.close();
    }
}
