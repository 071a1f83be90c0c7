package social.starling.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;

/** The model of all commands: nothing in it is without a word for who asks for help. */
class HelpModelTest {
    /** Words by which options have taken secrets elsewhere. */
    private static final List<String> SECRETS =
            List.of("password", "secret", "token", "passphrase", "credential", "api-key", "bearer");

    @ParameterizedTest
    @MethodSource("commands")
    void everyCommandSaysWhatItDoes(Named command) {
        assertThat(command.spec().usageMessage().description())
                .as("description of " + command)
                .isNotEmpty()
                .allSatisfy(line -> assertThat(line).isNotBlank());
    }

    @ParameterizedTest
    @MethodSource("commands")
    void everyCommandShowsAnExampleOfItself(Named command) {
        List<String> footer = Arrays.asList(command.spec().usageMessage().footer());
        assertThat(footer)
                .as("footer of " + command)
                .anyMatch(line -> line.startsWith("Example"))
                .anyMatch(line -> line.contains(command.spec().qualifiedName()));
    }

    @ParameterizedTest
    @MethodSource("commands")
    void everyOptionAndEveryParameterSaysWhatItMeans(Named command) {
        assertThat(command.spec().args())
                .allSatisfy(arg -> assertThat(arg.description())
                        .as(name(arg) + " of " + command)
                        .isNotEmpty()
                        .allSatisfy(line -> assertThat(line).isNotBlank()));
        assertThat(command.spec().args().stream().filter(arg -> arg.arity().max() > 0))
                .allSatisfy(arg -> assertThat(arg.paramLabel()).as(name(arg)).matches("[A-Z:]+(,…)?|NAME=-\\|@FILE"));
    }

    /** The script for bash keeps the values of an option under its label. */
    @ParameterizedTest
    @MethodSource("commands")
    void optionsWithValuesOfTheirOwnHaveLabelsOfTheirOwn(Named command) {
        assertThat(command.spec().options().stream()
                        .filter(option -> option.completionCandidates() != null
                                && option.arity().max() > 0)
                        .map(ArgSpec::paramLabel))
                .doesNotHaveDuplicates();
    }

    /** Every user of the machine can read what stands on a command line. */
    @ParameterizedTest
    @MethodSource("commands")
    void noOptionTakesASecret(Named command) {
        assertThat(command.spec().args().stream()
                        .filter(arg -> arg.arity().max() > 0)
                        .filter(arg -> SECRETS.stream()
                                .anyMatch(word ->
                                        name(arg).toLowerCase(Locale.ROOT).contains(word))))
                .as("options of " + command + " that would take one")
                .allMatch(arg -> name(arg).endsWith("-file") || arg.paramLabel().equals("NAME=-|@FILE"));
    }

    @ParameterizedTest
    @MethodSource("commands")
    void everyHelpFitsIntoEightyColumns(Named command) {
        assertThat(command.spec()
                        .commandLine()
                        .getUsageMessage()
                        .lines()
                        .filter(line -> !line.startsWith("  starling ")))
                .as("help of " + command)
                .allMatch(line -> Plain.width(line) <= 80);
    }

    static Stream<Named> commands() {
        return below(Invocation.commandLine(new StarlingCommand(Terminal.ofProcess())));
    }

    private static Stream<Named> below(CommandLine command) {
        return Stream.concat(
                Stream.of(new Named(command.getCommandSpec())),
                command.getSubcommands().values().stream().flatMap(HelpModelTest::below));
    }

    private static String name(ArgSpec arg) {
        return arg instanceof CommandLine.Model.OptionSpec option ? option.longestName() : arg.paramLabel();
    }

    record Named(CommandSpec spec) {
        @Override
        public String toString() {
            return spec.qualifiedName();
        }
    }
}
