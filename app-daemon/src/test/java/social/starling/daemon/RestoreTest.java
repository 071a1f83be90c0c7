package social.starling.daemon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import social.starling.assembly.StarlingSettings;
import social.starling.sandbox.bluesky.BlueskyPost;
import social.starling.sandbox.bluesky.BlueskySandbox;
import social.starling.sandbox.x.XPost;
import social.starling.sandbox.x.XSandbox;
import tools.jackson.databind.JsonNode;

/** S3: a database from an older backup, between platforms that have gone on. */
class RestoreTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    /** Fits Bluesky's 300 and becomes two posts on X. */
    private static final String LONG = "Word after word, this goes on. ".repeat(9) + "Here it ends.";

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
    void afterARestoreNothingEchoesNothingIsDoubledAndWhatIsNewGoesOn() {
        try (Daemon daemon = start()) {
            x.post("ada", "Before, from X");
            bluesky.post("ada.test", "Before, from Bluesky");
            settled(daemon, 2);
        }
        copy("starling.db", "backup.db");
        try (Daemon daemon = start()) {
            XPost first = x.post("ada", "Lost, from X");
            x.post("ada", "Lost, from X, and on", Optional.of(first.id()), List.of());
            bluesky.post("ada.test", "Lost, from Bluesky");
            bluesky.post("ada.test", LONG);
            settled(daemon, 7);
            sendToBoth(daemon);
            settled(daemon, 9);
        }
        List<String> onX = onX();
        List<String> onBluesky = onBluesky();
        assertThat(onX).hasSize(8).doesNotHaveDuplicates();
        assertThat(onBluesky).hasSize(7).doesNotHaveDuplicates();
        x.post("ada", "Meanwhile, on X");
        bluesky.post("ada.test", "Meanwhile, on Bluesky");
        restore();

        try (Daemon daemon = start()) {
            ApiClient api = ApiClient.of(daemon);
            await().atMost(PATIENCE).untilAsserted(() -> assertThat(pause(api)).contains("starling resume"));
            // The request of the lost time stands on both sides; what is left of it looks like a post and its copy.
            assertThat(pause(api)).contains("adopted 6", "not carried back 6", "held for you 0", "left to publish 2");
            assertThat(onX()).hasSize(9);
            assertThat(onBluesky()).hasSize(8);
            assertThat(api.get("/api/events?limit=1000").json().findValuesAsString("type"))
                    .contains("post.adopted", "links.rebuilt");

            api.post("/api/publishing/resume");
            await().atMost(PATIENCE).untilAsserted(() -> {
                assertThat(onX()).hasSize(10);
                assertThat(onBluesky()).hasSize(9);
            });
            for (int i = 0; i < 3; i++) {
                assertThat(api.post("/api/sync").json().path("planned").asInt()).isZero();
            }
            assertThat(onX()).hasSize(10).doesNotHaveDuplicates().containsAll(onX);
            assertThat(onBluesky()).hasSize(9).doesNotHaveDuplicates().containsAll(onBluesky);
            assertThat(api.get("/api/deliveries").json().findValuesAsString("state"))
                    .containsOnly("CONFIRMED", "CANCELLED");
        }
    }

    private Daemon start() {
        DemoPeople people = new DemoPeople(x, bluesky);
        StarlingSettings settings = StarlingSettings.DEFAULT
                .withPort(0)
                .with(people.platforms(StarlingSettings.DEFAULT.platforms()))
                .withSyncInterval(Duration.ofSeconds(1));
        return Daemon.start(settings, folder, Daemon.Mode.DEMO, people::connect);
    }

    /** Waits until so many deliveries have ended well. */
    private static void settled(Daemon daemon, int count) {
        await().atMost(PATIENCE).untilAsserted(() -> {
            JsonNode deliveries = ApiClient.of(daemon).get("/api/deliveries").json();
            assertThat(deliveries.findValuesAsString("state"))
                    .as(deliveries::toString)
                    .hasSize(count)
                    .containsOnly("CONFIRMED");
        });
    }

    private static void sendToBoth(Daemon daemon) {
        ApiClient api = ApiClient.of(daemon);
        List<String> ids = api.get("/api/accounts").json().findValuesAsString("id");
        api.post("/api/posts", "{\"text\":\"Sent to both\",\"targets\":[\"" + String.join("\",\"", ids) + "\"]}");
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

    private void restore() {
        try {
            Files.deleteIfExists(folder.resolve("starling.db-wal"));
            Files.deleteIfExists(folder.resolve("starling.db-shm"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        copy("backup.db", "starling.db");
    }

    private void copy(String from, String to) {
        try {
            Files.copy(folder.resolve(from), folder.resolve(to), StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
