package social.starling.daemon;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import social.starling.ports.route.Route;
import social.starling.ports.route.RouteRules;

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

    /** The rules, all of them or, in a request, those that are to be other than the default or than before. */
    record RulesJson(
            @Nullable String include,
            @Nullable String exclude,
            @Nullable Boolean numbering,
            RouteRules.@Nullable MentionStyle mentions) {
        static RulesJson of(RouteRules rules) {
            return new RulesJson(rules.include(), rules.exclude(), rules.numbering(), rules.mentions());
        }

        /** @throws IllegalArgumentException when an expression does not compile */
        RouteRules rules() {
            RouteRules missing = RouteRules.DEFAULT;
            return new RouteRules(
                    include,
                    exclude,
                    numbering == null ? missing.numbering() : numbering,
                    mentions == null ? missing.mentions() : mentions);
        }
    }
}
