package social.starling.daemon;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import social.starling.daemon.ApiClient.Answer;
import social.starling.sandbox.bluesky.BlueskyPost;
import social.starling.sandbox.x.XPost;
import tools.jackson.databind.JsonNode;

/** Older posts are brought over on simulated platforms; each test has a route of its own that begins after them. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BackfillResourceTest {
    private static final String FAST = "\"pace\":3600000";
    private static final String SLOW = "\"pace\":1";

    @RegisterExtension
    final DemoExtension demo = new DemoExtension();

    private String route = "";

    @BeforeEach
    void olderPosts() {
        ApiClient api = demo.api();
        api.get("/api/routes")
                .json()
                .forEach(old -> api.delete("/api/routes/" + old.path("id").asString()));
        api.get("/api/backfills")
                .json()
                .forEach(old -> api.post(path(old.path("id").asString()) + "/stop"));
    }

    @Test
    void aCountedBackfillWaitsWithItsPriceAndCarriesEverythingOnceStarted() {
        XPost first = demo.x().post("ada", "Old news");
        XPost second = demo.x().post("ada", "Old news, and on", Optional.of(first.id()), List.of());
        demo.x().post("ada", "Old news, to the end", Optional.of(second.id()), List.of());
        demo.x().post("ada", "A secret of old");
        follow("twitter", "\"exclude\":\"secret\"");

        Answer proposed = propose("{\"last\":4," + FAST + "}");
        assertThat(proposed.status()).isEqualTo(201);
        String id = proposed.text("id");
        assertThat(proposed.header("Location")).isEqualTo(path(id));

        JsonNode counted = until(id, "READY");
        assertThat(counted.path("counts").toString())
                .isEqualTo("{\"posts\":4,\"carried\":3,\"copies\":3,\"known\":0,\"recognised\":0,\"skipped\":1}");
        assertThat(counted.path("reasons").path(0).path("reason").asString()).contains("secret");
        assertThat(Double.parseDouble(counted.path("price").asString())).isPositive();
        assertThat(counted.path("last").asInt()).isEqualTo(4);
        assertThat(counted.path("progress").path("percent").asInt()).isZero();

        assertThat(move(id, "start").text("state")).isEqualTo("RUNNING");
        JsonNode done = until(id, "DONE");
        assertThat(done.path("progress").path("percent").asInt()).isEqualTo(100);
        assertThat(done.path("done").path("carried").asInt()).isEqualTo(3);
        assertThat(done.path("finishedAt").isString()).isTrue();
        assertThat(onBluesky("Old news"))
                .extracting(BlueskyPost::text)
                .containsExactly("Old news", "Old news, and on", "Old news, to the end");

        JsonNode again = until(propose("{\"last\":4," + FAST + "}").text("id"), "DONE");
        assertThat(again.path("counts").path("known").asInt()).isEqualTo(3);
        assertThat(onBluesky("Old news")).hasSize(3);
    }

    @Test
    void aRunningBackfillIsPausedResumedAndStopped() {
        // More than leave while it is paused and resumed.
        for (String number : List.of("one", "two", "three", "four", "five")) {
            demo.bluesky().post("ada.test", "Slow " + number);
        }
        follow("bluesky", "");
        String id = propose("{\"since\":\"2020-01-01\"," + SLOW + ",\"start\":\"always\"}")
                .text("id");
        until(id, "RUNNING");

        Answer second = propose("{\"last\":1}");
        assertThat(second.problem()).isEqualTo("409 conflict");
        assertThat(second.text("detail")).contains(id, "stop it first");
        assertThat(move(id, "start").problem()).isEqualTo("409 conflict");
        assertThat(move(id, "pause").text("state")).isEqualTo("PAUSED");
        assertThat(move(id, "pause").text("detail")).contains("resumed or stopped");
        assertThat(move(id, "resume").text("state")).isEqualTo("RUNNING");
        assertThat(move(id, "stop").text("state")).isEqualTo("STOPPED");
        assertThat(move(id, "stop").problem()).isEqualTo("409 conflict");
        assertThat(demo.api()
                        .get("/api/backfills?limit=1")
                        .json()
                        .path(0)
                        .path("id")
                        .asString())
                .isEqualTo(id);
    }

    @Test
    void waitingEndsWithTheNextChange() {
        demo.bluesky().post("ada.test", "Watch me");
        follow("bluesky", "");
        String id = propose("{\"last\":1," + SLOW + ",\"start\":\"ask\"}").text("id");
        JsonNode counted = until(id, "READY");
        long step = counted.path("step").asLong();

        assertThat(demo.api()
                        .get(path(id) + "?wait=1&step=" + step)
                        .json()
                        .path("step")
                        .asLong())
                .isEqualTo(step);
        assertThat(demo.api()
                        .get(path(id) + "?wait=60&step=" + (step - 1))
                        .json()
                        .path("step")
                        .asLong())
                .isEqualTo(step);
        move(id, "stop");
        assertThat(demo.api().get(path(id) + "?wait=60").text("state")).isEqualTo("STOPPED");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{} | since (a moment) or last",
                "{\"last\":1,\"since\":\"2024-01-01\"} | since (a moment) or last",
                "{\"last\":0} | 1 to 100000",
                "{\"since\":\"yesterday\"} | a day such as 2024-01-31",
                "{\"since\":\"2999-01-01\"} | a moment in the past",
                "{\"last\":1,\"pace\":0} | 1 to 3600000",
                "{\"last\":1,\"max\":0} | 1 to 100000",
                "{\"last\":1,\"start\":\"soon\"} | ask, when-free, always",
                "{\"last\":1,\"source\":\"twitter-nobody\"} | twitter-nobody",
                "{\"last\":1,\"speed\":3} | speed"
            })
    void aWrongWishIsRefusedWithWhatIsAllowed(String body, String said) {
        follow("bluesky", "");

        Answer refused = propose(body);

        assertThat(refused.status()).as(refused.body()).isEqualTo(400);
        assertThat(refused.text("detail")).contains(said);
    }

    @Test
    void whatIsNotThereIsNotFound() {
        follow("bluesky", "");
        assertThat(demo.api().get("/api/backfills/bf-00000000").problem()).isEqualTo("404 not-found");
        assertThat(demo.api().post("/api/backfills/bf-00000000/stop").problem()).isEqualTo("404 not-found");
        assertThat(demo.api()
                        .post("/api/routes/rt-99999999/backfill", "{\"last\":1}")
                        .problem())
                .isEqualTo("404 not-found");
    }

    /** A route from the platform to the other one, with these rules. */
    private void follow(String platform, String rules) {
        String source = demo.account(platform.equals("twitter") ? "ada" : "ada.test");
        String target = demo.account(platform.equals("twitter") ? "ada.test" : "ada");
        route = demo.api()
                .post(
                        "/api/routes",
                        "{\"source\":\"" + source + "\",\"target\":\"" + target + "\",\"rules\":{" + rules + "}}")
                .text("id");
    }

    private Answer propose(String body) {
        return demo.api().post("/api/routes/" + route + "/backfill", body);
    }

    private Answer move(String id, String how) {
        return demo.api().post(path(id) + "/" + how);
    }

    /** As it stands when it has come to {@code state}. */
    private JsonNode until(String id, String state) {
        JsonNode seen = demo.api().get(path(id)).json();
        for (int i = 0; i < 200 && !seen.path("state").asString().equals(state); i++) {
            seen = demo.api()
                    .get(path(id) + "?wait=10&step=" + seen.path("step").asLong())
                    .json();
        }
        assertThat(seen.path("state").asString()).as(seen::toString).isEqualTo(state);
        return seen;
    }

    /** Oldest first. */
    private List<BlueskyPost> onBluesky(String start) {
        return demo.bluesky().posts("ada.test").reversed().stream()
                .filter(post -> post.text().startsWith(start))
                .toList();
    }

    private static String path(String id) {
        return "/api/backfills/" + id;
    }
}
