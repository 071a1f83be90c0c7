package social.starling.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code starling help}. */
@Command(
        name = "help",
        helpCommand = true,
        description = {
            "Shows the help of a command, or of a topic.",
            "The topics are exit-codes, environment and output."
        },
        footer = {"", "Examples:", "  starling help", "  starling help ledger list", "  starling help exit-codes"})
final class HelpCommand implements Callable<Integer> {
    @ParentCommand
    private StarlingCommand starling;

    @Spec
    private CommandSpec spec;

    @Parameters(arity = "0..*", paramLabel = "COMMAND", description = "A command and what is below it, or a topic.")
    private List<String> path = new ArrayList<>();

    @Override
    public Integer call() {
        String topic = path.size() == 1 ? HelpTopics.text(path.getFirst()) : null;
        if (topic != null) {
            starling.terminal().out().print(topic);
            return ExitCode.OK;
        }
        CommandLine command = spec.root().commandLine();
        for (String name : path) {
            command = below(command, name);
        }
        command.usage(starling.terminal().out());
        return ExitCode.OK;
    }

    private static CommandLine below(CommandLine command, String name) {
        CommandLine found = command.getSubcommands().get(name);
        if (found != null) {
            return found;
        }
        List<String> known = new ArrayList<>(command.getSubcommands().keySet());
        if (command.getParent() == null) {
            known.addAll(HelpTopics.NAMES);
        }
        throw new CommandException(
                ExitCode.USAGE,
                "There is no help about \"" + name + "\"" + NearNames.hint(name, known) + ". See: starling help"
                        + parent(command));
    }

    private static String parent(@Nullable CommandLine command) {
        return command == null || command.getParent() == null ? "" : " " + command.getCommandName();
    }
}
