package social.starling.cli;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.IntSupplier;

/** What of the output stands on a terminal at once, and how wide that is. */
final class Screen {
    /** Nothing is a terminal: all of it goes into files and pipes. */
    static final Screen NONE = new Screen(false, false, () -> Integer.MAX_VALUE);

    private static final int USUAL = 80;
    private static final int NARROWEST = 20;

    private final boolean out;
    private final boolean err;
    private final IntSupplier columns;

    /** @param columns how wide the terminal is; asked each time, since windows change */
    Screen(boolean out, boolean err, IntSupplier columns) {
        this.out = out;
        this.err = err;
        this.columns = columns;
    }

    static Screen ofProcess(Map<String, String> environment, boolean console) {
        return new Screen(isTerminal(1, console), isTerminal(2, console), () -> measured(environment));
    }

    /** Whether standard output is a terminal. */
    boolean showsOutput() {
        return out;
    }

    /** Whether standard error is a terminal. */
    boolean showsTalk() {
        return err;
    }

    /** Columns of the terminal, at least 20. */
    int columns() {
        return Math.max(NARROWEST, columns.getAsInt());
    }

    /** Linux tells each by itself; elsewhere there is a console only where both input and output are terminals. */
    private static boolean isTerminal(int descriptor, boolean console) {
        try {
            String target = Files.readSymbolicLink(Path.of("/proc/self/fd/" + descriptor))
                    .toString();
            return target.startsWith("/dev/pts/") || target.startsWith("/dev/tty") || target.equals("/dev/console");
        } catch (IOException | UnsupportedOperationException e) {
            return console;
        }
    }

    private static int measured(Map<String, String> environment) {
        String given = environment.getOrDefault("COLUMNS", "");
        return given.matches("[1-9]\\d{0,4}") ? Integer.parseInt(given) : asked();
    }

    /** POSIX has no other way to learn it than {@code stty}, which looks at its own input. */
    private static int asked() {
        try {
            Process stty = new ProcessBuilder("stty", "size")
                    .redirectInput(new File("/dev/tty"))
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            String answer = new String(stty.getInputStream().readAllBytes(), StandardCharsets.US_ASCII).strip();
            if (stty.waitFor(1, TimeUnit.SECONDS) && answer.matches("\\d+ [1-9]\\d{0,4}")) {
                return Integer.parseInt(answer.substring(answer.indexOf(' ') + 1));
            }
        } catch (IOException e) {
            // Not every system has it; the usual width is a fair guess then.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return USUAL;
    }
}
