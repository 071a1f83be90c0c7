package social.starling.ports.route;

import java.util.List;
import java.util.Optional;

/** The routes, and the cursor up to which each leg has been planned. Cursors advance in the ledger's plan. */
public interface RouteRepository {
    /** Adds the route or replaces the one with the same id. */
    void save(Route route);

    Optional<Route> find(RouteId id);

    /** In the order of creation. */
    List<Route> all();

    /** Removes the route and its cursors; its deliveries and origin links stay. */
    void remove(RouteId id);

    /** Where planning stands on {@code leg}; empty before its first start. */
    Optional<String> cursor(Leg leg);
}
