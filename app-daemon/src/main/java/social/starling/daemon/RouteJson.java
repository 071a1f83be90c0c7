package social.starling.daemon;

import java.time.Instant;
import social.starling.ports.route.Route;

/** A route as the API shows it. */
record RouteJson(
        String id,
        String source,
        String target,
        boolean bothWays,
        boolean enabled,
        RulesJson rules,
        Instant createdAt) {
    static RouteJson of(Route route) {
        return new RouteJson(
                route.id().value(),
                route.source().value(),
                route.target().value(),
                route.bothWays(),
                route.enabled(),
                RulesJson.of(route.rules()),
                route.createdAt());
    }
}
