package social.starling.jdbc;

import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import social.starling.ports.delivery.Action;
import social.starling.ports.delivery.AttemptRecord;
import social.starling.ports.delivery.DeliveryState;
import social.starling.ports.delivery.OriginLink;
import social.starling.ports.event.EventRow;

/** Writes what is only ever added: history, origin links, raw statistics, events. */
final class TrailStatements {
    private static final String HISTORY =
            "INSERT INTO delivery_history (delivery, step, at, from_state, to_state, epoch, reason) VALUES (?, ?, ?,"
                    + " ?, ?, ?, ?)";

    /** Links never change: the first one of a post stays. */
    private static final String LINK =
            "INSERT INTO origin_link (platform, post_id, origin) VALUES (?, ?, ?) ON CONFLICT DO NOTHING";

    private static final String RECORD = "INSERT INTO attempt_record (at, source, target, action, result, media_count,"
            + " thread, error_type, message, duration, cost) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";

    private TrailStatements() {}

    static void addHistory(Session session, List<Step> steps) throws SQLException {
        session.batch(
                HISTORY,
                steps,
                (out, step) -> out.number(step.delivery)
                        .number(step.number)
                        .time(step.at)
                        .name(step.from)
                        .name(step.to)
                        .number(step.epoch)
                        .text(step.reason));
    }

    static void addLinks(Session session, List<OriginLink> links) throws SQLException {
        session.batch(
                LINK,
                links,
                (out, link) -> out.name(link.platform())
                        .text(link.postId())
                        .text(link.origin().canonical()));
    }

    static void addRecords(Session session, List<AttemptRecord> records) throws SQLException {
        session.batch(
                RECORD,
                records,
                (out, row) -> out.time(row.at())
                        .text(row.source())
                        .name(row.target())
                        .name(row.action())
                        .name(row.result())
                        .number(row.mediaCount())
                        .flag(row.thread())
                        .text(row.errorType())
                        .text(row.message())
                        .duration(row.duration())
                        .money(row.cost()));
    }

    /** Four columns: type, time, subject, fields. */
    static void bind(RowWriter out, EventRow row) throws SQLException {
        out.text(row.type()).time(row.at()).text(row.subject()).text(FieldsCodec.write(row.fields()));
    }

    static AttemptRecord readRecord(RowReader row) throws SQLException {
        return new AttemptRecord(
                row.time(),
                row.text(),
                row.account(),
                row.constant(Action.class),
                row.constant(DeliveryState.class),
                row.count(),
                row.flag(),
                row.textOrNull(),
                row.textOrNull(),
                row.duration(),
                row.money());
    }

    /**
     * One step in the life of a delivery.
     *
     * @param delivery the number of the delivery
     * @param number of the step, from 1
     */
    record Step(
            long delivery,
            int number,
            Instant at,
            @Nullable DeliveryState from,
            DeliveryState to,
            long epoch,
            @Nullable String reason) {}
}
