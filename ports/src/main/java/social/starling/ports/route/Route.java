package social.starling.ports.route;

import java.time.Instant;
import java.util.List;
import social.starling.ports.account.AccountId;

/**
 * A standing order to carry posts from one account to another, by choice both ways.
 *
 * @param bothWays whether posts of the target are carried to the source as well
 * @param enabled whether it is followed now; while it is not, its cursors stand still
 */
public record Route(
        RouteId id,
        AccountId source,
        AccountId target,
        boolean bothWays,
        RouteRules rules,
        boolean enabled,
        Instant createdAt) {
    public Route {
        if (source.equals(target)) {
            throw new IllegalArgumentException("A route from " + source
                    + " to itself would copy every post onto its own account; choose two different accounts");
        }
    }

    /** The directions in which the route carries posts: one or two. */
    public List<Leg> legs() {
        Leg there = new Leg(id, source, target);
        return bothWays ? List.of(there, new Leg(id, target, source)) : List.of(there);
    }

    public Route with(RouteRules next) {
        return new Route(id, source, target, bothWays, next, enabled, createdAt);
    }

    public Route enabled(boolean next) {
        return new Route(id, source, target, bothWays, rules, next, createdAt);
    }

    public Route bothWays(boolean next) {
        return new Route(id, source, target, next, rules, enabled, createdAt);
    }
}
