package social.starling.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import tools.jackson.databind.JsonNode;

/** {@code starling events}. */
@Command(
        name = "events",
        mixinStandardHelpOptions = true,
        description = "Shows what has happened, oldest first.",
        footer = {"", "Example: starling events --after 120 --limit 20"})
final class EventsCommand implements Callable<Integer> {
    @ParentCommand
    private StarlingCommand starling;

    @Option(names = "--after", paramLabel = "N", defaultValue = "0", description = "Only after this number.")
    private long after;

    @Option(names = "--limit", paramLabel = "N", defaultValue = "100", description = "1 to 1000 (default: 100).")
    private int limit;

    @Override
    public Integer call() {
        return starling.with(session -> {
            JsonNode events = session.api().get("/api/events?after=" + after + "&limit=" + limit);
            return starling.show(events, () -> print(events));
        });
    }

    private void print(JsonNode events) {
        if (events.isEmpty()) {
            starling.remark("Nothing has happened after " + after + ".");
            return;
        }
        Table table = new Table("no", "when", "what", "of", "more");
        events.forEach(event -> table.row(
                event.path("sequence").asLong(),
                Cell.time(event.path("at")),
                event.path("type").asString(),
                event.path("subject").asString(),
                event.path("fields").toString()));
        table.print(starling.terminal());
    }
}
