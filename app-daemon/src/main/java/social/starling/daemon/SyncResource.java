package social.starling.daemon;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import social.starling.assembly.SyncJournal;
import social.starling.core.restore.LinkRebuilder;
import social.starling.core.sync.SyncReport;
import social.starling.core.sync.Synchronizer;
import social.starling.ports.delivery.Delivery;
import social.starling.ports.delivery.DeliveryQuery;
import social.starling.ports.delivery.DeliveryReader;
import social.starling.ports.delivery.DeliveryState;
import social.starling.ports.route.RouteId;

/** Synchronising at once, beside the loop that does it by itself. */
final class SyncResource {
    private static final int MOST = 1_000;

    /** Where a delivery goes on by itself. */
    private static final Set<DeliveryState> ON_THE_WAY = Set.of(
            DeliveryState.PLANNED,
            DeliveryState.CLAIMED,
            DeliveryState.SENDING,
            DeliveryState.ACCEPTED,
            DeliveryState.UNKNOWN,
            DeliveryState.RECONCILING,
            DeliveryState.RETRY_AT);

    private final Synchronizer synchronizer;
    private final SyncJournal journal;
    private final LinkRebuilder linkRebuilder;
    private final DeliveryReader deliveries;
    private final Bodies bodies;

    SyncResource(
            Synchronizer synchronizer,
            SyncJournal journal,
            LinkRebuilder linkRebuilder,
            DeliveryReader deliveries,
            Bodies bodies) {
        this.synchronizer = synchronizer;
        this.journal = journal;
        this.linkRebuilder = linkRebuilder;
        this.deliveries = deliveries;
        this.bodies = bodies;
    }

    void register(RoutesConfig routes) {
        routes.post("/api/sync", this::sync, Access.PUBLISH);
    }

    private void sync(Context context) {
        Wish wish = bodies.optional(context, Wish.class);
        String route = wish == null ? null : wish.route();
        SyncReport report = synchronizer.sync(route == null ? null : new RouteId(route));
        journal.accept(report);
        if (route == null) {
            linkRebuilder.after(report);
        }
        context.json(new Outcome(
                report.read(), report.planned(), report.copies(), report.skipped(), report.problems(), onTheWay()));
    }

    private List<String> onTheWay() {
        return deliveries.list(new DeliveryQuery(ON_THE_WAY, null, null, null, MOST)).stream()
                .map(Delivery::id)
                .map(Object::toString)
                .toList();
    }

    /** @param route the only one to follow; null for all that are enabled */
    record Wish(@Nullable String route) {}

    /**
     * What the cycle did.
     *
     * @param deliveries those on their way now, newest first, at most 1000; these can be waited for
     */
    record Outcome(int read, int planned, int copies, int skipped, List<String> problems, List<String> deliveries) {}
}
