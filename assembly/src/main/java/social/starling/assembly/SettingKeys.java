package social.starling.assembly;

import static social.starling.assembly.Setting.of;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import social.starling.assembly.SettingKind.Choice;
import social.starling.assembly.SettingKind.Flag;
import social.starling.assembly.SettingKind.Hidden;
import social.starling.assembly.SettingKind.Seconds;
import social.starling.assembly.SettingKind.Text;
import social.starling.assembly.SettingKind.Whole;
import social.starling.assembly.SettingKind.Word;
import social.starling.bluesky.BlueskyPush;
import social.starling.ports.account.Secret;

/**
 * All settings there are. Parsing, the JSON Schema, what {@code config show} prints and the table of docs/configuration.md
 * follow from this list.
 */
final class SettingKeys {
    private static final int HOUR = 3_600;
    private static final int DAY = 24 * HOUR;

    static final Setting<String> INSTANCE =
            of("instance", Text.ANY, settings -> settings.courier().owner(), "the name of this daemon in the ledger");

    static final Setting<String> DATABASE_URL = of(
            "database.url",
            new Text(
                    Pattern.compile("jdbc:postgresql://[^\\s/@?]+/[^\\s/@?]+(\\?[^\\s]*)?"),
                    "an address such as jdbc:postgresql://localhost:5432/starling"),
            settings -> settings.database().server() == null
                    ? null
                    : settings.database().server().url(),
            "a PostgreSQL database, which several daemons may share; without it, everything is in a SQLite file in the"
                    + " data directory");
    static final Setting<String> DATABASE_USER = of(
            "database.user",
            Text.ANY,
            settings -> settings.database().server() == null
                    ? null
                    : settings.database().server().user(),
            "who signs in to the PostgreSQL server; it needs `database.url`");
    static final Setting<String> DATABASE_PASSWORD_FILE = of(
            "database.passwordFile",
            Text.ANY,
            settings -> null,
            "a file with that user's password; it needs `database.url`");
    static final Setting<Secret> DATABASE_PASSWORD = of(
            "database.password",
            new Hidden(),
            settings -> settings.database().server() == null
                    ? null
                    : settings.database().server().password(),
            "the password itself; it never stands in `starling.json`");
    static final Setting<Integer> DATABASE_CONNECTIONS = of(
            "database.connections",
            new Whole(1, 16),
            settings -> settings.database().connections(),
            "connections that read; PostgreSQL gets as many again that write, and one that listens");

    static final Setting<String> SECRETS_KEY_FILE = of(
            "secrets.keyFile",
            Text.ANY,
            settings -> settings.database().keyFile() == null
                    ? null
                    : settings.database().keyFile().toString(),
            "the key of the stored secrets, by default `secrets.key.json` in the data directory; all daemons on one"
                    + " database need the same");
    static final Setting<Secret> SECRETS_KEYSET = of(
            "secrets.keyset",
            new Hidden(),
            settings -> settings.database().keyset(),
            "the key itself, as that file holds it; it never stands in `starling.json`");

    static final Setting<String> SERVER_HOST = of(
            "server.host",
            new Word(
                    List.of("127.0.0.1", "localhost", "::1"),
                    ". Reach it from elsewhere through an SSH tunnel or a proxy with TLS on this machine"),
            settings -> settings.server().host(),
            "where the API listens");
    static final Setting<Integer> SERVER_PORT = of(
            "server.port",
            new Whole(0, 65_535),
            settings -> settings.server().port(),
            "the API's port; 0 takes a free one");
    static final Setting<Set<String>> SERVER_ALLOWED_HOSTS = of(
            "server.allowedHosts",
            new TextsKind(
                    Pattern.compile("[a-zA-Z0-9]([a-zA-Z0-9.-]{0,251}[a-zA-Z0-9])?"),
                    "[\"starling.example.org\"], host names without a port,"),
            settings -> settings.server().allowedHosts(),
            "further names that a proxy passes on, without a port");

    static final Setting<Duration> SYNC_INTERVAL = of(
            "sync.interval",
            new Seconds(1, DAY),
            StarlingSettings::syncInterval,
            "seconds between two cycles; a demo asks every second unless this says otherwise. Bluesky tells of new"
                    + " posts by itself, and they do not wait");
    static final Setting<Boolean> SYNC_MEDIA = of(
                    "sync.media",
                    new Flag(),
                    settings -> settings.carried().media(),
                    "`false`: no route carries pictures, videos or link cards; posts are carried as text, and a note"
                            + " says what was left. A post without text is left")
            .followedAtOnce();
    static final Setting<Boolean> SYNC_THREADS = of(
                    "sync.threads",
                    new Flag(),
                    settings -> settings.carried().threads(),
                    "`false`: routes carry posts that stand alone, and leave what continues a thread, with that"
                            + " reason. A long post is still split")
            .followedAtOnce();

    static final Setting<Integer> COURIER_IN_FLIGHT = of(
            "courier.inFlight",
            new Whole(1, 10_000),
            settings -> settings.courier().inFlight(),
            "deliveries at once");
    /** The lower bounds of lease and quarantine are longer than any platform's call, which a lease must outlast. */
    static final Setting<Duration> COURIER_LEASE = of(
            "courier.lease",
            new Seconds(60, HOUR),
            settings -> settings.courier().lease(),
            "seconds that a claim of work lasts");

    static final Setting<Duration> COURIER_QUARANTINE = of(
            "courier.quarantine",
            new Seconds(60, HOUR),
            settings -> settings.courier().quarantine(),
            "seconds after a lost claim before its answer is looked for");

