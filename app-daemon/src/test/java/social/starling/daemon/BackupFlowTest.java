package social.starling.daemon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import social.starling.assembly.Relocation;
import social.starling.assembly.Restoration;
import social.starling.assembly.StarlingSettings;
import social.starling.ports.account.Secret;
import social.starling.ports.backup.BackupManifest;
import social.starling.ports.backup.BackupProgress;
import social.starling.ports.backup.RestoreResult;
import social.starling.ports.backup.RestoreWish;
import social.starling.sandbox.bluesky.BlueskyPost;
import social.starling.sandbox.bluesky.BlueskySandbox;
import social.starling.sandbox.x.XPost;
import social.starling.sandbox.x.XSandbox;
import social.starling.testkit.postgres.PostgresAddress;
import social.starling.testkit.postgres.RealPostgres;
import tools.jackson.databind.JsonNode;

/** R6, S3: a backup that was made while posts flowed, restored on another machine, between platforms that have gone on. */
class BackupFlowTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir
    Path folder;

    private XSandbox x;
    private BlueskySandbox bluesky;

    @BeforeEach
    void platforms() {
        x = XSandbox.start(0, InstantSource.system());
        bluesky = BlueskySandbox.start(0, InstantSource.system());
    }

    @AfterEach
    void noPlatforms() {
        bluesky.close();
        x.close();
    }

    @Test
    void whatWasPublishedSinceTheBackupIsFoundOnTheAccountsAndNothingIsDoubled() throws Exception {
        Path first = folder.resolve("first");
        Path file = folder.resolve("backup.zip");
        try (Daemon daemon = start(first)) {
            x.post("ada", "Before, from X");
            bluesky.post("ada.test", "Before, from Bluesky");
            settled(daemon, 2);
            for (int i = 0; i < 4; i++) {
                x.post("ada", "While it is saved, from X " + i);
                bluesky.post("ada.test", "While it is saved, from Bluesky " + i);
                if (i == 1) {
                    save(daemon, file);
                }
            }
            settled(daemon, 10);
            x.post("ada", "After it, from X");
            bluesky.post("ada.test", "After it, from Bluesky");
            settled(daemon, 12);
        }
        assertThat(onX()).hasSize(12).doesNotHaveDuplicates();
        assertThat(onBluesky()).hasSize(12).doesNotHaveDuplicates();

        Path second = folder.resolve("second");
        Files.createDirectory(second);
        Files.copy(first.resolve("secrets.key.json"), second.resolve("secrets.key.json"));
        RestoreResult result = new Restoration(StarlingSettings.DEFAULT, second, InstantSource.system())
                .restore(file, new RestoreWish(false, false), BackupProgress.SILENT);
        assertThat(result.locked()).isEmpty();

        // Ten minutes later the leases have run out of what was under way when the backup was made.
        try (Daemon daemon = start(second, StarlingSettings.DEFAULT, Duration.ofMinutes(10))) {
            ApiClient api = ApiClient.of(daemon);
            assertThat(pause(api)).contains("restored from a backup");
            await().atMost(PATIENCE).untilAsserted(() -> assertThat(pause(api)).contains("starling resume"));
            assertThat(pause(api)).contains("held for you 0", "left to publish 0");
            api.post("/api/publishing/resume");
            for (int i = 0; i < 3; i++) {
                assertThat(api.post("/api/sync").json().path("planned").asInt()).isZero();
            }
            x.post("ada", "New, from X");
            await().atMost(PATIENCE).untilAsserted(() -> assertThat(onBluesky()).hasSize(13));
            assertThat(onX()).hasSize(13).doesNotHaveDuplicates();
            assertThat(onBluesky()).doesNotHaveDuplicates();
            // The platform shows a post before its answer is settled.
            await().atMost(PATIENCE)
                    .untilAsserted(
                            () -> assertThat(api.get("/api/deliveries").json().findValuesAsString("state"))
                                    .containsOnly("CONFIRMED", "CANCELLED"));
        }
    }

    @Test
    void aMovedInstallationGoesOnInPostgresWithoutAPauseAndDoublesNothing() throws Exception {
        Path data = folder.resolve("data");
        try (Daemon daemon = start(data)) {
            x.post("ada", "Before, from X");
            bluesky.post("ada.test", "Before, from Bluesky");
            settled(daemon, 2);
        }
        PostgresAddress server = RealPostgres.newDatabase();
        new Relocation(
                        StarlingSettings.DEFAULT,
                        data,
                        server.url(),
                        server.user(),
                        new Secret(server.password()),
                        InstantSource.system())
                .move("1", BackupProgress.SILENT);
        x.post("ada", "Meanwhile, from X");
        StarlingSettings moved = StarlingSettings.DEFAULT.with(StarlingSettings.load(
                        data, Map.of("STARLING_DATABASE_URL", server.url(), "STARLING_DATABASE_USER", server.user()))
                .database());
        Path file = folder.resolve("backup.zip");
        try (Daemon daemon = start(data, moved)) {
            assertThat(pause(ApiClient.of(daemon))).isEmpty();
            settled(daemon, 3);
            bluesky.post("ada.test", "After, from Bluesky");
            settled(daemon, 4);
            save(daemon, file);
        }
        assertThat(onX()).hasSize(4).doesNotHaveDuplicates();
        assertThat(onBluesky()).hasSize(4).doesNotHaveDuplicates();
        assertThat(Restoration.check(file, BackupProgress.SILENT).database()).isEqualTo("postgresql");
    }

    @Test
    void theBackupOfADaemonIsWholeAndSaysHowLongItIs() throws Exception {
        Path file = folder.resolve("backup.zip");
        try (Daemon daemon = start(folder.resolve("data"))) {
            long announced = save(daemon, file);
            BackupManifest manifest = Restoration.check(file, BackupProgress.SILENT);
            assertThat(announced).isEqualTo(manifest.rows()).isPositive();
            assertThat(manifest.product()).isEqualTo(Version.CURRENT);
            assertThat(ApiClient.of(daemon)
                            .post("/api/backup", "{\"to\":\"/etc/passwd\"}")
                            .problem())
                    .isEqualTo("400 unknown-key");
        }
    }

    private static long save(Daemon daemon, Path file) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(daemon.uri() + "/api/backup"))
                .header("Authorization", "Bearer " + daemon.token().reveal())
                .POST(HttpRequest.BodyPublishers.noBody())
                .build();
        try (HttpClient http = HttpClient.newHttpClient()) {
            HttpResponse<InputStream> answer = http.send(request, HttpResponse.BodyHandlers.ofInputStream());
            try (InputStream body = answer.body()) {
                Files.copy(body, file);
            }
            assertThat(answer.statusCode()).isEqualTo(200);
            return answer.headers().firstValueAsLong(BackupResource.ROWS).orElse(-1);
        }
    }

    private Daemon start(Path data) {
        return start(data, StarlingSettings.DEFAULT);
    }

    private Daemon start(Path data, StarlingSettings base) {
        return start(data, base, Duration.ZERO);
    }

    /** @param later how far its clock is ahead */
    private Daemon start(Path data, StarlingSettings base, Duration later) {
        DemoPeople people = new DemoPeople(x, bluesky);
        StarlingSettings settings = base.withPort(0)
                .with(people.platforms(StarlingSettings.DEFAULT.platforms()))
                .withSyncInterval(Duration.ofSeconds(1));
        return Daemon.start(settings, data, Daemon.Mode.DEMO, Clock.offset(Clock.systemUTC(), later), people::connect);
    }

    private static void settled(Daemon daemon, int count) {
        await().atMost(PATIENCE).untilAsserted(() -> {
            JsonNode deliveries = ApiClient.of(daemon).get("/api/deliveries").json();
            assertThat(deliveries.findValuesAsString("state"))
                    .as(deliveries::toString)
                    .hasSize(count)
                    .containsOnly("CONFIRMED");
        });
    }

    private static String pause(ApiClient api) {
        return api.get("/api/publishing").json().path("paused").path("reason").asString("");
    }

    private List<String> onX() {
        return x.posts("ada").stream().map(XPost::text).toList();
    }

    private List<String> onBluesky() {
        return bluesky.posts("ada.test").stream().map(BlueskyPost::text).toList();
    }
}
