package social.starling.daemon;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import social.starling.daemon.ApiClient.Answer;
import tools.jackson.databind.JsonNode;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PostResourceTest {
    @RegisterExtension
    final DemoExtension demo = new DemoExtension();

    @Test
    void aPreflightShowsSegmentsNotesAndPriceAndPlansNothing() {
        long before = demo.api().get("/api/deliveries?limit=1000").json().size();

        Answer answer = demo.api().post("/api/posts/preflight", post("See https://example.org"));

        JsonNode x = answer.json().path("targets").path(0);
        JsonNode bluesky = answer.json().path("targets").path(1);
        assertThat(answer.json().path("passes").asBoolean()).isTrue();
        assertThat(answer.text("price")).isEqualTo("0.20");
        assertThat(x.path("platform").asString()).isEqualTo("twitter");
        assertThat(x.path("price").asString()).isEqualTo("0.20");
        assertThat(x.path("notes").toString()).contains("$0.20 instead of $0.015");
        assertThat(bluesky.path("segments").path(0).path("text").asString()).isEqualTo("See https://example.org");
        assertThat(demo.api().get("/api/deliveries?limit=1000").json().size()).isEqualTo((int) before);
    }

    @Test
    void aPostAppearsOnEveryTarget() {
        Answer answer = demo.api().post("/api/posts", post("Hello to both of you"));

        assertThat(answer.status()).isEqualTo(201);
        assertThat(answer.header("Idempotency-Key")).startsWith("api-");
        assertThat(answer.json().path("deliveries").size()).isEqualTo(2);
        for (JsonNode id : answer.json().path("deliveries")) {
            Answer delivery = demo.api().get("/api/deliveries/" + id.asString() + "?wait=30");
            assertThat(delivery.text("state")).isEqualTo("CONFIRMED");
            assertThat(delivery.text("status")).isEqualTo("completed");
            assertThat(delivery.text("remote")).isNotEmpty();
            assertThat(delivery.text("via")).isEqualTo("api");
            assertThat(delivery.json().path("history").path(0).path("to").asString())
                    .isEqualTo("PLANNED");
        }
        assertThat(demo.x().posts("ada")).extracting("text").containsOnlyOnce("Hello to both of you");
        assertThat(demo.bluesky().posts("ada.test")).extracting("text").containsOnlyOnce("Hello to both of you");
    }

    @Test
    void aRepeatedRequestIsAnsweredLikeTheFirstAndPostsNothingNew() {
        Answer first = demo.api().post("/api/posts", post("Only once"), "Idempotency-Key", "once-1");
        Answer again = demo.api().post("/api/posts", post("Only once"), "Idempotency-Key", "once-1");

        assertThat(first.status()).isEqualTo(201);
        assertThat(again.status()).isEqualTo(200);
        assertThat(again.header("Idempotency-Key")).isEqualTo("once-1");
        assertThat(again.json()).isEqualTo(first.json());
    }

    @Test
    void aKeyIsGoodForOneRequestOnly() {
        demo.api().post("/api/posts", post("The first with this key"), "Idempotency-Key", "taken-1");

        Answer other = demo.api().post("/api/posts", post("Another one"), "Idempotency-Key", "taken-1");

        assertThat(other.problem()).isEqualTo("409 idempotency-key-taken");
        assertThat(other.text("fix")).contains("new Idempotency-Key");
    }

    @ParameterizedTest
    @ValueSource(strings = {"x y\tz", "ümlaut", "200+"})
    void aKeyThatIsNoneIsRefused(String key) {
        String given = key.equals("200+") ? "k".repeat(201) : key;

        assertThat(RawRequest.send(
                        demo.demo().uri(),
                        "POST /api/posts HTTP/1.1\r\nHost: " + demo.demo().uri().getAuthority()
                                + "\r\nConnection: close\r\nAuthorization: Bearer "
                                + demo.demo().daemon().token().reveal() + "\r\nIdempotency-Key: " + given
                                + "\r\nContent-Type: application/json\r\nContent-Length: 2\r\n\r\n{}"))
                .startsWith("HTTP/1.1 400 ")
                .contains("1 to 200 printable ASCII characters");
    }

    @Test
    void aPostThatATargetCannotCarryIsRefusedWholeWithItsPreflight() {
        String endless = "{\"text\":\"" + "x".repeat(50_000) + "\",\"targets\":[\"" + demo.account("ada") + "\",\""
                + demo.account("ada.test") + "\"]}";

        Answer answer = demo.api().post("/api/posts", endless);

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.json().path("passes").asBoolean()).isFalse();
        assertThat(answer.json().path("targets").path(0).path("refused").asString())
                .isNotEmpty();
    }

    @Test
    void aTextThatIsTooLongForAnyPlatformIsRefusedAtOnce() {
        Answer answer = demo.api().post("/api/posts", post("y".repeat(100_001)));

        assertThat(answer.problem()).isEqualTo("400 invalid");
        assertThat(answer.text("detail")).contains("at most 100000 are allowed");
    }

    @Test
    void anAccountThatIsNotConnectedIsRefused() {
        Answer answer = demo.api().post("/api/posts", "{\"text\":\"a\",\"targets\":[\"acc-00000000000000ff\"]}");

        assertThat(answer.problem()).isEqualTo("400 invalid");
        assertThat(answer.text("detail")).contains("acc-00000000000000ff is not connected");
    }

    private String post(String text) {
        return "{\"text\":\"" + text + "\",\"targets\":[\"" + demo.account("ada") + "\",\"" + demo.account("ada.test")
                + "\"]}";
    }
}
