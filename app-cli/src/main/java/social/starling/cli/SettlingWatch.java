package social.starling.cli;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** Waits until deliveries have come to rest, each asked for once in a long call rather than many times. */
final class SettlingWatch {
    private static final Set<String> RESTING = Set.of("CONFIRMED", "HELD", "DEAD", "CANCELLED");
    private static final int SECONDS_A_CALL = 20;

    private final ApiClient api;
    private final Duration longest;

    SettlingWatch(ApiClient api, Duration longest) {
        this.api = api;
        this.longest = longest;
    }

    /** The deliveries as they stand when all rest, or when the time is over. */
    List<JsonNode> await(List<String> ids) {
        long end = System.nanoTime() + longest.toNanos();
        List<JsonNode> deliveries = new ArrayList<>();
        for (String id : ids) {
            JsonNode delivery = api.get("/api/deliveries/" + id + "?wait=" + secondsLeft(end));
            while (!isResting(delivery) && System.nanoTime() < end) {
                delivery = api.get("/api/deliveries/" + id + "?wait=" + secondsLeft(end));
            }
            deliveries.add(delivery);
        }
        return deliveries;
    }

    static boolean isResting(JsonNode delivery) {
        return RESTING.contains(delivery.path("state").asString());
    }

    private static long secondsLeft(long end) {
        return Math.clamp(Duration.ofNanos(end - System.nanoTime()).toSeconds(), 0, SECONDS_A_CALL);
    }
}
