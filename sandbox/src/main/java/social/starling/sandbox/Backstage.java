package social.starling.sandbox;

import java.time.InstantSource;

/** What stands behind a platform's curtain: its state's lock, its clock, the faults that are set and the request log. */
public final class Backstage {
    private final StateLock lock = new StateLock();
    private final Faults faults = new Faults();
    private final SandboxClock clock;
    private final RequestLog log;

    /** A backstage whose time comes from {@code time}. */
    public Backstage(InstantSource time) {
        this.clock = new SandboxClock(time);
        this.log = new RequestLog(clock);
    }

    /** The lock over all state. */
    public StateLock lock() {
        return lock;
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
}
