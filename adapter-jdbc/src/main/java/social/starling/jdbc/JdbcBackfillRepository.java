package social.starling.jdbc;

import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import social.starling.ports.archive.ArchiveId;
import social.starling.ports.backfill.Backfill;
import social.starling.ports.backfill.BackfillId;
import social.starling.ports.backfill.BackfillOrder;
import social.starling.ports.backfill.BackfillPosition;
import social.starling.ports.backfill.BackfillRepository;
import social.starling.ports.backfill.BackfillStart;
import social.starling.ports.backfill.BackfillState;
import social.starling.ports.backfill.BackfillTimes;
import social.starling.ports.backfill.BackfillWindow;
import social.starling.ports.event.EventRow;
import social.starling.ports.route.Leg;
import social.starling.ports.route.RouteId;

/** The backfills, by id; plans move on those that run. */
final class JdbcBackfillRepository implements BackfillRepository {
    private static final String SAVE =
            "INSERT INTO backfill (id, route, source, target, window_since, window_last, pace,"
                    + " max_posts, start_when, archive, state, reason, created_at, counted_at, started_at, finished_at, forecast, step,"
                    + " first_page, page, through, done) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
                    + " ON CONFLICT DO NOTHING";
    private static final String SELECT = "SELECT id, route, source, target, window_since, window_last, pace, max_posts,"
            + " start_when, archive, state, reason, created_at, counted_at, started_at, finished_at, forecast, step, first_page,"
            + " page, through, done FROM backfill";
    private static final String REPLACE = "UPDATE backfill SET state = ?, reason = ?, counted_at = ?, started_at = ?,"
            + " finished_at = ?, forecast = ?, step = ?, first_page = ?, page = ?, through = ?, done = ?"
            + " WHERE id = ? AND step = ?";

    private final Database database;

    JdbcBackfillRepository(Database database) {
        this.database = database;
    }

    @Override
    public boolean save(Backfill backfill, List<EventRow> events) {
        return database.writeRows(session -> hit(session, events, session.batch(SAVE, List.of(backfill), (out, row) -> {
            out.name(row.id())
                    .name(row.leg().route())
                    .name(row.leg().source())
                    .name(row.leg().target());
            write(out, row.order());
            out.name(row.state()).text(row.reason()).time(row.times().created());
            writeProgress(out, row);
        })));
    }

    @Override
    public Optional<Backfill> find(BackfillId id) {
        return database
                .readRows(session ->
                        session.query(SELECT + " WHERE id = ?", out -> out.name(id), JdbcBackfillRepository::read))
                .stream()
                .findFirst();
    }

    @Override
    public List<Backfill> list(int limit) {
        return database.readRows(session -> session.query(
                SELECT + " ORDER BY seq DESC LIMIT ?", out -> out.number(limit), JdbcBackfillRepository::read));
    }

    @Override
    public List<Backfill> unfinished() {
        return database.readRows(session -> session.query(
                SELECT + " WHERE state NOT IN ('DONE', 'STOPPED') ORDER BY seq",
                out -> {},
                JdbcBackfillRepository::read));
    }

    @Override
    public boolean replace(Backfill next, List<EventRow> events) {
        return database.writeRows(session -> hit(session, events, session.batch(REPLACE, List.of(next), (out, row) -> {
            out.name(row.state()).text(row.reason());
            writeProgress(out, row);
            out.name(row.id()).number(row.position().step() - 1);
        })));
    }

    private static boolean hit(Session session, List<EventRow> events, int rows) throws SQLException {
        if (rows == 1) {
            session.append(events);
        }
        return rows == 1;
    }

    private static void write(RowWriter out, BackfillOrder order) throws SQLException {
        switch (order.window()) {
            case BackfillWindow.Since since -> out.time(since.moment()).count(null);
            case BackfillWindow.Last last -> out.time(null).count(last.posts());
        }
        out.number(order.pace()).number(order.max()).name(order.start());
        out.text(order.archive() == null ? null : order.archive().value());
    }

    private static void writeProgress(RowWriter out, Backfill row) throws SQLException {
        BackfillPosition position = row.position();
        out.time(row.times().counted())
                .time(row.times().started())
                .time(row.times().finished())
                .text(BackfillCodec.write(row.forecast()))
                .number(position.step())
                .text(position.begin())
                .text(position.cursor())
                .text(position.through())
                .text(BackfillCodec.write(position.done()));
    }

    private static Backfill read(RowReader row) throws SQLException {
        return new Backfill(
                new BackfillId(row.text()),
                new Leg(new RouteId(row.text()), row.account(), row.account()),
                new BackfillOrder(
                        window(row.timeOrNull(), row.numberOrNull()),
                        row.count(),
                        row.count(),
                        row.constant(BackfillStart.class),
                        archive(row.textOrNull())),
                row.constant(BackfillState.class),
                row.textOrNull(),
                new BackfillTimes(row.time(), row.timeOrNull(), row.timeOrNull(), row.timeOrNull()),
                BackfillCodec.readForecast(row.text()),
                new BackfillPosition(
                        row.number(),
                        row.textOrNull(),
                        row.textOrNull(),
                        row.textOrNull(),
                        BackfillCodec.readTally(row.text())));
    }

    private static @Nullable ArchiveId archive(@Nullable String id) {
        return id == null ? null : new ArchiveId(id);
    }

    private static BackfillWindow window(@Nullable Instant since, @Nullable Long last) throws SQLException {
        if (since != null) {
            return new BackfillWindow.Since(since);
        }
        if (last != null) {
            return new BackfillWindow.Last(Math.toIntExact(last));
        }
        throw new SQLException("A backfill has no window, which it must always have");
    }
}
