package social.starling.sandbox;

import java.net.URI;
import java.util.function.Supplier;

/** What every simulated platform is: a server on 127.0.0.1 with an admin API, faults on demand, a request log and a clock. */
public abstract class SimulatedPlatform implements AutoCloseable {
    private final Backstage backstage;

    protected SimulatedPlatform(Backstage backstage) {
        this.backstage = backstage;
    }

    /** The server, once it is started. */
    protected abstract Loopback loopback();

    /** Does something under the state's lock. */
    protected final <T> T hold(Supplier<T> work) {
        return backstage.lock().hold(work);
    }

    /** Does something under the state's lock. */
    protected final void run(Runnable work) {
        backstage.lock().run(work);
    }

    /** Those who are connected to be pushed to. */
    protected final PushLines push() {
        return backstage.push();
    }

    /** Whether nothing was kept of an earlier run. */
    public final boolean isNew() {
        return backstage.journal().isNew();
    }

    /** The address of the platform. */
    public final URI baseUri() {
        return loopback().baseUri();
    }

    /** The address of the admin API, with a slash at the end. */
    public final URI adminUri() {
        return baseUri().resolve("/admin/");
    }

    /** The faults on demand. */
    public final Faults faults() {
        return backstage.faults();
    }

    /** The requests that came in. */
    public final RequestLog log() {
        return backstage.log();
    }

    /** The clock that all of the platform's times come from. */
    public final SandboxClock clock() {
        return backstage.clock();
    }

    /** Stops the server and writes what is kept. */
    @Override
    public final void close() {
        loopback().close();
        backstage.close();
    }
}
