package social.starling.cli;

import java.time.Duration;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Waits for something that only asking can tell, with a sign of life for who watches. */
final class Waiting {
    private static final long PAUSE_MILLIS = 500;

    private final StarlingCommand starling;
    private final String what;
    private final Duration longest;

    Waiting(StarlingCommand starling, String what, Duration longest) {
        this.starling = starling;
        this.what = what;
        this.longest = longest;
    }

    /** @param ask gives null while there is nothing yet */
    <T> T until(Supplier<@Nullable T> ask) {
        long end = System.nanoTime() + longest.toNanos();
        ProgressLine line = new ProgressLine(starling);
        try {
            while (System.nanoTime() < end) {
                T answer = ask.get();
                if (answer != null) {
                    return answer;
                }
                if (starling.terminal().screen().showsTalk()) {
                    line.show(what + " … " + Times.length(Duration.ofNanos(end - System.nanoTime())) + " left");
                }
                pause(PAUSE_MILLIS);
            }
        } finally {
            line.clear();
        }
        throw new CommandException(ExitCode.FAILED, "Gave up " + what + " after " + Times.length(longest));
    }

    static void pause(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CommandException(ExitCode.FAILED, "The command was interrupted");
        }
    }
}
