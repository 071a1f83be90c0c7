package social.starling.cli;

import java.io.BufferedReader;
import java.io.Console;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import social.starling.ports.account.Secret;

/**
 * Where a command reads and writes.
 *
 * @param console null where no person sits at it
 * @param zone in which times are shown
 * @param screen what of the output a person sees at once
 * @param clock by which times are told as long ago
 */
record Terminal(
        PrintStream out,
        PrintStream err,
        BufferedReader in,
        @Nullable Console console,
        Map<String, String> environment,
        ZoneId zone,
        Screen screen,
        InstantSource clock) {
    /** The launcher sets {@code jdk.console=java.base}: only then is the console null where nobody sits (JDK 22 to 24). */
    static Terminal ofProcess() {
        Console console = System.console();
        return new Terminal(
                new PrintStream(System.out, true, StandardCharsets.UTF_8),
                new PrintStream(System.err, true, StandardCharsets.UTF_8),
                new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8)),
                console,
                System.getenv(),
                ZoneId.systemDefault(),
                Screen.ofProcess(System.getenv(), console != null),
                InstantSource.system());
    }

    boolean isInteractive() {
        return console != null;
    }

    /** Whether colours may be used where the output is a terminal; see no-color.org. */
    boolean isColoured() {
        return screen.showsOutput()
                && environment.getOrDefault("NO_COLOR", "").isEmpty()
                && !environment.getOrDefault("TERM", "").equals("dumb");
    }

    /** {@code text} in the colour of {@code tone} where colours may be used. */
    String painted(String text, Tone tone) {
        return isColoured() ? tone.paint(text) : text;
    }

    /** The same terminal, but what is the result of a command goes to {@code other}. */
    Terminal writingTo(PrintStream other) {
        return new Terminal(other, err, in, console, environment, zone, screen, clock);
    }

    /** One line of standard input; null at its end. */
    @Nullable
    String readLine() {
        try {
            return in.readLine();
        } catch (IOException e) {
            throw new UncheckedIOException("Standard input cannot be read", e);
        }
    }

    /** All of standard input. */
    String readAll() {
        StringBuilder text = new StringBuilder();
        char[] buffer = new char[8192];
        try {
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                text.append(buffer, 0, n);
                if (text.length() > MOST_INPUT) {
                    throw new CommandException(
                            ExitCode.USAGE,
                            "Standard input holds more than " + MOST_INPUT
                                    + " characters; at most 100000 can be posted");
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Standard input cannot be read", e);
        }
        return text.toString();
    }

    /** Asks without echo. */
    Secret askSecret(String question) {
        char[] answer = console == null ? null : console.readPassword("%s: ", question);
        if (answer == null || answer.length == 0) {
            throw new CommandException(
                    ExitCode.USAGE,
                    "Nobody is here to be asked for the " + question
                            + "; give it with --secret NAME=- on standard input" + " or --secret NAME=@FILE");
        }
        return new Secret(new String(answer));
    }

    /** Asks for yes or no; no when nobody is there. */
    boolean confirms(String question) {
        String answer = console == null ? null : console.readLine("%s [y/N] ", question);
        return answer != null && (answer.equalsIgnoreCase("y") || answer.equalsIgnoreCase("yes"));
    }

    private static final int MOST_INPUT = 1_000_000;
}
