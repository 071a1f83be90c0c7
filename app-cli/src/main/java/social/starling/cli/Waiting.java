package social.starling.cli;

import java.time.Duration;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Waits for something that only asking can tell, with a sign of life for who watches. */
final class Waiting {
    private static final Duration PAUSE = Duration.ofMillis(500);

    private final Terminal terminal;
    private final String what;
    private final Duration longest;

    Waiting(Terminal terminal, String what, Duration longest) {
        this.terminal = terminal;
        this.what = what;
        this.longest = longest;
    }

    /** @param ask gives null while there is nothing yet */
    <T> T until(Supplier<@Nullable T> ask) {
        long end = System.nanoTime() + longest.toNanos();
        while (System.nanoTime() < end) {
            T answer = ask.get();
            if (answer != null) {
                clear();
                return answer;
            }
            if (terminal.isInteractive()) {
                terminal.err()
                        .print("\r" + what + " … " + Times.length(Duration.ofNanos(end - System.nanoTime()))
                                + " left ");
            }
            pause();
        }
        clear();
        throw new CommandException(ExitCode.FAILED, "Gave up " + what + " after " + Times.length(longest));
    }

    private void clear() {
        if (terminal.isInteractive()) {
            terminal.err().print("\r" + " ".repeat(what.length() + 30) + "\r");
        }
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CommandException(ExitCode.FAILED, "The command was interrupted");
        }
    }
}
