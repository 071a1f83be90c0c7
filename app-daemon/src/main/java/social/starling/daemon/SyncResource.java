package social.starling.daemon;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import org.jspecify.annotations.Nullable;
import social.starling.assembly.SyncJournal;
import social.starling.core.sync.SyncReport;
import social.starling.core.sync.Synchronizer;
import social.starling.ports.route.RouteId;

/** Synchronising at once, beside the loop that does it by itself. */
final class SyncResource {
    private final Synchronizer synchronizer;
    private final SyncJournal journal;
    private final Bodies bodies;

    SyncResource(Synchronizer synchronizer, SyncJournal journal, Bodies bodies) {
        this.synchronizer = synchronizer;
        this.journal = journal;
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
        context.json(SyncReportJson.of(report));
    }

    /** @param route the only one to follow; null for all that are enabled */
    record Wish(@Nullable String route) {}
}
