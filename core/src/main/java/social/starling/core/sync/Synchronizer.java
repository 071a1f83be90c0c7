package social.starling.core.sync;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import social.starling.ports.account.AccountId;
import social.starling.ports.route.Leg;
import social.starling.ports.route.Route;
import social.starling.ports.route.RouteId;
import social.starling.ports.route.RouteRepository;
import social.starling.ports.task.Reply;
import social.starling.ports.task.Tasks;

/**
 * One cycle of synchronising: each source account is read by a task of its own, so that a platform that is slow or down
 * delays no other, and once for all routes that stand at the same place.
 */
public final class Synchronizer {
    private static final System.Logger LOG = System.getLogger(Synchronizer.class.getName());

    private final RouteRepository routes;
    private final SourceReading reading;
    private final Runnable wake;
    private final Tasks tasks;

    /** @param wake tells the courier that something may have become due */
    Synchronizer(RouteRepository routes, SourceReading reading, Runnable wake, Tasks tasks) {
        this.routes = routes;
        this.reading = reading;
        this.wake = wake;
        this.tasks = tasks;
    }

    /** @param only the route to follow; null for all that are enabled */
    public SyncReport sync(@Nullable RouteId only) {
        return sync(places(only));
    }

    /** Reads one source on, for all enabled routes that follow it. */
    public SyncReport read(AccountId source) {
        Map<AccountId, List<SourceReading.Place>> places = places(null);
        places.keySet().retainAll(Set.of(source));
        return sync(places);
    }

    private SyncReport sync(Map<AccountId, List<SourceReading.Place>> bySource) {
        List<Reply<SyncReport>> replies = new ArrayList<>();
        bySource.forEach((source, places) -> replies.add(start(source, places)));
        SyncReport report = replies.stream().map(Reply::await).reduce(SyncReport.NOTHING, SyncReport::plus);
        if (report.planned() > 0) {
            wake.run();
        }
        return report;
    }

    private Map<AccountId, List<SourceReading.Place>> places(@Nullable RouteId only) {
        Map<AccountId, List<SourceReading.Place>> places = new LinkedHashMap<>();
        for (Route route : followed(only)) {
            for (Leg leg : route.legs()) {
                places.computeIfAbsent(leg.source(), source -> new ArrayList<>())
                        .add(new SourceReading.Place(route, leg, routes.cursor(leg)));
            }
        }
        return places;
    }

    private List<Route> followed(@Nullable RouteId only) {
        if (only == null) {
            return routes.all().stream().filter(Route::enabled).toList();
        }
        return List.of(routes.find(only)
                .orElseThrow(() -> new IllegalArgumentException(
                        "There is no route " + only + "; see the list of routes for those that there are")));
    }

    private Reply<SyncReport> start(AccountId source, List<SourceReading.Place> places) {
        Reply<SyncReport> reply = tasks.reply();
        tasks.start("sync " + source, () -> {
            try {
                reply.give(reading.read(source, places));
            } catch (RuntimeException e) {
                if (!(e instanceof Tasks.StoppedException)) {
                    LOG.log(System.Logger.Level.ERROR, "Reading " + source + " failed", e);
                }
                reply.give(SyncReport.problem("Reading " + source + " failed: " + e.getMessage()));
            }
        });
        return reply;
    }
}
