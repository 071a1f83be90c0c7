package social.starling.daemon;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.RegisterExtension;
import tools.jackson.databind.JsonNode;

/** What went wrong, found by its state, place, time and words. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DeliverySearchTest {
    @RegisterExtension
    final DemoExtension demo = new DemoExtension();

    private String first = "";
    private String second = "";
    private String between = "";

    @BeforeAll
    void holdTwo() {
        demo.api().post("/api/publishing/pause", "{\"reason\":\"a test looks around\"}");
        first = held("A needle in the haystack", "the moon is full");
        between = changed(first);
        second = held("Hay alone", "the tide is low");
    }

    @Test
    void textIsFoundInWhatIsPostedAndInTheReason() {
        assertThat(found("text=NEEDLE")).containsExactly(first);
        assertThat(found("text=tide")).containsExactly(second);
        assertThat(found("text=hay")).containsExactly(second, first);
        assertThat(found("text=hay&limit=1&before=" + second)).containsExactly(first);
        assertThat(found("text=nowhere")).isEmpty();
    }

    @Test
    void theyAreNarrowedByPlatformRouteAndTime() {
        assertThat(found("platform=bluesky")).containsExactly(second, first);
        assertThat(found("platform=twitter")).isEmpty();
        assertThat(found("route=" + demo.route())).isEmpty();
        assertThat(found("since=" + changed(second))).containsExactly(second);
        assertThat(found("until=" + changed(second))).containsExactly(first);
        assertThat(found("since=" + between + "&until=" + Instant.now())).hasSize(2);
    }

    @Test
    void whatIsAlikeIsSummedUp() {
        JsonNode summary =
                demo.api().get("/api/deliveries/summary?state=HELD,DEAD").json();
        assertThat(summary.path("total").asLong()).isEqualTo(2);
        assertThat(summary.path("complete").asBoolean()).isTrue();
        assertThat(summary.path("states").path("HELD").asLong()).isEqualTo(2);
        assertThat(summary.path("targets").path(demo.account("ada.test")).asLong())
                .isEqualTo(2);
        assertThat(summary.path("groups").findValuesAsString("reason"))
                .containsExactlyInAnyOrder("the moon is full", "the tide is low");
        JsonNode rest = demo.api()
                .get("/api/deliveries/summary?state=HELD&most=10&before=" + second)
                .json();
        assertThat(rest.path("total").asLong()).isEqualTo(1);
        assertThat(demo.api()
                        .get("/api/deliveries/summary?most=1")
                        .json()
                        .path("complete")
                        .asBoolean())
                .isFalse();
    }

    @Test
    void whatCannotBeLookedForIsNamed() {
        assertThat(demo.api().get("/api/deliveries?platform=myspace").body())
                .contains("myspace", "bluesky, twitter", "invalid");
        assertThat(demo.api().get("/api/deliveries?since=today").body()).contains("today", "2026-11-20T08:00:00Z");
        assertThat(demo.api()
                        .get("/api/deliveries?since=2026-01-02T00:00:00Z&until=2026-01-01T00:00:00Z")
                        .problem())
                .isEqualTo("400 invalid");
        assertThat(demo.api().get("/api/deliveries/summary?text=hay").problem()).isEqualTo("400 invalid");
        assertThat(demo.api().get("/api/deliveries/summary?most=0").problem()).isEqualTo("400 invalid");
    }

    private List<String> found(String query) {
        return demo.api().get("/api/deliveries?state=HELD&" + query).json().findValuesAsString("id");
    }

    private String changed(String id) {
        return demo.api().get("/api/deliveries/" + id).text("updatedAt");
    }

    private String held(String text, String reason) {
        String id = demo.api()
                .post("/api/posts", "{\"text\":\"" + text + "\",\"targets\":[\"" + demo.account("ada.test") + "\"]}")
                .json()
                .path("deliveries")
                .path(0)
                .asString();
        demo.api().post("/api/deliveries/" + id + "/hold", "{\"reason\":\"" + reason + "\"}");
        return id;
    }
}
