package social.starling.daemon;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import social.starling.assembly.Configuration;
import social.starling.assembly.DataFolder;
import social.starling.assembly.StarlingSettings;
import social.starling.assembly.StartupException;
import social.starling.assembly.StartupException.Trouble;
import social.starling.ports.access.Scope;
import social.starling.ports.account.Secret;
import social.starling.sandbox.KeptStateException;
import social.starling.sandbox.bluesky.BlueskySandbox;
import social.starling.sandbox.x.XSandbox;

/**
 * A daemon on simulated platforms, with an account on each and a route both ways between them. The platforms keep their state
 * beside the daemon's own and go on with it at the next start.
 */
public final class Demo implements AutoCloseable {
    private static final String TOKEN_FILE = "demo.token";
    private static final Duration INTERVAL = Duration.ofSeconds(1);

    private final XSandbox x;
    private final BlueskySandbox bluesky;
    private final Daemon daemon;
    private final Path tokenFile;

    private Demo(XSandbox x, BlueskySandbox bluesky, Daemon daemon, Path tokenFile) {
        this.x = x;
        this.bluesky = bluesky;
        this.daemon = daemon;
        this.tokenFile = tokenFile;
    }

    /**
     * Starts the platforms, the daemon and the flow between them, and writes {@code dataDir/demo.token}.
     *
     * @param configuration the platforms' addresses and the interval of synchronising are the demo's own
     * @throws StartupException with sentences for people; nothing is left running
     */
    public static Demo start(Configuration configuration, Path dataDir) {
        return start(configuration, dataDir, InstantSource.system());
    }

    /** The same with settings that a program made. */
    public static Demo start(StarlingSettings settings, Path dataDir) {
        return start(settings, dataDir, InstantSource.system());
    }

    static Demo start(StarlingSettings settings, Path dataDir, InstantSource platformTime) {
        return start(Configuration.given(dataDir, settings, "this program"), dataDir, platformTime);
    }

    /** @param platformTime the clock of the simulated platforms */
    private static Demo start(Configuration configuration, Path dataDir, InstantSource platformTime) {
        Path folder = DataFolder.require(dataDir);
        XSandbox x = platform(() -> XSandbox.startIn(folder.resolve("sandbox-x"), platformTime));
        BlueskySandbox bluesky;
        try {
            bluesky = platform(() -> BlueskySandbox.startIn(folder.resolve("sandbox-bluesky"), platformTime));
        } catch (RuntimeException e) {
            x.close();
            throw e;
        }
        try {
            DemoPeople people = new DemoPeople(x, bluesky);
            Configuration own = configuration.with(
                    "the demo",
                    settings -> settings.with(people.platforms(settings.platforms()))
                            .withSyncInterval(interval(settings)));
            Daemon daemon = Daemon.start(own, folder, Daemon.Mode.DEMO, InstantSource.system(), people::connect);
            Path tokenFile = folder.resolve(TOKEN_FILE);
            keepToken(daemon.tokens(), tokenFile);
            return new Demo(x, bluesky, daemon, tokenFile);
        } catch (RuntimeException e) {
            bluesky.close();
            x.close();
            throw e;
        }
    }

    /** The base address of the API, without a trailing slash. */
    public URI uri() {
        return daemon.uri();
    }

    /** The admin address of each simulated platform by the platform's name for people, in the order to be shown. */
    public Map<String, URI> platforms() {
        Map<String, URI> addresses = new LinkedHashMap<>();
        addresses.put("X", x.adminUri());
        addresses.put("Bluesky", bluesky.adminUri());
        return addresses;
    }

    /** The file with a token of full rights, readable by its owner alone. */
    public Path tokenFile() {
        return tokenFile;
    }

    /** As {@link Daemon#reloadSettings()}. */
    public void reloadSettings() {
        daemon.reloadSettings();
    }

    @Override
    public void close() {
        daemon.close();
        bluesky.close();
        x.close();
    }

    XSandbox x() {
        return x;
    }

    BlueskySandbox bluesky() {
        return bluesky;
    }

    Daemon daemon() {
        return daemon;
    }

    private static <T> T platform(Supplier<T> start) {
        try {
            return start.get();
        } catch (KeptStateException e) {
            Trouble trouble = switch (e.trouble()) {
                case IN_USE -> Trouble.DATA_IN_USE;
                case UNUSABLE, DAMAGED -> Trouble.DATA_FOLDER;
            };
            throw new StartupException(trouble, String.valueOf(e.getMessage()), e);
        }
    }

    /** Nobody who looks at a demo wants to wait, unless the configuration says how long. */
    private static Duration interval(StarlingSettings settings) {
        boolean unsaid = settings.syncInterval().equals(StarlingSettings.DEFAULT.syncInterval());
        return unsaid ? INTERVAL : settings.syncInterval();
    }

    /** The token of an earlier start stays as long as it is accepted, so that scripts can go on using it. */
    private static void keepToken(TokenDesk tokens, Path file) {
        try {
            if (Files.isRegularFile(file)
                    && tokens.recognise(Files.readString(file).strip()).isPresent()) {
                return;
            }
        } catch (IOException e) {
            // What cannot be read is replaced.
        }
        Secret secret = tokens.issue("demo", "the demo", EnumSet.allOf(Scope.class), null)
                .secret();
        PrivateFile.write(file, secret.reveal() + "\n");
    }
}
