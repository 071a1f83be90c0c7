package social.starling.cli;

import java.util.concurrent.Callable;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
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
            "Examples:",
            "  source <(starling completion bash)",
            "  starling completion bash > ~/.local/share/bash-completion/completions/starling",
            "  source <(starling completion zsh)",
            "  starling completion fish > ~/.config/fish/completions/starling.fish"
        })
final class CompletionCommand implements Callable<Integer> {
    @ParentCommand
    private StarlingCommand starling;

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "SHELL", description = "One of ${COMPLETION-CANDIDATES}.")
    private Shell shell;

    @Override
    public Integer call() {
        CommandLine root = spec.root().commandLine();
        starling.terminal()
                .out()
                .print(
                        switch (shell) {
                            case bash, zsh -> AutoComplete.bash("starling", root);
                            case fish -> FishCompletion.of(root);
                        });
        return ExitCode.OK;
    }

    /** The shells that are served. */
    enum Shell {
        bash,
        zsh,
        fish
    }
}
