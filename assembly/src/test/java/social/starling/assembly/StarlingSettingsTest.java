package social.starling.assembly;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import social.starling.assembly.StartupException.Trouble;
import social.starling.bluesky.BlueskyPush;
import social.starling.core.sync.SyncSwitches;
import social.starling.ports.account.Secret;

class StarlingSettingsTest {
    @TempDir
    Path folder;

    @Test
    void aFolderWithoutAFileHasTheDefaults() {
        assertThat(StarlingSettings.load(folder, Map.of())).isEqualTo(StarlingSettings.DEFAULT);
    }

    @Test
    void everySettingOfTheFileIsRead() throws IOException {
        Path secret = Files.writeString(folder.resolve("x.secret"), "hush\n");
        write("""
                {"instance": "kitchen",
                 "server": {"host": "localhost", "port": 9000, "allowedHosts": ["starling.home"]},
                 "sync": {"interval": 5, "media": false, "threads": false},
                 "courier": {"inFlight": 3, "lease": 90, "quarantine": 70},
                 "twitter": {"clientId": "abc", "clientSecretFile": "%s",
                             "apiUri": "http://127.0.0.1:1/x", "authorizeUri": "http://127.0.0.1:1/y"},
                 "bluesky": {"defaultServer": "https://pds.example.org", "push": "jetstream",
                             "jetstream": "wss://jetstream.example.org/subscribe",
                             "videoService": "https://video.example.org"},
                 "http": {"allowedAddresses": ["127.0.0.1:1"]},
                 "log": {"level": "debug", "format": "json"}}
                """.formatted(secret));

        StarlingSettings settings = StarlingSettings.load(folder, Map.of());

        assertThat(settings.server().host()).isEqualTo("localhost");
        assertThat(settings.server().port()).isEqualTo(9000);
        assertThat(settings.server().allowedHosts()).containsExactly("starling.home");
        assertThat(settings.syncInterval()).isEqualTo(Duration.ofSeconds(5));
        assertThat(settings.carried()).isEqualTo(new SyncSwitches(false, false));
        assertThat(settings.courier().owner()).isEqualTo("kitchen");
        assertThat(settings.courier().inFlight()).isEqualTo(3);
        assertThat(settings.courier().lease()).isEqualTo(Duration.ofSeconds(90));
        assertThat(settings.courier().quarantine()).isEqualTo(Duration.ofSeconds(70));
        assertThat(settings.platforms())
                .isEqualTo(new PlatformSettings(
                        new PlatformSettings.Twitter(
                                "abc",
                                new Secret("hush"),
                                URI.create("http://127.0.0.1:1/x"),
                                URI.create("http://127.0.0.1:1/y")),
                        new PlatformSettings.Bluesky(
                                URI.create("https://pds.example.org"),
                                new BlueskyPush.Jetstream(URI.create("https://jetstream.example.org")),
                                URI.create("https://video.example.org")),
                        java.util.Set.of("127.0.0.1:1")));
        assertThat(settings.log()).isEqualTo(new LogSettings(LogSettings.Level.DEBUG, LogSettings.Format.JSON));
    }

    @Test
    void variablesStandOverTheFile() throws IOException {
        write("{\"server\": {\"port\": 9000}, \"log\": {\"level\": \"debug\"}}");

        StarlingSettings settings = StarlingSettings.load(
                folder,
                Map.of(
                        "STARLING_SERVER_PORT", "9001",
                        "STARLING_SERVER_ALLOWED_HOSTS", "a.home, b.home",
                        "STARLING_COURIER_IN_FLIGHT", "7",
                        "STARLING_SYNC_MEDIA", "false",
                        "STARLING_TWITTER_CLIENT_ID", "abc",
                        "STARLING_TWITTER_CLIENT_SECRET", "hush",
                        "STARLING_LOG_LEVEL", ""));

        assertThat(settings.server().port()).isEqualTo(9001);
        assertThat(settings.server().allowedHosts()).containsExactlyInAnyOrder("a.home", "b.home");
        assertThat(settings.courier().inFlight()).isEqualTo(7);
        assertThat(settings.carried()).isEqualTo(new SyncSwitches(false, true));
        assertThat(settings.platforms().twitter().clientSecret()).isEqualTo(new Secret("hush"));
        assertThat(settings.log().level()).isEqualTo(LogSettings.Level.DEBUG);
    }

