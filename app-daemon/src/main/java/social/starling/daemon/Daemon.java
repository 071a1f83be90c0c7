package social.starling.daemon;

import io.javalin.Javalin;
import io.javalin.util.JavalinBindException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import social.starling.assembly.Configuration;
import social.starling.assembly.ServerSettings;
import social.starling.assembly.Starling;
import social.starling.assembly.StarlingSettings;
import social.starling.assembly.StartupException;
import social.starling.assembly.StartupException.Trouble;
import social.starling.ports.access.Scope;
import social.starling.ports.account.Secret;
import tools.jackson.databind.json.JsonMapper;

/** A running Starling behind its API. */
public final class Daemon implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Daemon.class);
    private static final String FILE = "daemon.json";
    /** Begins the ids of the tokens that end with the process; the name of its folder follows, where there are several. */
    private static final String PURPOSE = "daemon";

    private final Starling starling;
    private final TokenDesk tokens;
    private final TokenDesk.Issued token;
    private final DeliveryWatch watch;
    private final EventWatch eventWatch;
    private final Api api;
    private final Javalin server;
    private final @Nullable Path file;

    private Daemon(Starling starling, Mode mode, @Nullable Path file) {
        JsonMapper mapper = Json.mapper();
        this.starling = starling;
        this.file = file;
        this.tokens = new TokenDesk(starling.tokens(), starling.secureRandom(), starling.clock());
        String purpose = PURPOSE + (starling.folderName().isEmpty() ? "" : "-" + starling.folderName());
        tokens.removeAll(purpose);
        this.token = tokens.issue(purpose, "the running daemon", EnumSet.allOf(Scope.class), null);
        this.watch = new DeliveryWatch(starling.desk(), starling.events(), starling.bus(), starling.tasks());
        this.eventWatch = new EventWatch(starling.events(), starling.bus(), starling.tasks());
        this.api = api(mapper, mode);
        this.server = api.server();
    }

    /**
     * Starts everything and writes {@code dataDir/daemon.json}, which tells other programs of this user where it is.
     *
     * @throws StartupException with sentences for people; nothing is left running
     */
    public static Daemon start(Configuration configuration, Path dataDir) {
        return start(configuration, dataDir, Mode.SERVICE, InstantSource.system(), starling -> {});
    }

    /** The same with settings that a program made. */
    static Daemon start(StarlingSettings settings, Path dataDir) {
        return start(settings, dataDir, Mode.SERVICE, starling -> {});
    }

    /**
     * Starts the API for the caller alone: the courier works, nothing is synchronised by itself, no {@code daemon.json} is
     * written. It listens on the settings' port where that is free, since signing in by browser comes back to the address
     * that is registered with the platform; else on any.
     *
     * @throws StartupException with sentences for people; nothing is left running
     */
    public static Daemon embedded(StarlingSettings settings, Path dataDir) {
        StarlingSettings own = isFree(settings.server()) ? settings : settings.withPort(0);
        return start(own, dataDir, Mode.EMBEDDED, starling -> {});
    }

    /** @param before is done before anything is read or sent */
    static Daemon start(StarlingSettings settings, Path dataDir, Mode mode, Consumer<Starling> before) {
        return start(settings, dataDir, mode, InstantSource.system(), before);
    }

    static Daemon start(
            StarlingSettings settings, Path dataDir, Mode mode, InstantSource clock, Consumer<Starling> before) {
        return start(Configuration.given(dataDir, settings, "this program"), dataDir, mode, clock, before);
    }

    static Daemon start(
            Configuration configuration, Path dataDir, Mode mode, InstantSource clock, Consumer<Starling> before) {
        StarlingSettings settings = configuration.settings();
        if (mode != Mode.EMBEDDED) {
            Logging.apply(settings.log());
        }
        Starling starling = Starling.open(configuration, dataDir, clock);
        if (mode != Mode.EMBEDDED) {
            starling.settingsInUse()
                    .follow(changed -> Logging.follow(changed.log().level()));
        }
        Daemon daemon;
        try {
            daemon = new Daemon(starling, mode, mode == Mode.EMBEDDED ? null : dataDir.resolve(FILE));
        } catch (RuntimeException e) {
            starling.close();
            throw explained(starling, e);
        }
        try {
            before.accept(starling);
            daemon.run(settings, mode);
            return daemon;
        } catch (RuntimeException e) {
            daemon.close();
            throw explained(starling, e);
        }
    }

    /** Follows a changed settings file now, without waiting until it is noticed; what is wrong with it is in the log. */
    public void reloadSettings() {
        try {
            starling.settingsInUse().reload();
        } catch (StartupException | IllegalStateException e) {
            LOG.debug("The settings stay as they are", e);
        }
    }

    /** The base address of the API, without a trailing slash. */
    public URI uri() {
        String host = starling.settings().server().host();
        return URI.create("http://" + (host.contains(":") ? "[" + host + "]" : host) + ":" + server.port());
    }

    /** A token with full rights that ends with this daemon. */
    public Secret token() {
        return token.secret();
    }

    /** Stops taking requests, answers those it has, lets what is being sent end, and gives everything back. */
    @Override
    public void close() {
        watch.close();
        eventWatch.close();
        api.finish();
        server.stop();
        try {
            if (file != null) {
                Files.deleteIfExists(file);
            }
            tokens.remove(token.token().id());
        } catch (IOException | RuntimeException e) {
            LOG.warn("The daemon's file or token stays behind: {}", e.toString());
        }
        starling.close();
    }

    private void run(StarlingSettings settings, Mode mode) {
        listen(settings.server());
        starling.startCourier();
        if (mode != Mode.EMBEDDED) {
            starling.startSynchronizing();
        } else {
            starling.startBackfills();
        }
        if (file != null) {
            Running running = new Running(
                    uri().toString(),
                    ProcessHandle.current().pid(),
                    token().reveal(),
                    starling.clock().instant(),
                    Version.CURRENT);
            PrivateFile.write(file, Json.mapper().writeValueAsString(running));
        }
        LOG.info("Starling {} listens at {}", Version.CURRENT, uri());
    }

    /** What the database refuses after it was opened ends a start as much as what it refuses before. */
    private static RuntimeException explained(Starling starling, RuntimeException e) {
        String trouble = starling.storageTrouble(e);
        return trouble == null ? e : new StartupException(Trouble.DATABASE, trouble, e);
    }

    private void listen(ServerSettings settings) {
        try {
            server.start(settings.host(), settings.port());
        } catch (JavalinBindException e) {
            throw new StartupException(
                    Trouble.PORT_IN_USE,
                    "The port " + settings.port() + " of " + settings.host()
                            + " is in use by another program; stop that one, or choose another port with --port or"
                            + " server.port",
                    e);
        }
    }

    private static boolean isFree(ServerSettings server) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.bind(new InetSocketAddress(server.host(), server.port()));
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private Api api(JsonMapper mapper, Mode mode) {
        Bodies bodies = new Bodies(mapper);
        SignIns signIns = new SignIns(starling.accounts(), starling.clock());
        return new Api(
                starling,
                tokens,
                mapper,
                List.of(
                        new HealthResource(starling)::register,
                        new StatusResource(starling, mode == Mode.DEMO)::register,
                        new PlatformResource(starling.platforms())::register,
                        new SignInResource(signIns, this::uri, bodies)::register,
                        new AccountResource(starling.accounts(), bodies)::register,
                        new RouteResource(
                                starling.routes(), starling.synchronization().dryRun(), bodies)::register,
                        new BackfillResource(starling.backfills(), starling.routes(), watch::isClosed, bodies)
                                ::register,
                        new ArchiveResource(starling.archives(), starling.backfills())::register,
                        new SyncResource(
                                starling.synchronization().synchronizer(),
                                starling.syncJournal(),
                                starling.linkRebuilder(),
                                starling.deliveries(),
                                bodies)::register,
                        new PostResource(starling.posts(), starling.secureRandom(), bodies)::register,
                        new DeliveryResource(
                                starling.deliveries(),
                                new DeliverySearch(starling.deliveries(), starling.accounts()),
                                starling.desk(),
                                starling.deletions(),
                                watch,
                                bodies)::register,
                        new PublishingResource(starling.desk(), bodies)::register,
                        new EventResource(eventWatch)::register,
                        new BackupResource(starling.backups(), bodies)::register,
                        new PersonResource(starling.people(), starling.platforms(), starling.clock(), bodies)::register,
                        new ConfigResource(starling.settingsInUse())::register,
                        new TokenResource(tokens, starling.clock(), bodies)::register));
    }

    TokenDesk tokens() {
        return tokens;
    }

    DeliveryWatch watch() {
        return watch;
    }

    EventWatch eventWatch() {
        return eventWatch;
    }

    Javalin server() {
        return server;
    }

    /** What a daemon is started for. */
    enum Mode {
        SERVICE,
        DEMO,
        /** For one program, and as long as that. */
        EMBEDDED
    }

    /** What other programs of the same user are told. */
    private record Running(String url, long pid, String token, Instant startedAt, String version) {
        @Override
        public String toString() {
            return "Running[" + url + "]";
        }
    }
}
