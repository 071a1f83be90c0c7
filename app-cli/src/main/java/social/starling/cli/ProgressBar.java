package social.starling.cli;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * How much of how much is done, how fast it goes and when it ends.
 *
 * <p>On a terminal one line that changes, in its width; elsewhere a line every five seconds; nothing beside JSON. What is
 * shown last stays when it is closed.
 */
final class ProgressBar implements AutoCloseable {
    private static final Duration BETWEEN_LINES = Duration.ofSeconds(5);
    private static final Duration BETWEEN_PICTURES = Duration.ofMillis(100);
    private static final int LONGEST = 30;
    private static final int SHORTEST = 10;

    private final Terminal terminal;
    private final ProgressLine line;
    private final String what;
    private final boolean bytes;
    private final Instant begun;
    private @Nullable Instant shownAt;
    private String latest = "";

    private ProgressBar(StarlingCommand starling, String what, boolean bytes) {
        this.terminal = starling.terminal();
        this.line = new ProgressLine(starling);
        this.what = what;
        this.bytes = bytes;
        this.begun = terminal.clock().instant();
    }

    /** @param what is done, such as {@code importing posts} */
    static ProgressBar ofCount(StarlingCommand starling, String what) {
        return new ProgressBar(starling, what, false);
    }

    static ProgressBar ofBytes(StarlingCommand starling, String what) {
        return new ProgressBar(starling, what, true);
    }

    /** @param total 0 while it is not known */
    void show(long done, long total) {
        show(done, total, "");
    }

    /** @param more a word about what is done right now; empty for none */
    void show(long done, long total, String more) {
        Instant now = terminal.clock().instant();
        latest = text(done, total, more, now);
        Duration pause = terminal.screen().showsTalk() ? BETWEEN_PICTURES : BETWEEN_LINES;
        if (shownAt == null || done == total || !now.isBefore(shownAt.plus(pause))) {
            shownAt = now;
            line.show(latest);
        }
    }

    @Override
    public void close() {
        line.show(latest);
        line.close();
    }

    private String text(long done, long total, String more, Instant now) {
        String tail = more.isEmpty() ? "" : ", " + more;
        Duration spent = Duration.between(begun, now);
        if (total <= 0) {
            return what + ": " + amount(done) + " so far" + tail;
        }
        long left = Math.max(0, total - done);
        String end = done <= 0 || spent.toSeconds() < 1
                ? ""
                : left == 0
                        ? ", took " + Times.length(spent)
                        : ", " + Times.length(spent.multipliedBy(left).dividedBy(done)) + " left";
        return what + " " + drawn(done, total, LONGEST) + " " + amount(done) + "/" + amount(total) + end + tail;
    }

    /** Such as {@code [###-------] 30%}. @param columns between the brackets, at least 10 */
    static String drawn(long done, long total, int columns) {
        int wide = Math.max(SHORTEST, columns);
        double part = total <= 0 ? 0 : Math.clamp((double) done / total, 0, 1);
        int full = (int) (wide * part);
        return "[" + "#".repeat(full) + "-".repeat(wide - full) + "] " + (int) (part * 100) + "%";
    }

    private String amount(long number) {
        return bytes ? size(number) : String.valueOf(number);
    }

    /** Such as {@code 1.4 MB}, in powers of ten. */
    static String size(long bytes) {
        if (bytes < 1_000) {
            return bytes + " B";
        }
        double rest = bytes;
        int power = -1;
        while (rest >= 999.95 && power < 4) {
            rest /= 1_000;
            power++;
        }
        return String.format(Locale.ROOT, "%.1f %sB", rest, "kMGTP".charAt(power));
    }
}
