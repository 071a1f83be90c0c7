package social.starling.daemon;

import java.net.URI;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import social.starling.assembly.StarlingSettings;
import social.starling.assembly.StartupException;

/** A daemon on simulated platforms, with an account on each and a route both ways between them. */
public final class Demo implements AutoCloseable {
    private final Daemon daemon;
    private final Path tokenFile;
    private final Map<String, URI> platforms;

    private Demo(Daemon daemon, Path tokenFile, Map<String, URI> platforms) {
        this.daemon = daemon;
        this.tokenFile = tokenFile;
        this.platforms = platforms;
    }

    /**
     * Starts the platforms, the daemon and the flow between them, and writes {@code dataDir/demo.token}.
     *
     * @param settings the platforms' addresses and the interval of synchronising are the demo's own
     * @throws StartupException with sentences for people; nothing is left running
     */
    public static Demo start(StarlingSettings settings, Path dataDir) {
        throw new UnsupportedOperationException("Not yet: " + settings + dataDir);
    }

    /** The base address of the API, without a trailing slash. */
    public URI uri() {
        return daemon.uri();
    }

    /** The admin address of each simulated platform by the platform's name for people, in the order to be shown. */
    public Map<String, URI> platforms() {
        return new LinkedHashMap<>(platforms);
    }

    /** The file with a token of full rights, readable by its owner alone. */
    public Path tokenFile() {
        return tokenFile;
    }

    @Override
    public void close() {
        daemon.close();
    }
}
