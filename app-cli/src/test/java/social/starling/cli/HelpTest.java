package social.starling.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;
import social.starling.cli.Shell.Result;

/** Help, version and completion; none of them touches a data directory. */
class HelpTest {
    private static final Path NOWHERE = Path.of("/nonexistent/starling");
    private final Shell shell = new Shell(NOWHERE);

    @ParameterizedTest
    @MethodSource("commands")
    void everyCommandExplainsItself(List<String> command) {
        String[] line = Stream.concat(command.stream(), Stream.of("--help")).toArray(String[]::new);
        Result help = shell.run(line);
        assertThat(help.exitCode()).isZero();
        assertThat(help.out()).contains("Usage: starling").contains("--json").contains("--data");
    }

    @ParameterizedTest
    @MethodSource("commands")
    void everyCommandStandsInTheDocumentation(List<String> command) throws IOException {
        String page = Files.readString(Path.of("..", "docs", "cli.md"));
        assertThat(page).contains(command.getFirst());
        assertThat(page).containsPattern("\\b" + command.getLast() + "\\b");
    }

    @Test
    void theHelpTellsTheExitCodes() {
        assertThat(shell.run("--help").out()).contains("Exit codes").contains("credentials");
        assertThat(shell.run("--version").out()).startsWith("starling ");
    }

    @ParameterizedTest
    @MethodSource("shells")
    void everyShellGetsItsCompletion(String name, String said) {
        Result completion = shell.run("completion", name);
        assertThat(completion.exitCode()).isZero();
        assertThat(completion.out()).contains(said).contains("ledger");
    }

    @Test
    void anUnknownShellIsRefusedWithTheKnownOnes() {
        Result refused = shell.run("completion", "tcsh");
        assertThat(refused.exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(refused.err()).contains("tcsh").contains("bash").contains("fish");
    }

    static Stream<List<String>> commands() {
        CommandLine root = Invocation.commandLine(new StarlingCommand(Terminal.ofProcess()));
        return root.getSubcommands().entrySet().stream()
                .filter(entry -> !entry.getKey().equals("help"))
                .flatMap(entry -> Stream.concat(
                        Stream.of(List.of(entry.getKey())),
                        entry.getValue().getSubcommands().keySet().stream().map(sub -> List.of(entry.getKey(), sub))));
    }

    static Stream<org.junit.jupiter.params.provider.Arguments> shells() {
        return Stream.of(
                org.junit.jupiter.params.provider.Arguments.of("bash", "complete -F"),
                org.junit.jupiter.params.provider.Arguments.of("zsh", "compinit"),
                org.junit.jupiter.params.provider.Arguments.of("fish", "complete -c starling"));
    }
}
