package social.starling.memory;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import social.starling.ports.route.Leg;
import social.starling.ports.route.Route;
import social.starling.ports.route.RouteId;
import social.starling.ports.route.RouteRepository;

/** The routes, by id; their cursors are written by plans. */
final class MemoryRouteRepository implements RouteRepository {
    private final MemoryState state;

    MemoryRouteRepository(MemoryState state) {
        this.state = state;
    }

    @Override
    public void save(Route route) {
        state.transaction(() -> {
            state.routes.put(route.id(), route);
        });
    }

    @Override
    public Optional<Route> find(RouteId id) {
        return state.transaction(() -> Optional.ofNullable(state.routes.get(id)));
    }

    @Override
    public List<Route> all() {
        return state.transaction(() -> state.routes.values().stream()
                .sorted(Comparator.comparing(Route::createdAt))
                .toList());
    }

    @Override
    public void remove(RouteId id) {
        state.transaction(() -> {
            state.routes.remove(id);
            state.cursors.keySet().removeIf(leg -> leg.route().equals(id));
        });
    }

    @Override
    public Optional<String> cursor(Leg leg) {
        return state.transaction(() -> Optional.ofNullable(state.cursors.get(leg)));
    }
}
