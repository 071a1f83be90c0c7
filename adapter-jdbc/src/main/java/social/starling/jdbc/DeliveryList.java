package social.starling.jdbc;

import java.util.ArrayList;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;
import social.starling.ports.account.AccountId;
import social.starling.ports.delivery.DeliveryQuery;
import social.starling.ports.delivery.Origin;

/** Lists deliveries for people; only the conditions that are asked for stand in the statement. */
final class DeliveryList {
    private static final String SELECT = "SELECT " + DeliveryRow.COLUMNS + " FROM delivery d" + DeliveryRow.ATTEMPT;

    private DeliveryList() {}

    static List<DeliveryRow> find(Handle handle, DeliveryQuery query) {
        List<String> conditions = new ArrayList<>();
        if (!query.states().isEmpty()) {
            conditions.add("d.state IN (<states>)");
        }
        if (query.target() != null) {
            conditions.add("d.target = :target");
        }
        if (query.origin() != null) {
            conditions.add("d.origin = :origin");
        }
        if (query.before() != null) {
            conditions.add("d.seq < (SELECT b.seq FROM delivery b WHERE b.id = :before)");
        }
        String where = conditions.isEmpty() ? "" : " WHERE " + String.join(" AND ", conditions);
        Query statement = handle.createQuery(SELECT + where + " ORDER BY d.seq DESC LIMIT :limit")
                .bind("limit", query.limit());
        if (!query.states().isEmpty()) {
            statement.bindList("states", query.states().stream().map(Enum::name).toList());
        }
        if (query.target() != null) {
            statement.bind("target", query.target().value());
        }
        if (query.origin() != null) {
            statement.bind("origin", query.origin());
        }
        if (query.before() != null) {
            statement.bind("before", query.before().value());
        }
        return rows(statement);
    }

    /** At most one row: the last segment of the newest CREATE plan. */
    static List<DeliveryRow> lastSegment(Handle handle, Origin origin, AccountId target) {
        return rows(handle.createQuery(SELECT + " WHERE d.origin = :origin AND d.target = :target"
                        + " AND d.action = 'CREATE' ORDER BY d.revision DESC, d.segment DESC LIMIT 1")
                .bind("origin", origin.canonical())
                .bind("target", target.value()));
    }

    private static List<DeliveryRow> rows(Query statement) {
        return statement
                .map((rs, context) -> DeliveryRow.read(new RowReader(rs)))
                .list();
    }
}
