package social.starling.jdbc;

import java.util.ArrayList;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;
import social.starling.ports.account.AccountId;
import social.starling.ports.delivery.DeliveryFilter;
import social.starling.ports.delivery.DeliveryQuery;
import social.starling.ports.delivery.DeliveryState;
import social.starling.ports.delivery.DeliverySum;
import social.starling.ports.delivery.Origin;

/** Lists deliveries for people; only the conditions that are asked for stand in the statement. */
final class DeliveryList {
    private static final String SELECT = "SELECT " + DeliveryRow.COLUMNS + " FROM delivery d";

    private DeliveryList() {}

    static List<DeliveryRow> find(Handle handle, DeliveryQuery query) {
        return rows(bind(handle.createQuery(SELECT + where(query) + " ORDER BY d.seq DESC LIMIT :limit"), query)
                .bind("limit", query.limit()));
    }

    static List<DeliverySum> sums(Handle handle, DeliveryQuery query, int atMost) {
        return bind(
                        handle.createQuery("SELECT found.state, found.target, found.reason, count(*) AS deliveries"
                                + " FROM (SELECT d.state, d.target, d.reason FROM delivery d" + where(query)
                                + " ORDER BY d.seq DESC LIMIT :limit) found"
                                + " GROUP BY found.state, found.target, found.reason ORDER BY deliveries DESC"),
                        query)
                .bind("limit", atMost)
                .map((rs, context) -> {
                    RowReader row = new RowReader(rs);
                    return new DeliverySum(
                            row.constant(DeliveryState.class),
                            new AccountId(row.text()),
                            row.textOrNull(),
                            row.number());
                })
                .list();
    }

    private static String where(DeliveryQuery query) {
        DeliveryFilter filter = query.filter();
        List<String> conditions = new ArrayList<>();
        add(conditions, !query.states().isEmpty(), "d.state IN (<states>)");
        add(conditions, query.target() != null, "d.target = :target");
        add(conditions, query.origin() != null, "d.origin = :origin");
        add(conditions, !filter.targets().isEmpty(), "d.target IN (<targets>)");
        add(conditions, filter.via() != null, "d.via = :via");
        add(conditions, filter.since() != null, "d.updated_at >= :since");
        add(conditions, filter.until() != null, "d.updated_at < :until");
        add(conditions, query.before() != null, "d.seq < (SELECT b.seq FROM delivery b WHERE b.id = :before)");
        return conditions.isEmpty() ? "" : " WHERE " + String.join(" AND ", conditions);
    }

    private static void add(List<String> conditions, boolean asked, String condition) {
        if (asked) {
            conditions.add(condition);
        }
    }

    private static Query bind(Query statement, DeliveryQuery query) {
        DeliveryFilter filter = query.filter();
        if (!query.states().isEmpty()) {
            statement.bindList("states", query.states().stream().map(Enum::name).toList());
        }
        if (query.target() != null) {
            statement.bind("target", query.target().value());
        }
        if (query.origin() != null) {
            statement.bind("origin", query.origin());
        }
        if (!filter.targets().isEmpty()) {
            statement.bindList(
                    "targets", filter.targets().stream().map(AccountId::value).toList());
        }
        if (filter.via() != null) {
            statement.bind("via", filter.via());
        }
        if (filter.since() != null) {
            statement.bind("since", Times.toNanos(filter.since()));
        }
        if (filter.until() != null) {
            statement.bind("until", Times.toNanos(filter.until()));
        }
        if (query.before() != null) {
            statement.bind("before", query.before().value());
        }
        return statement;
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
