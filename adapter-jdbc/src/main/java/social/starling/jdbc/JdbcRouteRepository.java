package social.starling.jdbc;

import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import social.starling.ports.route.Leg;
import social.starling.ports.route.Route;
import social.starling.ports.route.RouteId;
import social.starling.ports.route.RouteRepository;

/** The routes, by id; their cursors are written by plans. */
final class JdbcRouteRepository implements RouteRepository {
    private static final String SELECT = "SELECT id, source, target, both_ways, rules, enabled, created_at FROM route";
    private static final String SAVE = "INSERT INTO route (id, source, target, both_ways, rules, enabled, created_at)"
            + " VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO UPDATE SET source = excluded.source,"
            + " target = excluded.target, both_ways = excluded.both_ways, rules = excluded.rules,"
            + " enabled = excluded.enabled, created_at = excluded.created_at";

    private final Database database;

    JdbcRouteRepository(Database database) {
        this.database = database;
    }

    @Override
    public void save(Route route) {
        database.write(handle -> handle.execute(
                SAVE,
                route.id().value(),
                route.source().value(),
                route.target().value(),
                route.bothWays() ? 1 : 0,
                RulesCodec.write(route.rules()),
                route.enabled() ? 1 : 0,
                Times.toNanos(route.createdAt())));
    }

    @Override
    public Optional<Route> find(RouteId id) {
        return database.read(handle -> handle.select(SELECT + " WHERE id = ?", id.value())
                .map((rs, context) -> read(new RowReader(rs)))
                .findOne());
    }

    @Override
    public List<Route> all() {
        return database.readRows(
                session -> session.query(SELECT + " ORDER BY created_at, rowid", out -> {}, JdbcRouteRepository::read));
    }

    @Override
    public void remove(RouteId id) {
        database.write(handle -> handle.execute("DELETE FROM route_cursor WHERE route = ?", id.value())
                + handle.execute("DELETE FROM route WHERE id = ?", id.value()));
    }

    @Override
    public Optional<String> cursor(Leg leg) {
        return database.read(handle -> AdvanceStatements.position(handle, leg));
    }

    private static Route read(RowReader row) throws SQLException {
        return new Route(
                new RouteId(row.text()),
                row.account(),
                row.account(),
                row.flag(),
                RulesCodec.read(row.text()),
                row.flag(),
                row.time());
    }
}