    @Test
    void aValueOfTheFileIsCheckedThoughAVariableStandsOverIt() throws IOException {
        write("{\"server\": {\"port\": 99999}}");

        assertThatExceptionOfType(StartupException.class)
                .isThrownBy(() -> StarlingSettings.load(folder, Map.of("STARLING_SERVER_PORT", "9001")))
                .withMessageContaining("99999");
    }

    @Test
    void theFileMayNameItsSchema() throws IOException {
        write("{\"$schema\": \"starling.schema.json\", \"server\": {\"port\": 9e3}}");

        assertThat(StarlingSettings.load(folder, Map.of()).server().port()).isEqualTo(9000);
    }

    @Test
    void aSecretInTheFileIsRefusedWithoutBeingTold() throws IOException {
        write("{\"twitter\": {\"clientSecret\": \"hush-hush\"}}");

        assertThatExceptionOfType(StartupException.class)
                .isThrownBy(() -> StarlingSettings.load(folder, Map.of()))
                .withMessageContaining("STARLING_TWITTER_CLIENT_SECRET")
                .withMessageNotContaining("hush-hush");
    }

    @Test
    void aSecretShowsInNoText() {
        StarlingSettings settings = StarlingSettings.load(
                folder, Map.of("STARLING_TWITTER_CLIENT_ID", "abc", "STARLING_TWITTER_CLIENT_SECRET", "hush-hush"));

        assertThat(settings.toString()).contains("abc").doesNotContain("hush-hush");
    }

