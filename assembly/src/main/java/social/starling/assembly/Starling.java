package social.starling.assembly;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import social.starling.core.account.AccountDirectory;
import social.starling.core.backfill.Backfills;
import social.starling.core.delivery.DeliveryDesk;
import social.starling.core.event.EventBus;
import social.starling.core.monitor.PortMeters;
import social.starling.core.platform.Platforms;
import social.starling.core.request.DeletionRequests;
import social.starling.core.request.PostRequests;
import social.starling.core.restore.LinkRebuilder;
import social.starling.core.route.RouteDirectory;
import social.starling.core.sync.Synchronization;
import social.starling.ports.access.ApiTokenRepository;
import social.starling.ports.archive.PostArchives;
import social.starling.ports.backup.BackupSource;
import social.starling.ports.delivery.DeliveryReader;
import social.starling.ports.event.EventLog;
import social.starling.ports.people.PersonRepository;
import social.starling.ports.task.Tasks;

/** A whole Starling: what it can do, when it begins to work by itself, and its end. */
public final class Starling implements AutoCloseable {
    private final Started started;
    private final Wiring parts;

    private Starling(Started started, Wiring parts) {
        this.started = started;
        this.parts = parts;
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
        return open(Configuration.given(dataDir, settings, "this program"), dataDir, clock);
    }

    /** The same with settings that are read again when their file changes. */
    public static Starling open(Configuration configuration, Path dataDir, InstantSource clock) {
        Started started = new Started();
        try {
            return new Starling(started, new Wiring(configuration, DataFolder.require(dataDir), clock, started));
        } catch (RuntimeException e) {
            started.close();
            throw e;
        }
    }

    /** Lets deliveries leave. */
    public void startCourier() {
        started.add(parts.bus.follow(parts.store.events().newest(), entry -> {
            parts.highWater.rose(entry.sequence());
            parts.backfills.heard(entry);
        }));
        parts.sweepMedia();
        started.add(parts.courier).start();
        started.add(parts.hearOthers());
    }

    /** Lets older posts be brought over where that is asked for from now on; {@link #startSynchronizing} does so, too. */
    public void startBackfills() {
        started.add(parts.newLeadership(false)).start();
    }

    /** Reads the routes' sources again and again, goes on bringing over older posts, and follows changed settings. */
    public void startSynchronizing() {
        if (parts.settingsInUse.configuration().isWritten()) {
            started.add(parts.newSettingsWatch()).start();
        }
        started.add(parts.newLeadership(true)).start();
    }

    /** Stops reading, lets what is being sent end, and gives everything back. */
    @Override
    public void close() {
        started.close();
    }

    /** Those that count now. */
    public StarlingSettings settings() {
        return parts.settingsInUse.settings();
    }

    public SettingsInUse settingsInUse() {
        return parts.settingsInUse;
    }

    public Platforms platforms() {
        return parts.platforms;
    }

    public AccountDirectory accounts() {
        return parts.accounts;
    }

    public RouteDirectory routes() {
        return parts.routes;
    }

    public Synchronization synchronization() {
        return parts.synchronization;
    }

    /** What people have brought of what platforms give them. */
    public PostArchives archives() {
        return parts.archives;
    }

    public Backfills backfills() {
        return parts.backfills;
    }

    /** How the last cycle of synchronising ended; cycles that somebody asks for are to be told to it as well. */
    public SyncJournal syncJournal() {
        return parts.syncJournal;
    }

    /** To be told of every cycle that went over all routes. */
    public LinkRebuilder linkRebuilder() {
        return parts.linkRebuilder;
    }

    public PersonRepository people() {
        return parts.store.people();
    }

    public PostRequests posts() {
        return parts.posts;
    }

    public DeletionRequests deletions() {
        return parts.deletions;
    }

    public DeliveryDesk desk() {
        return parts.desk;
    }

    public DeliveryReader deliveries() {
        return parts.store.deliveries();
    }

    public EventLog events() {
        return parts.store.events();
    }

    public EventBus bus() {
        return parts.bus;
    }

    public BackupSource backups() {
        return parts.store.backups();
    }

    public ApiTokenRepository tokens() {
        return parts.store.tokens();
    }

    /** Tells this daemon's data folder from those of others on the same database; empty where this one is alone. */
    public String folderName() {
        return parts.folderName;
    }

    public PortMeters meters() {
        return parts.meters;
    }

    /** Whether deliveries leave when they are due. */
    public boolean courierWorks() {
        return parts.tasks.isRunning("courier") && parts.tasks.isRunning("ledger writer");
    }

    /** The sentence about a failure of the database; null where {@code failure} is another one. */
    public @Nullable String storageTrouble(Throwable failure) {
        return Store.trouble(failure);
    }

    public Tasks tasks() {
        return parts.tasks;
    }

    public InstantSource clock() {
        return parts.clock;
    }

    /** For tokens and other secrets. */
    public SecureRandom secureRandom() {
        return parts.secureRandom;
    }
}
