package social.starling.core.restore;

import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import social.starling.core.event.EventBus;
import social.starling.core.event.StarlingEvent;
import social.starling.core.platform.Platforms;
import social.starling.core.sync.SyncReport;
import social.starling.ports.account.AccountRepository;
import social.starling.ports.delivery.Delivery;
import social.starling.ports.delivery.DeliveryId;
import social.starling.ports.delivery.DeliveryLedger;
import social.starling.ports.delivery.DeliveryReader;
import social.starling.ports.delivery.PublishingSwitch;
import social.starling.ports.delivery.PublishingSwitch.Pause;
import social.starling.ports.event.EventLog;
import social.starling.ports.platform.PlatformException;
import social.starling.ports.route.Route;
import social.starling.ports.route.RouteId;
import social.starling.ports.route.RouteRepository;

/**
 * Compares a restored ledger with the accounts while the pause after the restore stands: adopts posts that were published
 * already, withdraws their echoes, holds what nobody can tell, and says in the pause what is left. Resuming is a person's.
 *
 * <p>Everything is told again from the ledger and the accounts, so that a restart at any moment goes on where it was.
 */
public final class LinkRebuilder {
    private final RouteRepository routes;
    private final PublishingSwitch publishing;
    private final EventLog log;
    private final EventBus events;
    private final InstantSource clock;
    private final ForgottenDeliveries forgotten;
    private final Timelines timelines;
    private final RebuildingChanges changes;
    private final AtomicBoolean busy = new AtomicBoolean();
    private @Nullable Set<DeliveryId> compared;
    private RebuiltLinks total = RebuiltLinks.NONE;

    public LinkRebuilder(
            Platforms platforms,
            AccountRepository accounts,
            RouteRepository routes,
            DeliveryLedger ledger,
            DeliveryReader deliveries,
            PublishingSwitch publishing,
            EventLog log,
            EventBus events,
            InstantSource clock) {
        this.routes = routes;
        this.publishing = publishing;
        this.log = log;
        this.events = events;
        this.clock = clock;
        this.forgotten = new ForgottenDeliveries(platforms, accounts, deliveries);
        this.timelines = new Timelines(platforms, accounts, deliveries);
        this.changes = new RebuildingChanges(ledger, clock);
    }

    /**
     * Does nothing unless publishing is paused after a restore.
     *
     * @param cycle of all routes: what was not read was not planned, and cannot be compared
     */
    public void after(SyncReport cycle) {
        Optional<Pause> pause = publishing.paused().filter(RestorePause::isOne);
        if (!busy.compareAndSet(false, true)) {
            return;
        }
        try {
            if (pause.isEmpty()) {
                compared = null;
                total = RebuiltLinks.NONE;
            } else {
                say(pause.get(), rebuild(pause.get(), cycle));
            }
        } finally {
            busy.set(false);
        }
    }

    /** What the pause says from now on. */
    private Pause rebuild(Pause pause, SyncReport cycle) {
        if (!cycle.problems().isEmpty()) {
            return RestorePause.unread(pause, cycle.problems());
        }
        int underWay = forgotten.underWay();
        if (underWay > 0) {
            return RestorePause.underWay(pause, underWay);
        }
        List<Delivery> open = forgotten.open(pause.since());
        Set<DeliveryId> ids = open.stream().map(Delivery::id).collect(Collectors.toCollection(HashSet::new));
        if (compared != null && compared.containsAll(ids)) {
            return RestorePause.isDone(pause) ? pause : RestorePause.done(pause, total, notFollowed());
        }
        try {
            return compare(pause, open, ids);
        } catch (PlatformException e) {
            return RestorePause.unread(pause, List.of(String.valueOf(e.getMessage())));
        }
    }

    private Pause compare(Pause pause, List<Delivery> open, Set<DeliveryId> ids) {
        List<Forgotten> candidates = forgotten.of(open);
        OwnPosts posts = timelines.read(candidates, new BackupEnd(log).before(pause.since()));
        Matches matches = new LinkMatching(candidates, posts, forgotten.parents(candidates)).match();
        RebuiltLinks links = changes.commit(matches);
        compared = ids;
        total = total.plus(links);
        if (links.changedNothing() && RestorePause.isDone(pause)) {
            return pause;
        }
        log.append(
                List.of(new StarlingEvent.LinksRebuilt(links.adopted(), links.withdrawn(), links.held(), links.left())
                        .row(clock.instant())));
        events.ring();
        return RestorePause.done(pause, total, notFollowed());
    }

    private void say(Pause before, Pause now) {
        if (!now.equals(before)) {
            publishing.restate(now);
        }
    }

    private List<RouteId> notFollowed() {
        return routes.all().stream()
                .filter(route -> !route.enabled())
                .map(Route::id)
                .toList();
    }
}
