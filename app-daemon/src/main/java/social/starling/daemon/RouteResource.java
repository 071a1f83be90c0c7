package social.starling.daemon;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import org.jspecify.annotations.Nullable;
import social.starling.core.route.RouteDirectory;
import social.starling.core.sync.DryRun;
import social.starling.ports.account.AccountId;
import social.starling.ports.route.Route;
import social.starling.ports.route.RouteId;
import social.starling.ports.route.RouteRules;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The routes, their rules, and what a route would do. */
final class RouteResource {
    private static final int DRY_RUN = 20;

    private final RouteDirectory routeDirectory;
    private final DryRun dryRun;
    private final Bodies bodies;

    RouteResource(RouteDirectory routeDirectory, DryRun dryRun, Bodies bodies) {
        this.routeDirectory = routeDirectory;
        this.dryRun = dryRun;
        this.bodies = bodies;
    }

    void register(RoutesConfig routes) {
        routes.get("/api/routes", this::list, Access.READ);
        routes.post("/api/routes", this::add, Access.ADMIN);
        routes.patch("/api/routes/{id}", this::edit, Access.ADMIN);
        routes.delete("/api/routes/{id}", this::remove, Access.ADMIN);
        routes.post("/api/routes/{id}/dry-run", this::dryRun, Access.ADMIN);
    }

    private void list(Context context) {
        context.json(routeDirectory.list().stream().map(RouteJson::of).toList());
    }

    private void add(Context context) {
        NewRoute wish = bodies.read(context, NewRoute.class);
        Route route = routeDirectory.add(
                new AccountId(Parameters.required(wish.source(), "source")),
                new AccountId(Parameters.required(wish.target(), "target")),
                wish.bothWays() != null && wish.bothWays(),
                wish.rules() == null ? RouteRules.DEFAULT : wish.rules().rules());
        context.status(201).json(RouteJson.of(route));
    }

    private void edit(Context context) {
        Route route = known(context);
        RouteChange change = bodies.read(context, RouteChange.class);
        context.json(RouteJson.of(routeDirectory.edit(
                route.id(), change.bothWays(), merged(route.rules(), change.rules()), change.enabled())));
    }

    /** A key that is not given stays as it is; one that is null is emptied. */
    private @Nullable RouteRules merged(RouteRules before, @Nullable JsonNode given) {
        if (given == null || given.isNull()) {
            return null;
        }
        ObjectNode rules = bodies.tree(RulesJson.of(before));
        given.properties().forEach(entry -> rules.set(entry.getKey(), entry.getValue()));
        return bodies.convert(given.isObject() ? rules : given, RulesJson.class).rules();
    }

    private void remove(Context context) {
        routeDirectory.remove(known(context).id());
        context.status(204);
    }

    private void dryRun(Context context) {
        Route route = known(context);
        DryRunWish wish = bodies.optional(context, DryRunWish.class);
        int limit = wish == null || wish.limit() == null ? DRY_RUN : wish.limit();
        if (limit < 1 || limit > 100) {
            throw new ProblemException(
                    Problem.Kind.INVALID, "limit is " + limit + "; a whole number from 1 to 100 is allowed");
        }
        context.json(dryRun.run(route, limit).stream().map(DryRunJson::of).toList());
    }

    private Route known(Context context) {
        RouteId id = Parameters.route(context);
        return Parameters.found(() -> routeDirectory.require(id));
    }

    record NewRoute(
            @Nullable String source,
            @Nullable String target,
            @Nullable Boolean bothWays,
            @Nullable RulesJson rules) {}

    /** What is null stays. */
    record RouteChange(
            @Nullable Boolean bothWays,
            @Nullable Boolean enabled,
            @Nullable JsonNode rules) {}

    /** @param limit posts of each source, 1 to 100 */
    record DryRunWish(@Nullable Integer limit) {}
}
