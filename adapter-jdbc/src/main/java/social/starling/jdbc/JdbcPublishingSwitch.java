package social.starling.jdbc;

import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import social.starling.ports.delivery.PublishingSwitch;

/** The kill switch as a row that every opening looks at in its own transaction. */
final class JdbcPublishingSwitch implements PublishingSwitch {
    private static final String PAUSE = "INSERT INTO publishing_pause (only_one, reason, by_whom, since)"
            + " VALUES (1, ?, ?, ?) ON CONFLICT DO NOTHING";

    private final Database database;

    JdbcPublishingSwitch(Database database) {
        this.database = database;
    }

    static Optional<Pause> find(Handle handle) {
        return handle.createQuery("SELECT reason, by_whom, since FROM publishing_pause")
                .map((rs, context) -> {
                    RowReader row = new RowReader(rs);
                    return new Pause(row.text(), row.text(), row.time());
                })
                .findOne();
    }

    /** The same within a transaction over many rows. */
    static boolean isPaused(Session session) throws SQLException {
        return !session.query("SELECT 1 FROM publishing_pause", out -> {}, RowReader::flag)
                .isEmpty();
    }

    @Override
    public Optional<Pause> paused() {
        return database.read(JdbcPublishingSwitch::find);
    }

    @Override
    public void pause(Pause pause) {
        database.writeRows(session -> {
            session.locks().pause();
            return session.batch(
                    PAUSE,
                    List.of(pause),
                    (out, row) -> out.text(row.reason()).text(row.by()).time(row.since()));
        });
    }

    @Override
    public void restate(Pause pause) {
        database.write(handle -> handle.createUpdate(
                        "UPDATE publishing_pause SET reason = :reason, by_whom = :by, since = :since")
                .bind("reason", pause.reason())
                .bind("by", pause.by())
                .bind("since", Times.toNanos(pause.since()))
                .execute());
    }

    @Override
    public void resume() {
        database.write(handle -> handle.execute("DELETE FROM publishing_pause"));
    }
}
