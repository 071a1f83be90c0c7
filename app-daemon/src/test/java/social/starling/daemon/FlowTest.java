package social.starling.daemon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import social.starling.assembly.StarlingSettings;
import social.starling.sandbox.Fault;
import social.starling.sandbox.Fault.HangUp;
import social.starling.sandbox.bluesky.BlueskyPost;
import tools.jackson.databind.JsonNode;

/** Posts on their whole way, from one simulated platform to the other. */
class FlowTest {
    private static final StarlingSettings SETTINGS = StarlingSettings.DEFAULT.withPort(0);
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir
    Path folder;

    @Test
    void aPostAppearsOnTheOtherSideOnceInEachDirectionAndNeverComesBack() {
        try (Demo demo = Demo.start(SETTINGS, folder)) {
            demo.x().post("ada", "From X with love https://example.org/x");
            demo.bluesky().post("ada.test", "From Bluesky with joy #hello");

            await().atMost(PATIENCE).untilAsserted(() -> {
                assertThat(onBluesky(demo, "From X with love")).isEqualTo(1);
                assertThat(onX(demo, "From Bluesky with joy")).isEqualTo(1);
            });
            threeMoreCycles(demo);

            assertThat(demo.x().posts("ada")).hasSize(2);
            assertThat(demo.bluesky().posts("ada.test")).hasSize(2);
            assertThat(states(demo)).containsOnly("CONFIRMED").hasSize(2);
        }
    }

    @ParameterizedTest
    @EnumSource
    void anAnswerThatIsLostStillGivesExactlyOnePost(HangUp hangUp) {
        try (Demo demo = Demo.start(SETTINGS, folder)) {
            demo.bluesky().faults().add(Fault.next("POST", "/xrpc/*Record", new Fault.LoseAnswer(hangUp)));
            demo.x().faults().add(Fault.next("POST", "/2/tweets", new Fault.LoseAnswer(hangUp)));
            demo.x().post("ada", "Lost on the way to Bluesky");
            demo.bluesky().post("ada.test", "Lost on the way to X");

            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(states(demo)).hasSize(2).containsOnly("CONFIRMED"));
            threeMoreCycles(demo);

            assertThat(demo.x().faults().list()).allMatch(seen -> seen.seen() >= 1);
            assertThat(onBluesky(demo, "Lost on the way to Bluesky")).isEqualTo(1);
            assertThat(onX(demo, "Lost on the way to X")).isEqualTo(1);
            assertThat(demo.x().posts("ada")).hasSize(2);
            assertThat(demo.bluesky().posts("ada.test")).hasSize(2);
            assertThat(ApiClient.of(demo.daemon())
                            .get("/api/events?limit=1000")
                            .json()
                            .findValuesAsString("type"))
                    .contains("delivery.unknown");
        }
    }

    @Test
    void aRestartKeepsAccountsRoutesDeliveriesAndTheSwitch() {
        String route;
        JsonNode deliveries;
        try (Demo demo = Demo.start(SETTINGS, folder)) {
            demo.x().post("ada", "Before the restart");
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(states(demo)).containsExactly("CONFIRMED"));
            ApiClient api = ApiClient.of(demo.daemon());
            route = api.get("/api/routes").body();
            deliveries = api.get("/api/deliveries").json();
            api.post("/api/publishing/pause", "{\"reason\":\"over night\"}");
        }
        try (Demo demo = Demo.start(SETTINGS, folder)) {
            ApiClient api = ApiClient.of(demo.daemon());

            assertThat(api.get("/api/routes").body()).isEqualTo(route);
            assertThat(api.get("/api/deliveries").json()).isEqualTo(deliveries);
            assertThat(api.get("/api/publishing")
                            .json()
                            .path("paused")
                            .path("reason")
                            .asString())
                    .isEqualTo("over night");
            demo.x().post("ada", "After the restart");
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(states(demo)).hasSize(2));
            assertThat(demo.bluesky().posts("ada.test")).hasSize(1);
            api.post("/api/publishing/resume");
            await().atMost(PATIENCE)
                    .untilAsserted(() ->
                            assertThat(onBluesky(demo, "After the restart")).isEqualTo(1));
            threeMoreCycles(demo);
            assertThat(demo.bluesky().posts("ada.test")).hasSize(2);
            assertThat(demo.x().posts("ada")).hasSize(2);
        }
    }

    @Test
    void aLongPostBecomesAThread() {
        try (Demo demo = Demo.start(SETTINGS, folder)) {
            ApiClient api = ApiClient.of(demo.daemon());
            String id = api.get("/api/accounts").json().path(1).path("id").asString();
            String text = "Sentence after sentence. ".repeat(30).strip();

            api.post("/api/posts", "{\"text\":\"" + text + "\",\"targets\":[\"" + id + "\"]}");

            await().atMost(PATIENCE)
                    .untilAsserted(
                            () -> assertThat(demo.bluesky().posts("ada.test")).hasSize(3));
            List<BlueskyPost> thread = demo.bluesky().posts("ada.test").reversed();
            assertThat(thread.get(1).replyParent()).contains(thread.get(0).uri());
            assertThat(thread.get(2).replyParent()).contains(thread.get(1).uri());
            assertThat(thread.get(2).replyRoot()).contains(thread.get(0).uri());
        }
    }

    private static void threeMoreCycles(Demo demo) {
        for (int i = 0; i < 3; i++) {
            assertThat(ApiClient.of(demo.daemon())
                            .post("/api/sync")
                            .json()
                            .path("planned")
                            .asInt())
                    .isZero();
        }
    }

    private static List<String> states(Demo demo) {
        return ApiClient.of(demo.daemon()).get("/api/deliveries").json().findValuesAsString("state");
    }

    private static long onX(Demo demo, String start) {
        return demo.x().posts("ada").stream()
                .filter(post -> post.text().startsWith(start))
                .count();
    }

    private static long onBluesky(Demo demo, String start) {
        return demo.bluesky().posts("ada.test").stream()
                .filter(post -> post.text().startsWith(start))
                .count();
    }
}
