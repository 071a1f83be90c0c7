package social.starling.core.route;

import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import social.starling.core.account.AccountDirectory;
import social.starling.core.platform.Platforms;
import social.starling.ports.account.Account;
import social.starling.ports.account.AccountId;
import social.starling.ports.delivery.Advance;
import social.starling.ports.delivery.DeliveryLedger;
import social.starling.ports.delivery.Plan;
import social.starling.ports.platform.PlatformException;
import social.starling.ports.route.Leg;
import social.starling.ports.route.Route;
import social.starling.ports.route.RouteId;
import social.starling.ports.route.RouteRepository;
import social.starling.ports.route.RouteRules;

/** Creates and changes routes. A leg begins where its source stands when it is made: what was posted before stays there. */
public final class RouteDirectory {
    private static final String LETTERS = "0123456789abcdefghjkmnpqrstvwxyz";

    private final RouteRepository routes;
    private final AccountDirectory accounts;
    private final Platforms platforms;
    private final DeliveryLedger ledger;
    private final InstantSource clock;
    private final RandomGenerator random;

    public RouteDirectory(
            RouteRepository routes,
            AccountDirectory accounts,
            Platforms platforms,
            DeliveryLedger ledger,
            InstantSource clock,
            RandomGenerator random) {
        this.routes = routes;
        this.accounts = accounts;
        this.platforms = platforms;
        this.ledger = ledger;
        this.clock = clock;
        this.random = random;
    }

    public List<Route> list() {
        return routes.all();
    }

    /** @throws IllegalArgumentException when there is no such route */
    public Route require(RouteId id) {
        return routes.find(id)
                .orElseThrow(() -> new IllegalArgumentException(
                        "There is no route " + id + "; see the list of routes for those that there are"));
    }

    /**
     * @throws IllegalArgumentException when an account is not connected, both are the same, or such a route exists
     * @throws PlatformException when a source cannot be read now; nothing is created then
     */
    public Route add(AccountId source, AccountId target, boolean bothWays, RouteRules rules) {
        accounts.require(source);
        accounts.require(target);
        Route route = new Route(newId(), source, target, bothWays, rules, true, clock.instant());
        for (Leg leg : route.legs()) {
            requireNew(leg, null);
        }
        save(route);
        return route;
    }

    /**
     * Changes what is not null.
     *
     * @throws IllegalArgumentException as {@link #add}
     * @throws PlatformException when a leg is new and its source cannot be read now; nothing is changed then
     */
    public Route edit(RouteId id, @Nullable Boolean bothWays, @Nullable RouteRules rules, @Nullable Boolean enabled) {
        Route route = require(id);
        Route edited = bothWays == null ? route : route.bothWays(bothWays);
        edited = rules == null ? edited : edited.with(rules);
        edited = enabled == null ? edited : edited.enabled(enabled);
        for (Leg leg : edited.legs()) {
            requireNew(leg, id);
        }
        save(edited);
        return edited;
    }

    /** Removes the route; what it has carried stays where it is. */
    public void remove(RouteId id) {
        require(id);
        routes.remove(id);
    }

    /** Reads where new legs start before anything is written, so that a failing platform leaves nothing half done. */
    private void save(Route route) {
        Map<Leg, String> starts = new HashMap<>();
        for (Leg leg : route.legs()) {
            if (routes.cursor(leg).isEmpty()) {
                Account source = accounts.require(leg.source());
                starts.put(leg, platforms.of(source.platform()).reader().start(source));
            }
        }
        routes.save(route);
        starts.forEach(
                (leg, start) -> ledger.plan(new Plan(List.of(), new Advance.Cursor(leg, null, start), List.of())));
    }

    private void requireNew(Leg leg, @Nullable RouteId except) {
        for (Route other : routes.all()) {
            boolean same = other.legs().stream()
                    .anyMatch(each ->
                            each.source().equals(leg.source()) && each.target().equals(leg.target()));
            if (same && !other.id().equals(except)) {
                throw new IllegalArgumentException("The route " + other.id() + " carries posts from " + leg.source()
                        + " to " + leg.target() + " already; edit that one");
            }
        }
    }

    private RouteId newId() {
        StringBuilder id = new StringBuilder("rt-");
        for (int i = 0; i < 8; i++) {
            id.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
        }
        return new RouteId(id.toString());
    }
}
