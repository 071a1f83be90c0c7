package social.starling.daemon;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import social.starling.ports.event.EventEntry;

/** What has happened, in its order, to be read on from wherever one stands. */
final class EventResource {
    private static final int PAGE = 100;
    private static final int LONGEST_WAIT = 60;

    private final EventWatch watch;

    EventResource(EventWatch watch) {
        this.watch = watch;
    }

    void register(RoutesConfig routes) {
        routes.get("/api/events", this::list, Access.READ);
    }

    private void list(Context context) {
        long after = Parameters.number(context, "after", 0L, Long.MAX_VALUE, 0L);
        int limit = Parameters.number(context, "limit", 1, 1_000, PAGE);
        int last = Parameters.number(context, "last", 1, 1_000, 0);
        Duration wait = Duration.ofSeconds(Parameters.number(context, "wait", 0, LONGEST_WAIT, 0));
        List<EventEntry> found = last > 0 ? watch.last(last) : watch.after(after, limit, wait);
        context.json(found.stream().map(EventJson::of).toList());
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