    static final Setting<String> TWITTER_CLIENT_ID = of(
            "twitter.clientId",
            Text.ANY,
            settings -> settings.platforms().twitter().clientId(),
            "the client id of your X app; without it nobody signs in to X by browser");
    static final Setting<String> TWITTER_CLIENT_SECRET_FILE = of(
            "twitter.clientSecretFile",
            Text.ANY,
            settings -> null,
            "a file with the app's client secret; it needs `twitter.clientId`");
    static final Setting<Secret> TWITTER_CLIENT_SECRET = of(
            "twitter.clientSecret",
            new Hidden(),
            settings -> settings.platforms().twitter().clientSecret(),
            "the secret itself; it never stands in `starling.json`");
    static final Setting<URI> TWITTER_API_URI = of(
            "twitter.apiUri",
            new AddressKind("https://api.x.com"),
            settings -> settings.platforms().twitter().apiUri(),
            "a web address");
    static final Setting<URI> TWITTER_AUTHORIZE_URI = of(
            "twitter.authorizeUri",
            new AddressKind("https://x.com/i/oauth2/authorize"),
            settings -> settings.platforms().twitter().authorizeUri(),
            "a web address");

    static final Setting<URI> BLUESKY_DEFAULT_SERVER = of(
            "bluesky.defaultServer",
            new AddressKind("https://bsky.social"),
            settings -> settings.platforms().bluesky().defaultServer(),
            "the server that is meant when nobody names one");
    static final Setting<Push> BLUESKY_PUSH = of(
            "bluesky.push",
            new Choice<>(Push.class),
            settings -> Push.of(settings.platforms().bluesky().push()),
            "who tells at once of new posts: `firehose`, the accounts' own servers; `jetstream`, the one below;"
                    + " `off`, nobody");
    static final Setting<String> BLUESKY_JETSTREAM = of(
            "bluesky.jetstream",
            new Text(
                    Pattern.compile("(wss?|https?)://" + AddressKind.SERVER + "(/|/subscribe)?"),
                    "an address such as wss://jetstream2.us-east.bsky.network"),
            settings -> settings.platforms().bluesky().push() instanceof BlueskyPush.Jetstream jetstream
                    ? jetstream.address().toString().replaceFirst("^http", "ws")
                    : null,
            "where `bluesky.push` is `jetstream`: its address, `wss://` with a host; `ws://` only for a server that"
                    + " `http.allowedAddresses` names");
    static final Setting<URI> BLUESKY_VIDEO_SERVICE = of(
            "bluesky.videoService",
            new AddressKind("https://video.bsky.app"),
            settings -> settings.platforms().bluesky().videoService(),
            "takes the videos of all accounts; without it, Bluesky's own takes those of accounts at Bluesky, and other"
                    + " servers take theirs themselves");

    static final Setting<Set<String>> HTTP_ALLOWED_ADDRESSES = of(
            "http.allowedAddresses",
            new TextsKind(
                    Pattern.compile("[^/?#@\\\\\\s]+:(6553[0-5]|655[0-2][0-9]|65[0-4][0-9]{2}|6[0-4][0-9]{3}"
                            + "|[1-5][0-9]{4}|[1-9][0-9]{0,3})"),
                    "[\"127.0.0.1:2583\"], each host:port,"),
            settings -> settings.platforms().allowedAddresses(),
            "`host:port` of servers that may be called though they are not public");

    static final Setting<LogSettings.Level> LOG_LEVEL = of(
                    "log.level",
                    new Choice<>(LogSettings.Level.class),
                    settings -> settings.log().level(),
                    "the least important lines that are written")
            .followedAtOnce();
    static final Setting<LogSettings.Format> LOG_FORMAT = of(
            "log.format",
            new Choice<>(LogSettings.Format.class),
            settings -> settings.log().format(),
            "how a line looks; `json` is one object a line");

    /** In the order of the table. */
    static final List<Setting<?>> ALL = List.of(
            INSTANCE,
            DATABASE_URL,
            DATABASE_USER,
            DATABASE_PASSWORD_FILE,
            DATABASE_PASSWORD,
            DATABASE_CONNECTIONS,
            SECRETS_KEY_FILE,
            SECRETS_KEYSET,
            SERVER_HOST,
            SERVER_PORT,
            SERVER_ALLOWED_HOSTS,
            SYNC_INTERVAL,
            SYNC_MEDIA,
            SYNC_THREADS,
            COURIER_IN_FLIGHT,
            COURIER_LEASE,
            COURIER_QUARANTINE,
            TWITTER_CLIENT_ID,
            TWITTER_CLIENT_SECRET_FILE,
            TWITTER_CLIENT_SECRET,
            TWITTER_API_URI,
            TWITTER_AUTHORIZE_URI,
            BLUESKY_DEFAULT_SERVER,
            BLUESKY_PUSH,
            BLUESKY_JETSTREAM,
            BLUESKY_VIDEO_SERVICE,
            HTTP_ALLOWED_ADDRESSES,
            LOG_LEVEL,
            LOG_FORMAT);

    private SettingKeys() {}

    /** The words of {@code bluesky.push}. */
    enum Push {
        FIREHOSE,
        JETSTREAM,
        OFF;

        static Push of(BlueskyPush push) {
            return switch (push) {
                case BlueskyPush.Firehose firehose -> FIREHOSE;
                case BlueskyPush.Jetstream jetstream -> JETSTREAM;
                case BlueskyPush.Off off -> OFF;
            };
        }
    }
}
