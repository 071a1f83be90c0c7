package social.starling.testkit.simulation;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;

/** What happened in which order: a running hash over everything, and the newest lines for people. */
public final class Trace {
    private static final int LINES_KEPT = 200;
    private static final long FNV_PRIME = 0x100000001b3L;

    private final Deque<Line> lines = new ArrayDeque<>();
    private long hash = 0xcbf29ce484222325L;
    private long length;

    Trace() {}

    void add(long nanos, String task, String what) {
        length++;
        mix(nanos);
        mix(task.hashCode());
        mix(what.hashCode());
        if (lines.size() == LINES_KEPT) {
            lines.removeFirst();
        }
        lines.addLast(new Line(nanos, task, what));
    }

    /** Equal for equal worlds: 16 hexadecimal digits (64-bit FNV-1a over words). */
    public String hash() {
        return "%016x".formatted(hash);
    }

    /** How many steps there were. */
    public long length() {
        return length;
    }

    /** The newest steps, oldest first, one a line. */
    public String tail() {
        StringBuilder text = new StringBuilder();
        for (Line line : lines) {
            text.append("%16s  %-40s %s%n".formatted(Duration.ofNanos(line.nanos), line.task, line.what));
        }
        return text.toString();
    }

    private void mix(long value) {
        hash = (hash ^ value) * FNV_PRIME;
    }

    private record Line(long nanos, String task, String what) {}
}
