package social.starling.daemon;

import java.net.URI;
import java.nio.file.Path;
import social.starling.assembly.StarlingSettings;
import social.starling.assembly.StartupException;
import social.starling.ports.account.Secret;

/** A running Starling behind its API. */
public final class Daemon implements AutoCloseable {
    private final URI uri;
    private final Secret token;

    private Daemon(URI uri, Secret token) {
        this.uri = uri;
        this.token = token;
    }

    /**
     * Starts everything and writes {@code dataDir/daemon.json}, which tells other programs of this user where it is.
     *
     * @throws StartupException with sentences for people; nothing is left running
     */
    public static Daemon start(StarlingSettings settings, Path dataDir) {
        throw new UnsupportedOperationException("Not yet: " + settings + dataDir);
    }

    /**
     * Starts the API on a free loopback port for the caller alone: the courier works, nothing is synchronised by itself,
     * no {@code daemon.json} is written.
     *
     * @throws StartupException with sentences for people; nothing is left running
     */
    public static Daemon embedded(StarlingSettings settings, Path dataDir) {
        throw new UnsupportedOperationException("Not yet: " + settings + dataDir);
    }

    /** The base address of the API, without a trailing slash. */
    public URI uri() {
        return uri;
    }

    /** A token with full rights that ends with this daemon. */
    public Secret token() {
        return token;
    }

    /** Stops taking requests, lets what is being sent end, and gives everything back. */
    @Override
    public void close() {}
}
