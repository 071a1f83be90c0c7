package social.starling.sandbox;

import java.time.Duration;
import java.time.InstantSource;
import java.util.function.Function;

/**
 * What stands behind a platform's curtain: its state's lock, what it keeps, its clock, the faults that are set and the
 * request log. Faults and log end with the process.
 */
public final class Backstage implements AutoCloseable {
    private static final String PORT = "port";

    private final Journal journal;
    private final StateLock lock;
    private final PushLines push = new PushLines();
    private final Faults faults = new Faults();
    private final SandboxClock clock;
    private final RequestLog log;
    private final Shelf<Integer> addresses;

    /** A backstage whose time comes from {@code time}, plus what was advanced in an earlier run. */
    public Backstage(InstantSource time, Journal journal) {
        this.journal = journal;
        this.lock = new StateLock(journal::endTurn);
        this.addresses = journal.shelf("address", Integer.class);
        Shelf<Duration> advanced = journal.shelf("clock", Duration.class);
        this.clock = new SandboxClock(
                time,
                advanced.find("advanced").orElse(Duration.ZERO),
                total -> lock.run(() -> advanced.put("advanced", total)));
        this.log = new RequestLog(clock);
    }

    /** What {@code start} makes of {@code journal}, whose folder is let go when that fails. */
    public static <T> T started(Journal journal, Function<Journal, T> start) {
        try {
            return start.apply(journal);
        } catch (RuntimeException e) {
            journal.close();
            throw e;
        }
    }

    /** The lock over all state. */
    public StateLock lock() {
        return lock;
    }

    /** What the platform keeps. */
    public Journal journal() {
        return journal;
    }

    /** Those who are connected to be pushed to. */
    public PushLines push() {
        return push;
    }

    /** The faults on demand. */
    public Faults faults() {
        return faults;
    }

    /** The clock that all of the platform's times come from. */
    public SandboxClock clock() {
        return clock;
    }

    /** The requests that came in, those of the admin API left out. */
    public RequestLog log() {
        return log;
    }

    /** The port of the last run, 0 when there was none: who knows the platform by its address finds it there again. */
    int lastPort() {
        return lock.hold(() -> addresses.find(PORT).orElse(0));
    }

    void keepPort(int port) {
        lock.run(() -> addresses.put(PORT, port));
    }

    /** Writes the rest of the state and lets its folder go. */
    @Override
    public void close() {
        lock.run(journal::close);
    }
}
