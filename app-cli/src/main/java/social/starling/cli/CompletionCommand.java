package social.starling.cli;

import java.util.concurrent.Callable;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code starling completion}. */
@Command(
        name = "completion",
        mixinStandardHelpOptions = true,
        description = "Prints what lets a shell complete commands and options.",
        footer = {
            "",
            "bash, zsh:  source <(starling completion bash)",
            "fish:       starling completion fish > ~/.config/fish/completions/starling.fish"
        })
final class CompletionCommand implements Callable<Integer> {
    @ParentCommand
    private StarlingCommand starling;

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "SHELL", description = "${COMPLETION-CANDIDATES}.")
    private Shell shell;

    @Override
    public Integer call() {
        CommandLine root = spec.root().commandLine();
        starling.terminal()
                .out()
                .print(
                        switch (shell) {
                            case bash, zsh -> AutoComplete.bash("starling", root);
                            case fish -> fish(root, "__fish_use_subcommand");
                        });
        return ExitCode.OK;
    }

    private static String fish(CommandLine command, String condition) {
        StringBuilder script = new StringBuilder();
        for (OptionSpec option : command.getCommandSpec().options()) {
            script.append("complete -c starling -n '")
                    .append(condition)
                    .append("' -l ")
                    .append(option.longestName().replaceFirst("^--", ""))
                    .append(description(option.description()))
                    .append('\n');
        }
        command.getSubcommands().forEach((name, sub) -> {
            script.append("complete -c starling -f -n '")
                    .append(condition)
                    .append("' -a ")
                    .append(name)
                    .append(description(sub.getCommandSpec().usageMessage().description()))
                    .append('\n')
                    .append(fish(sub, "__fish_seen_subcommand_from " + name));
        });
        return script.toString();
    }

    private static String description(String[] lines) {
        return lines.length == 0 ? "" : " -d '" + lines[0].replace("'", "\\'").replace("%n", " ") + "'";
    }

    /** The shells that are served. */
    enum Shell {
        bash,
        zsh,
        fish
    }
}
