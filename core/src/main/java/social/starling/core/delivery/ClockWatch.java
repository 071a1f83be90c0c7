package social.starling.core.delivery;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import social.starling.ports.task.Tasks;

/** Notices when wall clock and monotonic clock drift apart, as they do when somebody sets the time or a laptop wakes. */
final class ClockWatch {
    private static final Duration TOLERANCE = Duration.ofSeconds(5);

    private final InstantSource wall;
    private final Tasks tasks;
    private Instant wallThen;
    private long nanosThen;

    ClockWatch(InstantSource wall, Tasks tasks) {
        this.wall = wall;
        this.tasks = tasks;
        this.wallThen = wall.instant();
        this.nanosThen = tasks.nanoTime();
    }

    /** Whether the clocks have jumped apart since the last look. */
    boolean jumped() {
        Instant wallNow = wall.instant();
        long nanosNow = tasks.nanoTime();
        Duration apart = Duration.between(wallThen, wallNow)
                .minus(Duration.ofNanos(nanosNow - nanosThen))
                .abs();
        wallThen = wallNow;
        nanosThen = nanosNow;
        return apart.compareTo(TOLERANCE) > 0;
    }
}
