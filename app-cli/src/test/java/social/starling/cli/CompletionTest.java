package social.starling.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The tab key: bash by bash itself, fish by its grammar. */
class CompletionTest {
    @TempDir
    Path folder;

    private Shell shell;

    @BeforeEach
    void aShell() {
        shell = new Shell(folder);
    }

    @ParameterizedTest
    @CsvSource({
        "starling led, ledger",
        "starling ledger su, summary",
        "starling ledger list --sin, --since",
        "starling ledger list --state HE, HELD",
        "starling ledger list --platform tw, twitter",
        "starling tokens add x --scope PU, PUBLISH",
        "starling routes edit rt-1 --quotes LI, LINK",
        "starling accounts add blue, bluesky",
        "starling completion fi, fish"
    })
    void bashCompletesCommandsOptionsAndValues(String line, String wanted) throws IOException, InterruptedException {
        Path script = folder.resolve("starling.bash");
        Files.writeString(script, shell.run("completion", "bash").out());
        List<String> words = List.of(line.split(" "));
        Process completing = new ProcessBuilder(command(script, words))
                .redirectErrorStream(true)
                .start();
        String offered = new String(completing.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(completing.waitFor(20, TimeUnit.SECONDS)).isTrue();
        assertThat(offered.lines().map(String::strip)).contains(wanted);
    }

    @ParameterizedTest
    @MethodSource("social.starling.cli.HelpModelTest#commands")
    void fishKnowsEveryCommandAndEveryOption(HelpModelTest.Named command) {
        String script = shell.run("completion", "fish").out();
        String path = command.toString().replaceFirst("^starling ?", "");
        command.spec().options().stream()
                .filter(option -> path.isEmpty() || !option.inherited())
                .forEach(option -> assertThat(script.lines())
                        .as(option.longestName() + " of " + command)
                        .anyMatch(line -> line.contains(
                                        "-l " + option.longestName().substring(2))
                                && line.contains(path.isEmpty() ? "complete" : "'__starling_in " + path + "'")));
        command.spec()
                .subcommands()
                .keySet()
                .forEach(name -> assertThat(script.lines())
                        .anyMatch(line -> line.startsWith("complete -c starling -n '__starling_at"
                                + (path.isEmpty() ? "" : " " + path) + "' -a " + name + " ")));
    }

    @Test
    void everyLineForFishIsOneThatItUnderstands() {
        String quoted = "'(?:[^'\\\\]|\\\\['\\\\])*'";
        List<String> lines = shell.run("completion", "fish")
                .out()
                .lines()
                .dropWhile(line -> !line.startsWith("complete"))
                .toList();
        assertThat(lines)
                .hasSizeGreaterThan(100)
                .allMatch(line -> line.matches("complete -c starling( -f| -n " + quoted
                        + ")?( -[ls] [a-zA-Z-]+)*( -r)?( -F| -a (" + quoted + "|[a-z-]+))?( -d " + quoted + ")?"));
        assertThat(lines)
                .anyMatch(line -> line.contains("__starling_in ledger list' -l state -r -a 'PLANNED"))
                .anyMatch(line -> line.contains("-l data -r -F"))
                .noneMatch(line -> line.contains("COMPLETION-CANDIDATES"));
    }

    @Test
    void zshLoadsTheScriptOfBashByItsOwnMeans() {
        assertThat(shell.run("completion", "zsh").out()).contains("autoload -U +X bashcompinit && bashcompinit");
    }

    private static List<String> command(Path script, List<String> words) {
        List<String> command = new ArrayList<>(List.of(
                "bash",
                "--norc",
                "-c",
                "source \"$0\"; COMP_LINE=\"$*\"; COMP_WORDS=(\"$@\"); COMP_CWORD=$(($# - 1));"
                        + " _complete_starling; printf '%s\\n' \"${COMPREPLY[@]}\"",
                script.toString()));
        command.addAll(words);
        return command;
    }
}
