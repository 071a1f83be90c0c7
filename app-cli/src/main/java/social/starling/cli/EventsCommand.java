package social.starling.cli;

import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import tools.jackson.databind.JsonNode;

/** {@code starling events}. */
@Command(
        name = "events",
        mixinStandardHelpOptions = true,
        description = {
            "Shows what has happened, the newest last.",
            "With --follow it goes on, also after the daemon was restarted, until Ctrl-C."
        },
        footer = {
            "",
            "Examples:",
            "  starling events --limit 20",
            "  starling events --type post.failed,delivery.held --follow",
            "  starling events --follow --json | jq -r .subject",
            "  starling events --after 120"
        })
final class EventsCommand implements Callable<Integer> {
    private static final int SECONDS_A_CALL = 30;

    @ParentCommand
    private StarlingCommand starling;

    @Option(
            names = "--after",
            paramLabel = "N",
            description = "Only after this number, the oldest first (default: the newest).")
    private @Nullable Long after;

    @Option(
            names = "--limit",
            paramLabel = "N",
            defaultValue = "100",
            description = "1 to 1000 (default: ${DEFAULT-VALUE}, with --follow 10).")
    private int limit;

    @Option(
            names = "--type",
            split = ",",
            paramLabel = "TYPE",
            description = "Only of these types, such as post.failed, or post for all of them that begin so.")
    private List<String> types = List.of();

    @Option(
            names = {"-f", "--follow"},
            description = "Go on with what happens from now on; with --json an object on each line.")
    private boolean follow;

    @Mixin
    private final ListOptions options = new ListOptions();

    private final EventLines lines = new EventLines();
    private long seen;

    @Override
    public Integer call() {
        if (follow) {
            seen = -1;
            return new Following(starling).until(this::step);
        }
        return starling.with(session -> {
            JsonNode events = lines.only(session.api().get(address(limit)), types);
            return starling.show(events, () -> {
                if (events.isEmpty()) {
                    starling.remark(
                            after == null ? "Nothing has happened yet." : "Nothing has happened after " + after + ".");
                } else if (options.isQuiet()) {
                    events.forEach(event -> starling.say(event.path("sequence").toString()));
                } else {
                    options.dress(lines.table(events)).print(starling.terminal());
                }
            });
        });
    }

    private @Nullable Integer step(ApiClient api) {
        JsonNode events = seen < 0
                ? api.get(address(Math.min(10, limit)))
                : api.get("/api/events?limit=1000&wait=" + SECONDS_A_CALL + "&after=" + seen);
        if (seen < 0) {
            seen = after == null ? 0 : after;
        }
        for (JsonNode event : events) {
            seen = Math.max(seen, event.path("sequence").asLong());
        }
        for (JsonNode event : lines.only(events, types)) {
            starling.terminal().out().println(shown(event));
        }
        return null;
    }

    private String shown(JsonNode event) {
        if (starling.isJson()) {
            return event.toString();
        }
        return options.isQuiet() ? event.path("sequence").toString() : lines.line(event, starling.terminal());
    }

    private String address(int most) {
        return after == null ? "/api/events?last=" + most : "/api/events?after=" + after + "&limit=" + most;
    }
}
