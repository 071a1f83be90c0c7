package social.starling.cli;

import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParentCommand;
import tools.jackson.databind.JsonNode;

/** {@code starling status}. */
@Command(
        name = "status",
        mixinStandardHelpOptions = true,
        description = "Shows whether it runs, what waits and how the last sync went.",
        footer = {"", "Example: starling status --json"})
final class StatusCommand implements Callable<Integer> {
    @ParentCommand
    private StarlingCommand starling;

    @Override
    public Integer call() {
        return starling.with(session -> {
            JsonNode status = session.api().get("/api/status");
            return starling.show(status, () -> print(status, session.endsWithTheCommand()));
        });
    }

    private void print(JsonNode status, boolean alone) {
        PrintStream out = starling.terminal().out();
        Duration up = Duration.between(Instant.parse(status.path("startedAt").asString()), Instant.now());
        out.println(
                alone
                        ? "No daemon runs on " + starling.data() + "; start it with: starling serve"
                        : "Starling " + status.path("version").asString() + " has been up for " + Times.length(up)
                                + (status.path("demo").asBoolean(false) ? ", on simulated platforms" : ""));
        JsonNode paused = status.path("paused");
        if (paused.isObject()) {
            starling.say("All publishing is paused by " + paused.path("by").asString() + " since "
                    + Times.local(paused.path("since"), starling.terminal().zone()) + ": "
                    + paused.path("reason").asString());
        }
        Table deliveries = new Table("deliveries", "count");
        status.path("deliveries")
                .properties()
                .forEach(entry -> deliveries.row(
                        Cell.state(entry.getKey()), entry.getValue().asLong()));
        if (status.path("deliveries").isEmpty()) {
            out.println("Nothing has been planned yet.");
        } else {
            deliveries.print(starling.terminal());
        }
        JsonNode sync = status.path("lastSync");
        if (sync.isObject()) {
            out.println("Last sync at "
                    + Times.local(sync.path("at"), starling.terminal().zone()) + ": "
                    + sync.path("read").asInt() + " read, "
                    + sync.path("planned").asInt() + " planned");
            sync.path("problems").forEach(problem -> starling.say("! " + problem.asString()));
        }
    }
}
