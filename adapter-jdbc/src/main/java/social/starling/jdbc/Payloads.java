package social.starling.jdbc;

import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import social.starling.ports.delivery.Delivery;
import social.starling.ports.publish.Payload;

/** What some deliveries carry. */
final class Payloads {
    private static final String FIND = "SELECT delivery, payload FROM delivery_payload WHERE delivery IN (<keys>)";

    private final Map<Long, Payload> byDelivery = new HashMap<>();

    private Payloads() {}

    static Payloads load(Session session, Collection<DeliveryRow> rows) throws SQLException {
        Payloads payloads = new Payloads();
        session.byKeys(
                FIND,
                rows.stream().map(row -> row.seq).toList(),
                row -> payloads.byDelivery.put(row.number(), PayloadCodec.read(row.text())));
        return payloads;
    }

    /** The same rows as everybody else sees them. */
    static List<Delivery> snapshots(Session session, List<DeliveryRow> rows) throws SQLException {
        Payloads payloads = load(session, rows);
        return rows.stream().map(row -> row.snapshot(payloads.of(row))).toList();
    }

    Payload of(DeliveryRow row) {
        Payload payload = byDelivery.get(row.seq);
        if (payload == null) {
            throw StoredJson.unreadable("payload of " + row.id, "it is missing");
        }
        return payload;
    }
}
