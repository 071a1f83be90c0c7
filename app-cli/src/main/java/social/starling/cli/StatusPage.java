package social.starling.cli;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** How the daemon does, as people read it. */
final class StatusPage {
    private static final String UP = "has been up for ";

    private final Terminal terminal;
    private final Path data;

    StatusPage(Terminal terminal, Path data) {
        this.terminal = terminal;
        this.data = data;
    }

    /** @param alone whether the status is that of the command itself, since no daemon runs */
    void print(JsonNode status, boolean alone) {
        say(alone ? "No daemon runs on " + data + "; start it with: starling serve" : running(status));
        JsonNode paused = status.path("paused");
        if (paused.isObject()) {
            say("All publishing is paused by " + paused.path("by").asString() + " since "
                    + Times.local(paused.path("since"), terminal.zone()) + ": "
                    + paused.path("reason").asString() + ". Go on with: starling resume");
        }
        deliveries(status.path("deliveries"));
        JsonNode sync = status.path("lastSync");
        if (sync.isObject()) {
            say("Last sync at " + Times.local(sync.path("at"), terminal.zone()) + ": "
                    + sync.path("read").asInt() + " read, "
                    + sync.path("planned").asInt() + " planned");
            sync.path("problems").forEach(problem -> say("! " + problem.asString()));
        }
    }

    /** The same page, whenever it was printed. */
    static String withoutAge(String text) {
        return text.lines()
                .map(line -> line.replaceFirst(UP + "[^,]*", UP))
                .filter(line -> !line.startsWith("Last sync at "))
                .collect(Collectors.joining("\n"));
    }

    private String running(JsonNode status) {
        Duration up = Duration.between(
                Instant.parse(status.path("startedAt").asString()),
                terminal.clock().instant());
        return "Starling " + status.path("version").asString() + " " + UP + Times.length(up)
                + (status.path("demo").asBoolean(false) ? ", on simulated platforms" : "");
    }

    private void deliveries(JsonNode states) {
        if (states.isEmpty()) {
            say("Nothing has been planned yet.");
            return;
        }
        Table table = new Table("deliveries", "count");
        states.properties()
                .forEach(entry ->
                        table.row(Cell.state(entry.getKey()), entry.getValue().asLong()));
        table.print(terminal);
        long stuck = states.path("HELD").asLong(0) + states.path("DEAD").asLong(0);
        if (stuck > 0) {
            say((stuck == 1 ? "1 waits" : stuck + " wait") + " for a person: starling ledger list --state HELD,DEAD");
        }
    }

    private void say(String line) {
        terminal.out().println(Plain.line(line));
    }
}
