package social.starling.cli;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import tools.jackson.databind.JsonNode;

/** {@code starling sync}. */
@Command(
        name = "sync",
        mixinStandardHelpOptions = true,
        description = "Reads every route once, carries what is new, and waits until it has arrived.",
        footer = {"", "Example: starling sync --route rt-0k3v9d2m --timeout 120"})
final class SyncCommand implements Callable<Integer> {
    @ParentCommand
    private StarlingCommand starling;

    @Option(names = "--route", paramLabel = "ROUTE", description = "Only this one (default: all that are followed).")
    private @Nullable String route;

    @Option(
            names = "--timeout",
            paramLabel = "SECONDS",
            defaultValue = "60",
            description = "How long to wait for the deliveries (default: ${DEFAULT-VALUE}).")
    private int timeout;

    @Override
    public Integer call() {
        return starling.with(session -> {
            JsonNode report = session.api().post("/api/sync", route == null ? Map.of() : Map.of("route", route));
            List<String> open = new ArrayList<>();
            session.api()
                    .get(
                            "/api/deliveries?state=PLANNED,CLAIMED,SENDING,RETRY_AT,UNKNOWN,RECONCILING,ACCEPTED&limit=1000")
                    .forEach(delivery -> open.add(delivery.path("id").asString()));
            List<JsonNode> ended = new SettlingWatch(session.api(), Duration.ofSeconds(timeout)).await(open);
            int exit = exitCode(report, ended);
            starling.show(report, () -> print(report, ended));
            return exit;
        });
    }

    private void print(JsonNode report, List<JsonNode> ended) {
        starling.say(
                report.path("read").asInt() + " read, " + report.path("planned").asInt() + " planned, "
                        + report.path("copies").asInt() + " own copies, "
                        + report.path("skipped").asInt() + " left");
        report.path("problems").forEach(problem -> starling.say("! " + problem.asString()));
        Map<String, Integer> counts = new LinkedHashMap<>();
        for (JsonNode delivery : ended) {
            counts.merge(delivery.path("state").asString(), 1, Integer::sum);
            if (!delivery.path("state").asString().equals("CONFIRMED")) {
                starling.say("! " + delivery.path("id").asString() + " stands at "
                        + delivery.path("state").asString() + ": "
                        + delivery.path("reason").asString("it waits"));
            }
        }
        if (counts.containsKey("CONFIRMED")) {
            starling.say(counts.get("CONFIRMED") + " delivered");
        }
    }

    private static int exitCode(JsonNode report, List<JsonNode> ended) {
        boolean arrived = ended.stream()
                .allMatch(delivery -> delivery.path("state").asString().matches("CONFIRMED|CANCELLED"));
        return arrived && report.path("problems").isEmpty() ? ExitCode.OK : ExitCode.FAILED;
    }
}
