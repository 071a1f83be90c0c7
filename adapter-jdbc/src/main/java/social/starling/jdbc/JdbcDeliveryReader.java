package social.starling.jdbc;

import java.sql.SQLException;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import social.starling.ports.account.AccountId;
import social.starling.ports.delivery.AttemptRecord;
import social.starling.ports.delivery.Delivery;
import social.starling.ports.delivery.DeliveryId;
import social.starling.ports.delivery.DeliveryQuery;
import social.starling.ports.delivery.DeliveryReader;
import social.starling.ports.delivery.DeliveryState;
import social.starling.ports.delivery.DeliverySum;
import social.starling.ports.delivery.HistoryEntry;
import social.starling.ports.delivery.Origin;
import social.starling.ports.delivery.OriginLink;
import social.starling.ports.delivery.WatchedPost;
import social.starling.ports.platform.Platform;
import social.starling.ports.publish.Attempt;

/** Looks at the last committed state. */
final class JdbcDeliveryReader implements DeliveryReader {
    /** By the states, in which few deliveries stand: those of a target are all it ever had. */
    static final String ON_THE_WAY = "SELECT count(*) FROM (SELECT 1 FROM delivery INDEXED BY delivery_state"
            + " WHERE state IN ('PLANNED', 'CLAIMED', 'SENDING', 'ACCEPTED', 'UNKNOWN', 'RECONCILING', 'RETRY_AT')"
            + " AND target = ? AND created_at <= ? AND (state <> 'PLANNED' OR due_at <= ?) LIMIT ?) moving";

    private final Database database;

    JdbcDeliveryReader(Database database) {
        this.database = database;
    }

    @Override
    public Optional<Delivery> find(DeliveryId id) {
        return database.readRows(session -> first(session, row(session, id)));
    }

    @Override
    public Optional<Attempt> attempt(DeliveryId id) {
        return database.readRows(session -> AttemptStatements.newest(session, row(session, id)).values().stream()
                .findFirst());
    }

    @Override
    public List<Delivery> list(DeliveryQuery query) {
        return database.readRows(session -> Payloads.snapshots(session, DeliveryList.find(session.handle(), query)));
    }

    @Override
    public List<DeliverySum> sums(DeliveryQuery query, int atMost) {
        return database.readRows(session -> DeliveryList.sums(session.handle(), query, atMost));
    }

    @Override
    public List<HistoryEntry> history(DeliveryId id) {
        return database.read(handle -> handle.select(
                        "SELECT h.at, h.from_state, h.to_state, h.epoch, h.reason FROM delivery_history h"
                                + " JOIN delivery d ON d.seq = h.delivery WHERE d.id = ? ORDER BY h.step",
                        id.value())
                .map((rs, context) -> {
                    RowReader row = new RowReader(rs);
                    return new HistoryEntry(
                            row.time(),
                            row.constantOrNull(DeliveryState.class),
                            row.constant(DeliveryState.class),
                            row.number(),
                            row.textOrNull());
                })
                .list());
    }

    @Override
    public Map<DeliveryState, Long> counts() {
        return database.read(handle -> {
            Map<DeliveryState, Long> counts = new EnumMap<>(DeliveryState.class);
            handle.createQuery("SELECT state, count(*) FROM delivery GROUP BY state")
                    .map((rs, context) -> {
                        RowReader row = new RowReader(rs);
                        return counts.put(row.constant(DeliveryState.class), row.number());
                    })
                    .list();
            return Map.copyOf(counts);
        });
    }

    @Override
    public Optional<Delivery> lastSegment(Origin origin, AccountId target) {
        return database.readRows(session -> first(session, DeliveryList.lastSegment(session.handle(), origin, target)));
    }

    @Override
    public int onTheWay(AccountId target, Instant moment, int atMost) {
        long until = Times.toNanos(moment);
        return database.readRows(session -> session.query(
                        ON_THE_WAY,
                        out -> out.name(target).number(until).number(until).number(atMost),
                        RowReader::count)
                .getFirst());
    }

    @Override
    public List<WatchedPost> watched(AccountId account, Instant until, int limit) {
        return database.read(handle -> WatchStatements.due(handle, account, until, limit));
    }

    @Override
    public List<Delivery> after(DeliveryId id) {
        return database.readRows(session -> Payloads.snapshots(
                session, DeliveryStatements.find(session, DeliveryStatements.BY_AFTER, List.of(id))));
    }

    @Override
    public Optional<OriginLink> link(Platform platform, String postId) {
        return database.read(handle -> handle.select(
                        "SELECT origin FROM origin_link WHERE platform = ? AND post_id = ?", platform.id(), postId)
                .mapTo(String.class)
                .map(origin -> new OriginLink(platform, postId, Origin.parse(origin)))
                .findOne());
    }

    @Override
    public Optional<Instant> nextDue() {
        return database.readRows(NextDue::find);
    }

    @Override
    public List<AttemptRecord> attempts(int limit) {
        return database.read(handle -> handle.select(
                        "SELECT at, source, target, action, result, media_count, thread, error_type, message, duration,"
                                + " cost FROM attempt_record ORDER BY seq DESC LIMIT ?",
                        limit)
                .map((rs, context) -> TrailStatements.readRecord(new RowReader(rs)))
                .list());
    }

    private static List<DeliveryRow> row(Session session, DeliveryId id) throws SQLException {
        return DeliveryStatements.find(session, DeliveryStatements.BY_ID, List.of(id));
    }

    private static Optional<Delivery> first(Session session, List<DeliveryRow> rows) throws SQLException {
        return Payloads.snapshots(session, rows).stream().findFirst();
    }
}
