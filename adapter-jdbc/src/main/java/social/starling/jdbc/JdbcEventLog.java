package social.starling.jdbc;

import java.util.List;
import social.starling.ports.event.EventEntry;
import social.starling.ports.event.EventLog;
import social.starling.ports.event.EventRow;

/** The events, numbered by the database in the order of their commits. */
final class JdbcEventLog implements EventLog {
    private static final String AFTER =
            "SELECT sequence, type, at, subject, fields FROM event WHERE sequence > ? ORDER BY sequence LIMIT ?";

    private final Database database;

    JdbcEventLog(Database database) {
        this.database = database;
    }

    @Override
    public void append(List<EventRow> rows) {
        database.writeRows(session -> {
            session.append(rows);
            return rows.size();
        });
    }

    @Override
    public List<EventEntry> after(long sequence, int limit) {
        return database.readRows(session -> session.query(
                AFTER,
                out -> out.number(sequence).number(limit),
                row -> new EventEntry(
                        row.number(), new EventRow(row.text(), row.time(), row.text(), FieldsCodec.read(row.text())))));
    }

    @Override
    public long newest() {
        return database.read(handle -> handle.createQuery("SELECT coalesce(max(sequence), 0) FROM event")
                .mapTo(long.class)
                .one());
    }
}
