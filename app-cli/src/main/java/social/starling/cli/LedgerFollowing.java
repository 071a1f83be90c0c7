package social.starling.cli;

import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Shows deliveries as they change. */
final class LedgerFollowing {
    private static final int SECONDS_A_CALL = 30;

    private final StarlingCommand starling;

    LedgerFollowing(StarlingCommand starling) {
        this.starling = starling;
    }

    /**
     * Each delivery that an event tells of, as it then stands: published, delayed, held, failed, decided about.
     *
     * @param some which of them
     * @param newest how many are shown first
     */
    int list(LedgerFilter some, int newest) {
        long[] seen = {-1};
        return new Following(starling).until(api -> {
            AccountNames names = new AccountNames(api);
            Map<String, String> query = some.query(starling.terminal(), names);
            if (seen[0] < 0) {
                long start =
                        api.get("/api/events?last=1").path(0).path("sequence").asLong(0);
                query.put("limit", String.valueOf(newest));
                JsonNode first = api.get(LedgerFilter.address("/api/deliveries", query));
                first.valueStream().toList().reversed().forEach(delivery -> show(delivery, names));
                seen[0] = start;
                return null;
            }
            JsonNode events = api.get("/api/events?limit=1000&wait=" + SECONDS_A_CALL + "&after=" + seen[0]);
            Set<String> changed = new LinkedHashSet<>();
            events.forEach(event -> changed.add(event.path("subject").asString()));
            for (String id : changed) {
                JsonNode delivery = id.startsWith("dlv-") ? api.get("/api/deliveries/" + UrlText.encode(id)) : null;
                if (delivery != null && LedgerFilter.matches(query, delivery, names)) {
                    show(delivery, names);
                }
            }
            events.forEach(
                    event -> seen[0] = Math.max(seen[0], event.path("sequence").asLong()));
            return null;
        });
    }

    /** The life of one delivery, step by step, until nothing more happens to it by itself. */
    int show(String id) {
        int[] shown = {0};
        String path = "/api/deliveries/" + UrlText.encode(id);
        return new Following(starling).until(api -> step(api, path, shown));
    }

    private @Nullable Integer step(ApiClient api, String path, int[] shown) {
        JsonNode delivery = api.get(shown[0] == 0 ? path : path + "?wait=" + SECONDS_A_CALL + "&step=" + shown[0]);
        LedgerPage page = new LedgerPage(starling.terminal(), new AccountNames(api));
        JsonNode history = delivery.path("history");
        if (starling.isJson()) {
            if (history.size() > shown[0]) {
                starling.terminal().out().println(delivery);
            }
        } else {
            if (shown[0] == 0) {
                page.print(delivery);
                starling.terminal().out().println();
            }
            history.valueStream()
                    .skip(shown[0])
                    .forEach(step -> starling.terminal().out().println(page.step(step)));
        }
        shown[0] = Math.max(shown[0], history.size());
        if (!SettlingWatch.isResting(delivery)) {
            return null;
        }
        return delivery.path("state").asString().matches("CONFIRMED|CANCELLED") ? ExitCode.OK : ExitCode.FAILED;
    }

    private void show(JsonNode delivery, AccountNames names) {
        starling.terminal()
                .out()
                .println(
                        starling.isJson()
                                ? delivery.toString()
                                : new LedgerPage(starling.terminal(), names).line(delivery));
    }
}
