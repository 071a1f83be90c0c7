package social.starling.assembly;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import social.starling.bluesky.BlueskyPush;
import social.starling.bluesky.BlueskySettings;
import social.starling.core.delivery.CourierSettings;
import social.starling.core.sync.SyncSwitches;
import social.starling.http.AddressGuard;
import social.starling.ports.account.Secret;

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
        LogSettings log) {
    public static final String FILE = "starling.json";

    public static final StarlingSettings DEFAULT = new StarlingSettings(
            ServerSettings.DEFAULT,
            Duration.ofSeconds(60),
            SyncSwitches.ON,
            CourierSettings.of("starling"),
            PlatformSettings.DEFAULT,
            LogSettings.DEFAULT);

    private static final int HOUR = 3_600;
    private static final int DAY = 24 * HOUR;

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
        SettingsReading read = new SettingsReading(SettingsSource.read(dataDir.resolve(FILE), environment));
        StarlingSettings settings = new StarlingSettings(
                server(read),
                read.seconds("sync.interval", 1, DAY, DEFAULT.syncInterval),
                new SyncSwitches(read.flag("sync.media", true), read.flag("sync.threads", true)),
                courier(read),
                platforms(read),
                log(read));
        read.finish();
        return settings;
    }

    /** The same on another port. */
    public StarlingSettings withPort(int port) {
        return new StarlingSettings(server.withPort(port), syncInterval, carried, courier, platforms, log);
    }

    /** The same with platforms that are reached elsewhere. */
    public StarlingSettings with(PlatformSettings other) {
        return new StarlingSettings(server, syncInterval, carried, courier, other, log);
    }

    /** The same in another rhythm. */
    public StarlingSettings withSyncInterval(Duration interval) {
        return new StarlingSettings(server, interval, carried, courier, platforms, log);
    }

    /** The same with routes that carry more or less. */
    public StarlingSettings with(SyncSwitches other) {
        return new StarlingSettings(server, syncInterval, other, courier, platforms, log);
    }

    private static ServerSettings server(SettingsReading read) {
        ServerSettings missing = ServerSettings.DEFAULT;
        String host = read.text("server.host", missing.host());
        ServerSettings server = read.checked(
                "server.host", () -> new ServerSettings(host, missing.port(), missing.allowedHosts()), missing);
        int port = read.number("server.port", 0, 65_535, missing.port());
        return read.checked(
                "server.allowedHosts",
                () -> new ServerSettings(server.host(), port, read.texts("server.allowedHosts")),
                server);
    }

    /** The lower bounds are longer than any platform's call, which a lease must outlast. */
    private static CourierSettings courier(SettingsReading read) {
        CourierSettings missing = DEFAULT.courier;
        return new CourierSettings(
                read.text("instance", missing.owner()),
                read.number("courier.inFlight", 1, 10_000, missing.inFlight()),
                read.seconds("courier.lease", 60, HOUR, missing.lease()),
                read.seconds("courier.quarantine", 60, HOUR, missing.quarantine()));
    }

    private static PlatformSettings platforms(SettingsReading read) {
        PlatformSettings missing = PlatformSettings.DEFAULT;
        Set<String> allowed = read.texts("http.allowedAddresses");
        AddressGuard guard =
                read.checked("http.allowedAddresses", () -> AddressGuard.allowing(allowed), AddressGuard.publicOnly());
        String clientId = read.text("twitter.clientId");
        Secret clientSecret = read.secret("STARLING_TWITTER_CLIENT_SECRET", "twitter.clientSecretFile");
        URI api = read.address("twitter.apiUri", missing.twitter().apiUri());
        URI authorize = read.address("twitter.authorizeUri", missing.twitter().authorizeUri());
        return new PlatformSettings(
                read.checked(
                        "twitter.clientId",
                        () -> new PlatformSettings.Twitter(clientId, clientSecret, api, authorize),
                        missing.twitter()),
                new PlatformSettings.Bluesky(
                        read.address("bluesky.defaultServer", missing.bluesky().defaultServer()),
                        push(read, guard),
                        videoService(read, guard)),
                allowed);
    }

    private static @Nullable URI videoService(SettingsReading read, AddressGuard guard) {
        if (read.text("bluesky.videoService") == null) {
            return null;
        }
        URI address = read.address("bluesky.videoService", URI.create("https://video.bsky.app"));
        return read.checked(
                "bluesky.videoService",
                () -> {
                    BlueskySettings.requireAllowed(address, guard);
                    return address;
                },
                address);
    }

    private enum Push {
        FIREHOSE,
        JETSTREAM,
        OFF
    }

    private static BlueskyPush push(SettingsReading read, AddressGuard guard) {
        Push wanted = read.choice("bluesky.push", Push.FIREHOSE);
        String address = read.text("bluesky.jetstream");
        BlueskyPush missing = PlatformSettings.DEFAULT.bluesky().push();
        if ((wanted == Push.JETSTREAM) != (address != null)) {
            return read.checked(
                    wanted == Push.JETSTREAM ? "bluesky.push" : "bluesky.jetstream",
                    () -> {
                        throw new IllegalArgumentException(
                                wanted == Push.JETSTREAM
                                        ? "bluesky.jetstream names no Jetstream to listen to; give its address, such as"
                                                + " wss://jetstream2.us-east.bsky.network"
                                        : "It is listened to where bluesky.push is jetstream; say so, or leave the address out");
                    },
                    missing);
        }
        return switch (wanted) {
            case FIREHOSE -> new BlueskyPush.Firehose();
            case OFF -> new BlueskyPush.Off();
            case JETSTREAM ->
                read.checked(
                        "bluesky.jetstream",
                        () -> {
                            BlueskyPush.Jetstream jetstream = BlueskyPush.Jetstream.at(String.valueOf(address));
                            jetstream.requireAllowed(guard);
                            return jetstream;
                        },
                        missing);
        };
    }

    private static LogSettings log(SettingsReading read) {
        return new LogSettings(
                read.choice("log.level", LogSettings.DEFAULT.level()),
                read.choice("log.format", LogSettings.DEFAULT.format()));
    }
}
