package social.starling.cli;

import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import tools.jackson.databind.JsonNode;

/** {@code starling pause}. */
@Command(
        name = "pause",
        mixinStandardHelpOptions = true,
        description = "Stops everything that leaves, at once, until it is resumed. Nothing is lost.",
        footer = {"", "Example: starling pause --reason 'checking an odd post'"})
final class PauseCommand implements Callable<Integer> {
    @ParentCommand
    private StarlingCommand starling;

    @Option(names = "--reason", paramLabel = "TEXT", description = "Why, for those who wonder later.")
    private @Nullable String reason;

    @Override
    public Integer call() {
        return starling.with(session -> {
            JsonNode state =
                    session.api().post("/api/publishing/pause", reason == null ? Map.of() : Map.of("reason", reason));
            return starling.show(state, () -> starling.say("All publishing is paused; go on with: starling resume"));
        });
    }
}
