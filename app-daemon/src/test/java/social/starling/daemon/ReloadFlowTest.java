package social.starling.daemon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import social.starling.assembly.Configuration;
import social.starling.assembly.StarlingSettings;
import social.starling.sandbox.bluesky.BlueskyPost;
import social.starling.sandbox.media.TestPicture;
import tools.jackson.databind.JsonNode;

/** S12 and property 13 in a running daemon: switches are turned while posts flow. */
class ReloadFlowTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final byte[] PICTURE = TestPicture.PHOTO.bytes(120, 80);

    @TempDir
    Path folder;

    @Test
    void aSwitchCountsForWhatComesNextAndNothingOnItsWayIsDisturbed() throws IOException {
        replace("{\"server\": {\"port\": 0}}");
        try (Demo demo = Demo.start(Configuration.read(folder, Map.of()), folder)) {
            post(demo, "with media 0");
            arrived(demo, 1);
            replace("{\"server\": {\"port\": 0}, \"sync\": {\"media\": false}}");
            await().atMost(PATIENCE).until(() -> !isMediaOn(demo));
            post(demo, "without media");
            arrived(demo, 2);
            replace("{\"server\": {\"port\": 0}, \"sync\": {\"media\": 1}}");
            await().atMost(PATIENCE).until(() -> events(demo).contains("settings.refused"));
            post(demo, "without media, though the file is wrong");
            arrived(demo, 3);
            for (int i = 1; i <= 12; i++) {
                post(demo, "with or without media " + i);
                replace("{\"server\": {\"port\": 0}, \"sync\": {\"media\": " + (i % 2 == 0) + "}}");
                demo.reloadSettings();
            }
            arrived(demo, 15);

            assertThat(demo.bluesky().posts("ada.test")).hasSize(15);
            assertThat(media(demo, "with media 0")).isEqualTo(1);
            assertThat(media(demo, "without media")).isZero();
            assertThat(media(demo, "without media, though the file is wrong")).isZero();
        }
    }

    private static void post(Demo demo, String text) {
        demo.x().post("ada", text, Optional.empty(), List.of(demo.x().media(PICTURE, Optional.of("a cat"))));
    }

    private static void arrived(Demo demo, int posts) {
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(ApiClient.of(demo.daemon())
                                .get("/api/deliveries?limit=100")
                                .json()
                                .findValuesAsString("state"))
                        .hasSize(posts)
                        .containsOnly("CONFIRMED"));
    }

    private static int media(Demo demo, String text) {
        return demo.bluesky().posts("ada.test").stream()
                .filter(post -> post.text().equals(text))
                .map(BlueskyPost::media)
                .findFirst()
                .orElseThrow()
                .size();
    }

    private static boolean isMediaOn(Demo demo) {
        for (JsonNode setting :
                ApiClient.of(demo.daemon()).get("/api/config").json().path("settings")) {
            if (setting.path("key").asString().equals("sync.media")) {
                return setting.path("value").asBoolean();
            }
        }
        throw new AssertionError("No sync.media");
    }

    private static String events(Demo demo) {
        return ApiClient.of(demo.daemon()).get("/api/events?limit=1000").body();
    }

    /** As editors do. */
    private void replace(String json) throws IOException {
        Path other = Files.writeString(folder.resolve("starling.json.new"), json);
        Files.move(
                other,
                folder.resolve(StarlingSettings.FILE),
                StandardCopyOption.ATOMIC_MOVE,
                StandardCopyOption.REPLACE_EXISTING);
    }
}
