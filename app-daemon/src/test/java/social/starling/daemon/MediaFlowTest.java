package social.starling.daemon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import social.starling.assembly.StarlingSettings;
import social.starling.sandbox.bluesky.BlueskyMedia;
import social.starling.sandbox.bluesky.BlueskyPost;
import social.starling.sandbox.media.TestPicture;
import social.starling.sandbox.x.XMedia;
import social.starling.sandbox.x.XPost;
import tools.jackson.databind.JsonNode;

/** Pictures on their whole way, from one simulated platform to the other. */
class MediaFlowTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final byte[] WIDE = TestPicture.PHOTO.bytes(1200, 800);
    private static final byte[] TALL = TestPicture.DRAWING.bytes(300, 900);

    @TempDir
    Path folder;

    @Test
    void twoPicturesWithAltTextsGoBothWaysOnceWithTheirShape() {
        try (Demo demo = Demo.start(StarlingSettings.DEFAULT.withPort(0), folder)) {
            demo.x()
                    .post(
                            "ada",
                            "Pictures from X",
                            Optional.empty(),
                            List.of(
                                    demo.x().media(WIDE, Optional.of("a wide cat")),
                                    demo.x().media(TALL, Optional.of("a tall cat"))));
            demo.bluesky()
                    .post(
                            "ada.test",
                            "Pictures from Bluesky",
                            Optional.empty(),
                            List.of(
                                    demo.bluesky().media(TALL, "a tall dog"),
                                    demo.bluesky().media(WIDE, "a wide dog")));

            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(states(demo)).containsExactly("CONFIRMED", "CONFIRMED"));
            for (int i = 0; i < 3; i++) {
                ApiClient.of(demo.daemon()).post("/api/sync");
            }

            assertThat(demo.x().posts("ada")).hasSize(2);
            assertThat(demo.bluesky().posts("ada.test")).hasSize(2);
            assertThat(onBluesky(demo))
                    .extracting(BlueskyPost.Media::alt, BlueskyPost.Media::width, BlueskyPost.Media::height)
                    .containsExactly(tuple("a wide cat", 1200, 800), tuple("a tall cat", 300, 900));
            assertThat(onX(demo))
                    .extracting(XMedia::altText, XMedia::width, XMedia::height)
                    .containsExactly(
                            tuple(Optional.of("a tall dog"), 300, 900), tuple(Optional.of("a wide dog"), 1200, 800));
            assertThat(deliveries(demo)).allSatisfy(delivery -> {
                assertThat(delivery.path("media").asInt()).isEqualTo(2);
                assertThat(delivery.path("reason").isString()).isFalse();
            });
        }
    }

    @Test
    void ofAGalleryTheFirstFourPicturesAreShownAndALinkStandsForTheOthersWhereARouteSaysSo() {
        try (Demo demo = Demo.start(StarlingSettings.DEFAULT.withPort(0), folder)) {
            ApiClient api = ApiClient.of(demo.daemon());
            List<BlueskyMedia> gallery = IntStream.rangeClosed(1, 6)
                    .mapToObj(i -> demo.bluesky().media(TestPicture.PHOTO.bytes(300 + i, 200), "number " + i))
                    .toList();
            demo.bluesky().post("ada.test", "Pictures from Bluesky, dropped", Optional.empty(), gallery);
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(states(demo)).containsExactly("CONFIRMED"));
            assertThat(onX(demo))
                    .extracting(XMedia::altText)
                    .containsExactlyElementsOf(IntStream.rangeClosed(1, 4)
                            .mapToObj(i -> Optional.of("number " + i))
                            .toList());
            assertThat(demo.x().posts("ada").getFirst().text()).isEqualTo("Pictures from Bluesky, dropped");

            String route = api.get("/api/routes").json().path(0).path("id").asString();
            api.patch("/api/routes/" + route, "{\"rules\":{\"unfitMedia\":\"LINK\"}}");
            demo.bluesky().post("ada.test", "Pictures from Bluesky, linked", Optional.empty(), gallery);
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(states(demo)).containsExactly("CONFIRMED", "CONFIRMED"));
            assertThat(onX(demo)).hasSize(4);
            assertThat(demo.x().posts("ada").getFirst().text())
                    .startsWith("Pictures from Bluesky, linked")
                    .contains("https://");

            JsonNode dry = api.post("/api/routes/" + route + "/dry-run", "{}").json();
            assertThat(dry.toString()).contains("at most 4 images");
        }
    }

    @Test
    void aDryRunTellsWhatAPostWouldShow() {
        try (Demo demo = Demo.start(StarlingSettings.DEFAULT.withPort(0), folder)) {
            ApiClient api = ApiClient.of(demo.daemon());
            api.post("/api/publishing/pause", "{\"reason\":\"look first\"}");
            demo.bluesky()
                    .post(
                            "ada.test",
                            "A picture",
                            Optional.empty(),
                            List.of(demo.bluesky().media(WIDE, "a wide dog")));
            String route = api.get("/api/routes").json().path(0).path("id").asString();

            JsonNode line =
                    api.post("/api/routes/" + route + "/dry-run", "{}").json().path(0);

            assertThat(line.path("segments").path(0).path("media").asInt()).isEqualTo(1);
            assertThat(line.path("notes").toString()).contains("The alt text costs $0.005");
            assertThat(line.path("price").asString()).isEqualTo("0.02");
        }
    }

    private static List<BlueskyPost.Media> onBluesky(Demo demo) {
        return demo.bluesky().posts("ada.test").stream()
                .filter(post -> post.text().startsWith("Pictures from X"))
                .map(BlueskyPost::media)
                .findFirst()
                .orElseThrow();
    }

    private static List<XMedia> onX(Demo demo) {
        return demo.x().posts("ada").stream()
                .filter(post -> post.text().startsWith("Pictures from Bluesky"))
                .map(XPost::media)
                .findFirst()
                .orElseThrow();
    }

    private static JsonNode deliveries(Demo demo) {
        return ApiClient.of(demo.daemon()).get("/api/deliveries").json();
    }

    private static List<String> states(Demo demo) {
        return deliveries(demo).findValuesAsString("state");
    }
}
