package social.starling.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParentCommand;
import tools.jackson.databind.JsonNode;

/** {@code starling resume}. */
@Command(
        name = "resume",
        mixinStandardHelpOptions = true,
        description = "Lets publishing go on after a pause.",
        footer = {"", "Example: starling resume"})
final class ResumeCommand implements Callable<Integer> {
    @ParentCommand
    private StarlingCommand starling;

    @Override
    public Integer call() {
        return starling.with(session -> {
            JsonNode state = session.api().post("/api/publishing/resume", null);
            return starling.show(state, () -> starling.say("Publishing goes on"));
        });
    }
}
