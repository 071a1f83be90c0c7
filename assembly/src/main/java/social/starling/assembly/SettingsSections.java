package social.starling.assembly;

import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import social.starling.bluesky.BlueskyPush;
import social.starling.bluesky.BlueskySettings;
import social.starling.core.delivery.CourierSettings;
import social.starling.core.sync.SyncSwitches;
import social.starling.http.AddressGuard;
import social.starling.jdbc.DatabaseLocation.PostgresServer;
import social.starling.ports.account.Secret;

/** Puts settings together from what is read, section by section, and checks what one value alone does not tell. */
final class SettingsSections {
    private final SettingsReading read;

    SettingsSections(SettingsReading read) {
        this.read = read;
    }

    StarlingSettings all() {
        return new StarlingSettings(
                server(),
                read.value(SettingKeys.SYNC_INTERVAL),
                new SyncSwitches(read.value(SettingKeys.SYNC_MEDIA), read.value(SettingKeys.SYNC_THREADS)),
                courier(),
                platforms(),
                new LogSettings(read.value(SettingKeys.LOG_LEVEL), read.value(SettingKeys.LOG_FORMAT)),
                database());
    }

    private ServerSettings server() {
        return new ServerSettings(
                read.value(SettingKeys.SERVER_HOST),
                read.value(SettingKeys.SERVER_PORT),
                read.value(SettingKeys.SERVER_ALLOWED_HOSTS));
    }

    private CourierSettings courier() {
        return new CourierSettings(
                read.value(SettingKeys.INSTANCE),
                read.value(SettingKeys.COURIER_IN_FLIGHT),
                read.value(SettingKeys.COURIER_LEASE),
                read.value(SettingKeys.COURIER_QUARANTINE));
    }

    private DatabaseSettings database() {
        String url = read.optional(SettingKeys.DATABASE_URL);
        String user = read.optional(SettingKeys.DATABASE_USER);
        Secret password = read.secret(SettingKeys.DATABASE_PASSWORD, SettingKeys.DATABASE_PASSWORD_FILE);
        Optional<PostgresServer> server = url == null ? serverless(user, password) : server(url, user, password);
        String keyFile = read.optional(SettingKeys.SECRETS_KEY_FILE);
        Optional<Path> key = keyFile == null
                ? Optional.empty()
                : read.checked(SettingKeys.SECRETS_KEY_FILE, () -> Optional.of(Path.of(keyFile)), Optional.empty());
        return new DatabaseSettings(
                server.orElse(null),
                read.value(SettingKeys.DATABASE_CONNECTIONS),
                key.orElse(null),
                read.optional(SettingKeys.SECRETS_KEYSET));
    }

    private Optional<PostgresServer> server(String url, @Nullable String user, @Nullable Secret password) {
        return read.checked(
                SettingKeys.DATABASE_URL, () -> Optional.of(new PostgresServer(url, user, password)), Optional.empty());
    }

    private Optional<PostgresServer> serverless(@Nullable String user, @Nullable Secret password) {
        if (user == null && password == null) {
            return Optional.empty();
        }
        return read.checked(
                user == null ? SettingKeys.DATABASE_PASSWORD : SettingKeys.DATABASE_USER,
                () -> {
                    throw new IllegalArgumentException("It is for a server; name that by database.url, such as"
                            + " jdbc:postgresql://localhost:5432/starling, or leave it out for SQLite");
                },
                Optional.empty());
    }

    private PlatformSettings platforms() {
        Set<String> allowed = read.value(SettingKeys.HTTP_ALLOWED_ADDRESSES);
        AddressGuard guard = read.checked(
                SettingKeys.HTTP_ALLOWED_ADDRESSES, () -> AddressGuard.allowing(allowed), AddressGuard.publicOnly());
        return new PlatformSettings(twitter(), bluesky(guard), allowed);
    }

    private PlatformSettings.Twitter twitter() {
        String clientId = read.optional(SettingKeys.TWITTER_CLIENT_ID);
        Secret secret = read.secret(SettingKeys.TWITTER_CLIENT_SECRET, SettingKeys.TWITTER_CLIENT_SECRET_FILE);
        URI api = read.value(SettingKeys.TWITTER_API_URI);
        URI authorize = read.value(SettingKeys.TWITTER_AUTHORIZE_URI);
        return read.checked(
                SettingKeys.TWITTER_CLIENT_ID,
                () -> new PlatformSettings.Twitter(clientId, secret, api, authorize),
                PlatformSettings.DEFAULT.twitter());
    }

    private PlatformSettings.Bluesky bluesky(AddressGuard guard) {
        return new PlatformSettings.Bluesky(
                read.value(SettingKeys.BLUESKY_DEFAULT_SERVER), push(guard), videoService(guard));
    }

    private @Nullable URI videoService(AddressGuard guard) {
        URI address = read.optional(SettingKeys.BLUESKY_VIDEO_SERVICE);
        if (address == null) {
            return null;
        }
        return read.checked(
                SettingKeys.BLUESKY_VIDEO_SERVICE,
                () -> {
                    BlueskySettings.requireAllowed(address, guard);
                    return address;
                },
                address);
    }

    private BlueskyPush push(AddressGuard guard) {
        SettingKeys.Push wanted = read.value(SettingKeys.BLUESKY_PUSH);
        String address = read.optional(SettingKeys.BLUESKY_JETSTREAM);
        BlueskyPush missing = PlatformSettings.DEFAULT.bluesky().push();
        return switch (wanted) {
            case FIREHOSE -> address == null ? new BlueskyPush.Firehose() : unasked(missing);
            case OFF -> address == null ? new BlueskyPush.Off() : unasked(missing);
            case JETSTREAM -> address == null ? nameless(missing) : jetstream(address, guard, missing);
        };
    }

    private BlueskyPush jetstream(String address, AddressGuard guard, BlueskyPush missing) {
        return read.checked(
                SettingKeys.BLUESKY_JETSTREAM,
                () -> {
                    BlueskyPush.Jetstream jetstream = BlueskyPush.Jetstream.at(address);
                    jetstream.requireAllowed(guard);
                    return jetstream;
                },
                missing);
    }

    private BlueskyPush unasked(BlueskyPush missing) {
        return read.checked(
                SettingKeys.BLUESKY_JETSTREAM,
                () -> {
                    throw new IllegalArgumentException(
                            "It is listened to where bluesky.push is jetstream; say so, or leave the address out");
                },
                missing);
    }

    private BlueskyPush nameless(BlueskyPush missing) {
        return read.checked(
                SettingKeys.BLUESKY_PUSH,
                () -> {
                    throw new IllegalArgumentException(
                            "bluesky.jetstream names no Jetstream to listen to; give its address, such as"
                                    + " wss://jetstream2.us-east.bsky.network");
                },
                missing);
    }
}
