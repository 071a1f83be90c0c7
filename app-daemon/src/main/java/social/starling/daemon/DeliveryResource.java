package social.starling.daemon;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import social.starling.core.delivery.DeliveryDesk;
import social.starling.core.request.DeletionRequests;
import social.starling.daemon.DeliveryJson.DeletionJson;
import social.starling.daemon.DeliveryJson.StepJson;
import social.starling.daemon.DeliveryJson.WithHistory;
import social.starling.ports.account.AccountId;
import social.starling.ports.delivery.Action;
import social.starling.ports.delivery.Delivery;
import social.starling.ports.delivery.DeliveryId;
import social.starling.ports.delivery.DeliveryQuery;
import social.starling.ports.delivery.DeliveryReader;
import social.starling.ports.delivery.DeliveryState;

/** The deliveries, and what people decide about them. */
final class DeliveryResource {
    private static final int PAGE = 50;
    private static final int LONGEST_WAIT = 60;

    private final DeliveryReader reader;
    private final DeliveryDesk desk;
    private final DeletionRequests deletions;
    private final DeliveryWatch watch;
    private final Bodies bodies;

    DeliveryResource(
            DeliveryReader reader, DeliveryDesk desk, DeletionRequests deletions, DeliveryWatch watch, Bodies bodies) {
        this.reader = reader;
        this.desk = desk;
        this.deletions = deletions;
        this.watch = watch;
        this.bodies = bodies;
    }

    void register(RoutesConfig routes) {
        routes.get("/api/deliveries", this::list, Access.READ);
        routes.get("/api/deliveries/{id}", this::show, Access.READ);
        routes.post("/api/deliveries/{id}/retry", this::retry, Access.PUBLISH);
        routes.post("/api/deliveries/{id}/hold", this::hold, Access.PUBLISH);
        routes.post("/api/deliveries/{id}/cancel", this::cancel, Access.PUBLISH);
        routes.post("/api/deliveries/{id}/delete", this::delete, Access.PUBLISH);
    }

    private void list(Context context) {
        String target = context.queryParam("target");
        String before = context.queryParam("before");
        DeliveryQuery query = new DeliveryQuery(
                states(context.queryParam("state")),
                target == null ? null : new AccountId(target),
                context.queryParam("origin"),
                before == null ? null : new DeliveryId(before),
                Parameters.number(context, "limit", 1, 1_000, PAGE));
        context.json(reader.list(query).stream().map(DeliveryJson::of).toList());
    }

    private void show(Context context) {
        DeliveryId id = known(context).id();
        int seconds = Parameters.number(context, "wait", 0, LONGEST_WAIT, 0);
        Delivery delivery = watch.settled(id, Duration.ofSeconds(seconds));
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

    private static Set<DeliveryState> states(@Nullable String list) {
        Set<DeliveryState> states = EnumSet.noneOf(DeliveryState.class);
        if (list == null) {
            return states;
        }
        for (String name : list.split(",", -1)) {
            states.add(Arrays.stream(DeliveryState.values())
                    .filter(state -> state.name().equals(name.strip().toUpperCase(Locale.ROOT)))
                    .findAny()
                    .orElseThrow(() -> new ProblemException(
                            Problem.Kind.INVALID,
                            "state is \"" + Text.printable(name) + "\"; " + Arrays.toString(DeliveryState.values())
                                    + " are allowed, with commas between")));
        }
        return states;
    }

    /** @param reason null for the plain one */
    record Wish(@Nullable String reason) {}

    /**
     * @param posts how many the caller knows to be deleted with it, itself included; null for it alone
     * @param dryRun null for false
     */
    record Farewell(@Nullable Integer posts, @Nullable Boolean dryRun) {}
}
