package social.starling.cli;

import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import social.starling.assembly.StartupException;
import social.starling.ports.backup.BackupException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Runs one command line and turns whatever ends it into a sentence and an exit code. */
final class Invocation {
    private Invocation() {}

    static int run(Terminal terminal, String... arguments) {
        StarlingCommand starling = new StarlingCommand(terminal);
        return commandLine(starling).execute(arguments);
    }

    static CommandLine commandLine(StarlingCommand starling) {
        Terminal terminal = starling.terminal();
        IExecutionExceptionHandler failed = (failure, command, parsed) -> tell(starling, failure);
        IParameterExceptionHandler wrong = (failure, arguments) -> {
            terminal.err().println("starling: " + Plain.line(Misuse.sentence(failure)));
            terminal.err()
                    .println("Try: " + failure.getCommandLine().getCommandSpec().qualifiedName() + " --help");
            return ExitCode.USAGE;
        };
        return new CommandLine(starling)
                .setOut(new PrintWriter(terminal.out(), true))
                .setErr(new PrintWriter(terminal.err(), true))
                .setColorScheme(CommandLine.Help.defaultColorScheme(
                        terminal.isColoured() ? CommandLine.Help.Ansi.AUTO : CommandLine.Help.Ansi.OFF))
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setUsageHelpAutoWidth(terminal.screen().showsOutput())
                .setExecutionExceptionHandler(failed)
                .setParameterExceptionHandler(wrong);
    }

    private static int tell(StarlingCommand starling, Exception failure) throws Exception {
        switch (failure) {
            case CommandException known -> {
                say(starling, known, known.problem());
                return known.exitCode();
            }
            case StartupException startup -> {
                say(starling, startup);
                return startup.trouble() == StartupException.Trouble.SETTINGS ? ExitCode.USAGE : ExitCode.UNAVAILABLE;
            }
            case BackupException backup -> {
                say(starling, backup);
                return ExitCode.of(backup.trouble());
            }
            case IllegalArgumentException wrong -> {
                say(starling, wrong);
                return ExitCode.USAGE;
            }
            case UncheckedIOException broken -> {
                say(starling, broken);
                return ExitCode.UNAVAILABLE;
            }
            case ParameterException wrong -> throw wrong;
            default -> throw failure;
        }
    }

    private static void say(StarlingCommand starling, Exception failure) {
        say(starling, failure, null);
    }

    /**
     * For people each sentence on its line: of settings everything that is wrong is told at once.
     *
     * @param problem what the daemon answered; null where it was not the daemon that said no
     */
    private static void say(StarlingCommand starling, Exception failure, @Nullable JsonNode problem) {
        String told = String.valueOf(failure.getMessage());
        if (starling.isJson()) {
            Object json = problem == null ? Map.of("title", "The command failed", "detail", Plain.line(told)) : problem;
            starling.terminal().err().println(JsonMapper.shared().writeValueAsString(json));
        } else {
            told.lines().forEach(line -> starling.terminal().err().println("starling: " + Plain.line(line)));
        }
    }
}