    @Test
    void aSecretWithoutItsAppIsRefused() {
        assertThatExceptionOfType(StartupException.class)
                .isThrownBy(() -> StarlingSettings.load(folder, Map.of("STARLING_TWITTER_CLIENT_SECRET", "hush-hush")))
                .withMessageContaining("twitter.clientId")
                .withMessageContaining("give both or neither")
                .withMessageNotContaining("hush-hush");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            {"server": {"port": 99999}}         | server.port in | 99999        | 0 to 65535
            {"server": {"port": "7878"}}        | server.port in | "7878"       | whole number
            {"server": {"port": 1.5}}           | server.port in | 1.5          | whole number
            {"server": {"port": null}}          | server.port in | null         | whole number
            {"server": {"port": {}}}            | server.port in | {}           | whole number
            {"server": 5}                       | server in      | is 5         | server.host, server.port, server.allowedHosts
            {"server": {"host": "0.0.0.0"}}     | server.host in | 0.0.0.0      | 127.0.0.1, localhost, ::1 are allowed
            {"server": {"allowedHosts": "a"}}   | allowedHosts   | "a"          | list of texts
            {"server": {"allowedHosts": ["a:1"]}} | allowedHosts | a:1          | without a port
            {"sync": {"interval": 0}}           | sync.interval  | is 0         | 1 to 86400
            {"sync": {"media": "no"}}           | sync.media     | "no"         | true and false
            {"sync": {"threads": 1}}            | sync.threads   | is 1         | true and false
            {"courier": {"lease": 5}}           | courier.lease  | is 5         | 60 to 3600
            {"twitter": {"apiUri": "x.com"}}    | twitter.apiUri | "x.com"      | web address
            {"bluesky": {"defaultServer": "ftp://x.y"}} | bluesky.defaultServer | ftp://x.y | web address
            {"bluesky": {"push": "sometimes"}}  | bluesky.push   | "sometimes"  | firehose, jetstream, off
            {"bluesky": {"push": "jetstream"}}  | bluesky.push   | jetstream    | such as wss://
            {"bluesky": {"jetstream": "wss://jetstream.example.org"}} | bluesky.jetstream | example.org | leave the address out
            {"bluesky": {"push": "jetstream", "jetstream": "a b"}} | bluesky.jetstream | a b | wss://
            {"bluesky": {"push": "jetstream", "jetstream": "wss://x.org/y"}} | bluesky.jetstream | x.org/y | wss://
            {"bluesky": {"push": "jetstream", "jetstream": "ws://x.org"}} | bluesky.jetstream | x.org | wss:// is allowed
            {"bluesky": {"push": "jetstream", "jetstream": "wss://10.0.0.1"}} | bluesky.jetstream | 10.0.0.1 | public addresses
            {"bluesky": {"videoService": "video"}} | bluesky.videoService | "video" | https://video.bsky.app is allowed
            {"bluesky": {"videoService": "http://video.example.org"}} | bluesky.videoService | video.example.org | https://
            {"bluesky": {"videoService": "https://10.0.0.1"}} | bluesky.videoService | 10.0.0.1 | public addresses
            {"http": {"allowedAddresses": ["nonsense"]}} | http.allowedAddresses | nonsense | allowed
            {"log": {"level": "loud"}}          | log.level in   | "loud"       | error, warn, info, debug, trace
            {"twitter": {"clientSecretFile": "/nowhere/x"}} | twitter.clientSecretFile | /nowhere/x | cannot be read
            {"colour": "blue"}                  | colour in      | no setting   | known are
            {"server": {"prot": 1}}             | server.prot in | no setting   | server.port
            {"twitter": {"clientSecret": "x"}}  | twitter.clientSecret in | no setting | twitter.clientSecretFile
            {"server.port": 1}                  | "server.port" in | dot in its name | {"server": {"port": 7878}}
            {"port": 1}                         | port in        | no setting   | did you mean server.port?
            {"syncInterval": 1}                 | syncInterval in | no setting  | did you mean sync.interval?
            {"log": {"levle": "info"}}          | log.levle in   | no setting   | did you mean log.level?
            {"$schema": 5}                      | $schema in     | is 5         | JSON Schema is allowed
            """)
    void aWrongSettingIsRefusedByPathValueAndWhatIsAllowed(String json, String path, String value, String allowed)
            throws IOException {
        write(json);

        assertThatExceptionOfType(StartupException.class)
                .isThrownBy(() -> StarlingSettings.load(folder, Map.of()))
                .withMessageContaining(path)
                .withMessageContaining(value)
                .withMessageContaining(allowed)
                .satisfies(e -> assertThat(e.trouble()).isEqualTo(Trouble.SETTINGS));
    }

    @Test
    void everythingThatIsWrongIsToldAtOnce() throws IOException {
        write("{\"server\": {\"port\": -1}, \"sync\": {\"interval\": \"often\"}, \"colour\": 1}");

        assertThatExceptionOfType(StartupException.class)
                .isThrownBy(() -> StarlingSettings.load(folder, Map.of("STARLING_LOG_LEVL", "info")))
                .satisfies(e -> assertThat(e.getMessage().lines())
                        .hasSize(4)
                        .anyMatch(line -> line.startsWith("The variable STARLING_LOG_LEVL is no setting")));
    }

    @Test
    void variablesOfTheLauncherAreNoSettings() {
        assertThat(StarlingSettings.load(folder, Map.of("STARLING_JAVA_HOME", "/x", "STARLING_TOKEN", "y")))
                .isEqualTo(StarlingSettings.DEFAULT);
    }

    @Test
    void malformedJsonIsRefusedWithItsPosition() throws IOException {
        write("{\n  \"server\": {\"port\": 1,}\n}");

        assertThatExceptionOfType(StartupException.class)
                .isThrownBy(() -> StarlingSettings.load(folder, Map.of()))
                .withMessageContaining("starling.json is no valid JSON at line 2, column");
    }

    @Test
    void aKeyThatStandsTwiceIsRefused() throws IOException {
        write("{\"server\": {\"port\": 1, \"port\": 2}}");

        assertThatExceptionOfType(StartupException.class)
                .isThrownBy(() -> StarlingSettings.load(folder, Map.of()))
                .withMessageContaining("port");
    }

    @Test
    void aFileThatHoldsNoObjectIsRefused() throws IOException {
        write("[1]");

        assertThatExceptionOfType(StartupException.class)
                .isThrownBy(() -> StarlingSettings.load(folder, Map.of()))
                .withMessageContaining("one JSON object is allowed");
    }

    private void write(String json) throws IOException {
        Files.writeString(folder.resolve(StarlingSettings.FILE), json);
    }
}
