package social.starling.assembly;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import social.starling.core.delivery.CourierSettings;
import social.starling.core.sync.SyncSwitches;

/**
 * The settings of one process. Accounts, routes and rules are rows of the database and no settings.
 *
 * @param syncInterval the pause between two cycles of synchronising, 1 second to a day
 * @param carried what routes carry
 */
public record StarlingSettings(
        ServerSettings server,
        Duration syncInterval,
        SyncSwitches carried,
        CourierSettings courier,
        PlatformSettings platforms,
        LogSettings log,
        DatabaseSettings database) {
    public static final String FILE = "starling.json";

    public static final StarlingSettings DEFAULT = new StarlingSettings(
            ServerSettings.DEFAULT,
            Duration.ofSeconds(60),
            SyncSwitches.ON,
            CourierSettings.of("starling"),
            PlatformSettings.DEFAULT,
            LogSettings.DEFAULT,
            DatabaseSettings.DEFAULT);

    public StarlingSettings {
        if (syncInterval.compareTo(Duration.ofSeconds(1)) < 0 || syncInterval.compareTo(Duration.ofDays(1)) > 0) {
            throw new IllegalArgumentException(
                    "An interval of " + syncInterval + " cannot be kept; 1 second to 1 day is allowed");
        }
    }

    /**
     * Reads {@code starling.json} in {@code dataDir}, where there is one, and the variables {@code STARLING_…} over it.
     *
     * @throws StartupException {@code SETTINGS} with a sentence for everything that is wrong
     */
    public static StarlingSettings load(Path dataDir, Map<String, String> environment) {
        return Configuration.read(dataDir, environment).settings();
    }

    /** The same on another port. */
    public StarlingSettings withPort(int port) {
        return new StarlingSettings(server.withPort(port), syncInterval, carried, courier, platforms, log, database);
    }

    /** The same with what a running daemon follows taken from {@code fresh}. */
    StarlingSettings following(StarlingSettings fresh) {
        return new StarlingSettings(
                server,
                syncInterval,
                fresh.carried,
                courier,
                platforms,
                new LogSettings(fresh.log.level(), log.format()),
                database);
    }

    /** The same with platforms that are reached elsewhere. */
    public StarlingSettings with(PlatformSettings other) {
        return new StarlingSettings(server, syncInterval, carried, courier, other, log, database);
    }

    /** The same in another rhythm. */
    public StarlingSettings withSyncInterval(Duration interval) {
        return new StarlingSettings(server, interval, carried, courier, platforms, log, database);
    }

    /** The same with routes that carry more or less. */
    public StarlingSettings with(SyncSwitches other) {
        return new StarlingSettings(server, syncInterval, other, courier, platforms, log, database);
    }

    /** The same with another log. */
    public StarlingSettings with(LogSettings other) {
        return new StarlingSettings(server, syncInterval, carried, courier, platforms, other, database);
    }

    /** The same with another database. */
    public StarlingSettings with(DatabaseSettings other) {
        return new StarlingSettings(server, syncInterval, carried, courier, platforms, log, other);
    }
}
