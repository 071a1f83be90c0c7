package social.starling.daemon;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.time.Instant;
import java.util.Map;
import social.starling.ports.event.EventEntry;
import social.starling.ports.event.EventLog;

/** What has happened, in its order, to be read on from wherever one stands. */
final class EventResource {
    private static final int PAGE = 100;

    private final EventLog events;

    EventResource(EventLog events) {
        this.events = events;
    }

    void register(RoutesConfig routes) {
        routes.get("/api/events", this::list, Access.READ);
    }

    private void list(Context context) {
        long after = Parameters.number(context, "after", 0L, Long.MAX_VALUE, 0L);
        int limit = Parameters.number(context, "limit", 1, 1_000, PAGE);
        context.json(events.after(after, limit).stream().map(EventJson::of).toList());
    }

    record EventJson(long sequence, String type, Instant at, String subject, Map<String, String> fields) {
        static EventJson of(EventEntry entry) {
            return new EventJson(
                    entry.sequence(),
                    entry.row().type(),
                    entry.row().at(),
                    entry.row().subject(),
                    entry.row().fields());
        }
    }
}
