package social.starling.daemon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.RegisterExtension;
import social.starling.daemon.ApiClient.Answer;

/** While publishing is paused, so that deliveries stay where they are put. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DeliveryResourceTest {
    @RegisterExtension
    final DemoExtension demo = new DemoExtension();

    @BeforeEach
    void pause() {
        Answer paused = demo.api().post("/api/publishing/pause", "{\"reason\":\"a test looks around\"}");
        assertThat(paused.json().path("paused").path("reason").asString()).isEqualTo("a test looks around");
    }

    @AfterEach
    void resume() {
        assertThat(demo.api()
                        .post("/api/publishing/resume")
                        .json()
                        .path("paused")
                        .isNull())
                .isTrue();
    }

    @Test
    void nothingLeavesWhileAllPublishingIsPaused() {
        String id = submit("Wait for me");

        Answer waited = demo.api().get("/api/deliveries/" + id + "?wait=2");

        assertThat(waited.text("state")).isIn("PLANNED", "CLAIMED");
        assertThat(waited.text("status")).isIn("pending", "processing");
        assertThat(demo.bluesky().posts("ada.test")).extracting("text").doesNotContain("Wait for me");
        assertThat(demo.api()
                        .get("/api/publishing")
                        .json()
                        .path("paused")
                        .path("by")
                        .asString())
                .isEqualTo("the running daemon");
        resume();
        assertThat(settled(id)).isEqualTo("CONFIRMED");
    }

    @Test
    void waitingEndsAsSoonAsTheDeliveryDoes() {
        String id = submit("Not a second longer");
        resume();
        Instant before = Instant.now();

        assertThat(settled(id)).isEqualTo("CONFIRMED");
        assertThat(Duration.between(before, Instant.now())).isLessThan(Duration.ofSeconds(25));
    }

    @Test
    void aDeliveryIsHeldRetriedAndThenLeaves() {
        String id = submit("Hold the line");

        Answer held = decide(id, "hold", "{\"reason\":\"not yet\"}");
        assertThat(held.text("state")).isEqualTo("HELD");
        assertThat(held.text("reason")).isEqualTo("not yet");
        assertThat(settled(id)).isEqualTo("HELD");
        Answer again = decide(id, "hold", "{}");
        assertThat(again.problem()).isEqualTo("409 conflict");
        assertThat(again.text("detail")).contains(id, "held already");

        assertThat(decide(id, "retry", null).text("state")).isIn("PLANNED", "CLAIMED");
        resume();
        assertThat(settled(id)).isEqualTo("CONFIRMED");
        assertThat(decide(id, "retry", null).text("detail")).contains("on its target already");
    }

    @Test
    void aCancelledDeliveryNeverLeaves() {
        String id = submit("Never mind");
        String held = decide(id, "hold", null).text("state");
        assertThat(held).isEqualTo("HELD");

        assertThat(decide(id, "cancel", null).text("state")).isEqualTo("CANCELLED");
        resume();
        assertThat(settled(id)).isEqualTo("CANCELLED");
        assertThat(decide(id, "cancel", null).problem()).isEqualTo("409 conflict");
        assertThat(demo.bluesky().posts("ada.test")).extracting("text").doesNotContain("Never mind");
    }

    @Test
    void aPublishedPostIsDeletedWithAllItsPartsOnceTheirNumberIsSaid() {
        String id = submit("Word after word, and on it goes. ".repeat(15).strip());
        assertThat(decide(id, "delete", null).text("detail")).contains(id, "nothing was sent yet", "ledger cancel");
        resume();
        assertThat(settled(id)).isEqualTo("CONFIRMED");
        await().untilAsserted(() -> assertThat(demo.api()
                        .get("/api/deliveries?state=PLANNED,CLAIMED,SENDING")
                        .json())
                .isEmpty());
        assertThat(decide(id, "cancel", null).text("detail")).contains("starling ledger delete " + id);

        Answer asked = decide(id, "delete", "{\"dryRun\":true}");
        assertThat(asked.json().path("posts").path(0).path("id").asString()).isEqualTo(id);
        assertThat(asked.json().path("deletions").isEmpty()).isTrue();
        Answer one = decide(id, "delete", null);
        assertThat(one.problem()).isEqualTo("409 conflict");
        assertThat(one.text("detail")).contains("takes away 2 posts and not 1");

        Answer deleted = decide(id, "delete", "{\"posts\":2}");
        assertThat(deleted.json().path("deletions").findValuesAsString("action"))
                .containsExactly("DELETE", "DELETE");
        String last = deleted.json().path("deletions").path(1).path("id").asString();
        assertThat(settled(last)).isEqualTo("CONFIRMED");
        assertThat(demo.bluesky().posts("ada.test"))
                .extracting("text")
                .noneMatch(text -> text.toString().startsWith("Word"));
        assertThat(demo.api().get("/api/deliveries/" + id).text("deletion")).isEqualTo(last);
        assertThat(decide(id, "delete", "{\"posts\":2}").text("detail")).contains("its post was deleted by " + last);
        assertThat(decide(id, "delete", "{\"posts\":\"many\"}").problem()).isEqualTo("400 invalid");
    }

    @Test
    void whatIsHeldForAnotherNamesIt() {
        String id = submit("Sentence by sentence this gets longer. ".repeat(12).strip());
        decide(id, "hold", null);

        Answer held = demo.api().get("/api/deliveries?state=HELD");

        assertThat(held.json().path(0).path("heldFor").asString()).isEqualTo(id);
        assertThat(held.json().path(1).path("heldFor").isNull()).isTrue();
        decide(id, "cancel", null);
    }

    @Test
    void theListIsFilteredAndPaged() {
        String first = submit("List me first");
        String second = submit("List me second");
        decide(first, "hold", null);
        decide(second, "hold", null);

        Answer held = demo.api().get("/api/deliveries?state=HELD,dead&target=" + demo.account("ada.test"));
        assertThat(held.json().findValuesAsString("id")).startsWith(second, first);
        assertThat(held.json().findValuesAsString("state")).containsOnly("HELD");
        Answer page = demo.api().get("/api/deliveries?state=HELD&limit=1&before=" + second);
        assertThat(page.json().findValuesAsString("id")).containsExactly(first);
        String origin = held.json().path(0).path("origin").asString();
        assertThat(demo.api().get("/api/deliveries?origin=" + origin).json().findValuesAsString("id"))
                .containsExactly(second);
        assertThat(demo.api()
                        .get("/api/deliveries?target=" + demo.account("ada") + "&state=HELD")
                        .json()
                        .size())
                .isZero();
        decide(first, "cancel", null);
        decide(second, "cancel", null);
    }

    @Test
    void eventsTellWhatHappenedInOrder() {
        String id = submit("Eventful");
        resume();
        assertThat(settled(id)).isEqualTo("CONFIRMED");

        Answer events = demo.api().get("/api/events?after=0&limit=1000");

        assertThat(events.json()
                        .valueStream()
                        .filter(event -> event.path("subject").asString().equals(id))
                        .map(event -> event.path("type").asString()))
                .contains("post.published");
        assertThat(events.json()
                        .valueStream()
                        .map(event -> event.path("sequence").asLong()))
                .isSorted();
        long last =
                events.json().path(events.json().size() - 1).path("sequence").asLong();
        assertThat(demo.api().get("/api/events?after=" + last).json().findValuesAsString("subject"))
                .doesNotContain(id);
    }

    @Test
    void aReasonHasBounds() {
        assertThat(demo.api()
                        .post("/api/publishing/pause", "{\"reason\":\" \"}")
                        .problem())
                .isEqualTo("400 invalid");
        assertThat(demo.api()
                        .post("/api/publishing/pause", "{\"reason\":\"" + "r".repeat(501) + "\"}")
                        .problem())
                .isEqualTo("400 invalid");
    }

    private String submit(String text) {
        Answer answer = demo.api()
                .post("/api/posts", "{\"text\":\"" + text + "\",\"targets\":[\"" + demo.account("ada.test") + "\"]}");
        return answer.json().path("deliveries").path(0).asString();
    }

    private Answer decide(String id, String decision, @org.jspecify.annotations.Nullable String body) {
        return demo.api().send("POST", "/api/deliveries/" + id + "/" + decision, body);
    }

    private String settled(String id) {
        return demo.api().get("/api/deliveries/" + id + "?wait=30").text("state");
    }
}
