package social.starling.daemon;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import social.starling.core.delivery.DeliveryDesk;
import social.starling.core.request.DeletionRequests;
import social.starling.daemon.DeliveryJson.DeletionJson;
import social.starling.daemon.DeliveryJson.StepJson;
import social.starling.daemon.DeliveryJson.WithHistory;
import social.starling.ports.delivery.Action;
import social.starling.ports.delivery.Delivery;
import social.starling.ports.delivery.DeliveryId;
import social.starling.ports.delivery.DeliveryReader;

/** The deliveries, and what people decide about them. */
final class DeliveryResource {
    private static final int LONGEST_WAIT = 60;
    private static final int MOST_COUNTED = 100_000;

    private final DeliveryReader reader;
    private final DeliverySearch search;
    private final DeliveryDesk desk;
    private final DeletionRequests deletions;
    private final DeliveryWatch watch;
    private final Bodies bodies;

    DeliveryResource(
            DeliveryReader reader,
            DeliverySearch search,
            DeliveryDesk desk,
            DeletionRequests deletions,
            DeliveryWatch watch,
            Bodies bodies) {
        this.reader = reader;
        this.search = search;
        this.desk = desk;
        this.deletions = deletions;
        this.watch = watch;
        this.bodies = bodies;
    }

    void register(RoutesConfig routes) {
        routes.get("/api/deliveries", this::list, Access.READ);
        routes.get("/api/deliveries/summary", this::summarize, Access.READ);
        routes.get("/api/deliveries/{id}", this::show, Access.READ);
        routes.post("/api/deliveries/{id}/retry", this::retry, Access.PUBLISH);
        routes.post("/api/deliveries/{id}/hold", this::hold, Access.PUBLISH);
        routes.post("/api/deliveries/{id}/cancel", this::cancel, Access.PUBLISH);
        routes.post("/api/deliveries/{id}/delete", this::delete, Access.PUBLISH);
    }

    private void list(Context context) {
        context.json(search.find(context).stream().map(DeliveryJson::of).toList());
    }

    private void summarize(Context context) {
        if (context.queryParam("text") != null) {
            throw new ProblemException(
                    Problem.Kind.INVALID, "A summary takes no text; list what has it: GET /api/deliveries?text=…");
        }
        int most = Parameters.number(context, "most", 1, MOST_COUNTED, MOST_COUNTED);
        context.json(SummaryJson.of(reader.sums(search.query(context), most), most));
    }

    private void show(Context context) {
        DeliveryId id = known(context).id();
        Duration wait = Duration.ofSeconds(Parameters.number(context, "wait", 0, LONGEST_WAIT, 0));
        int step = Parameters.number(context, "step", 0, Integer.MAX_VALUE, -1);
        Delivery delivery = step < 0
                ? watch.settled(id, wait)
                : watch.moved(id, step, () -> reader.history(id).size(), wait);
        context.json(new WithHistory(
                DeliveryJson.of(delivery),
                reader.find(delivery.key().with(Action.DELETE).id())
                        .filter(deletion -> !deletion.id().equals(id))
                        .map(deletion -> deletion.id().value())
                        .orElse(null),
                reader.history(id).stream().map(StepJson::of).toList()));
    }

    private void retry(Context context) {
        context.json(DeliveryJson.of(desk.retry(known(context).id())));
    }

    private void hold(Context context) {
        DeliveryId id = known(context).id();
        Wish wish = bodies.optional(context, Wish.class);
        String reason = Parameters.reason(wish == null ? null : wish.reason());
        context.json(DeliveryJson.of(desk.hold(id, reason)));
    }

    private void cancel(Context context) {
        context.json(DeliveryJson.of(desk.cancel(known(context).id())));
    }

    private void delete(Context context) {
        DeliveryId id = known(context).id();
        Farewell wish = bodies.optional(context, Farewell.class);
        int posts = wish == null || wish.posts() == null ? 1 : wish.posts();
        boolean dryRun = wish != null && wish.dryRun() != null && wish.dryRun();
        List<Delivery> doomed = deletions.preview(id);
        List<DeliveryId> planned = dryRun ? List.of() : deletions.submit(id, posts, "api");
        context.json(new DeletionJson(
                doomed.stream().map(DeliveryJson::of).toList(),
                planned.stream().map(desk::require).map(DeliveryJson::of).toList()));
    }

    private Delivery known(Context context) {
        DeliveryId id = Parameters.delivery(context);
        return Parameters.found(() -> desk.require(id));
    }

    /** @param reason null for the plain one */
    record Wish(@Nullable String reason) {}

    /**
     * @param posts how many the caller knows to be deleted with it, itself included; null for it alone
     * @param dryRun null for false
     */
    record Farewell(@Nullable Integer posts, @Nullable Boolean dryRun) {}
}
