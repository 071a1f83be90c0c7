package social.starling.daemon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.RegisterExtension;
import tools.jackson.databind.JsonNode;

/** Events are waited for in one long call. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EventResourceTest {
    @RegisterExtension
    final DemoExtension demo = new DemoExtension();

    @Test
    void aWaitingCallerIsToldOfTheNextEventAtOnce() {
        long newest = newest();
        CompletableFuture<JsonNode> next = CompletableFuture.supplyAsync(
                () -> demo.api().get("/api/events?wait=60&after=" + newest).json());
        await().until(() -> demo.demo().daemon().eventWatch().waiting() == 1);

        String id = submit("News");

        assertThat(next)
                .succeedsWithin(Duration.ofSeconds(20))
                .satisfies(events ->
                        assertThat(events.findValuesAsString("subject")).contains(id));
        assertThat(demo.demo().daemon().eventWatch().waiting()).isZero();
    }

    @Test
    void whenNothingHappensTheAnswerIsEmptyAndInTime() {
        assertThat(demo.api()
                        .get("/api/events?wait=1&after=" + (newest() + 1_000_000))
                        .json()
                        .isEmpty())
                .isTrue();
    }

    @Test
    void theLastEventsAreGivenInTheirOrder() {
        submit("One more");
        submit("And another");
        await().until(() -> newest() > 1);
        JsonNode last = demo.api().get("/api/events?last=2").json();
        assertThat(last).isNotEmpty();
        assertThat(last.path(last.size() - 1).path("sequence").asLong()).isGreaterThanOrEqualTo(2);
        assertThat(last.findValues("sequence").stream().map(JsonNode::asLong)).isSorted();
        assertThat(demo.api().get("/api/events?last=0").problem()).isEqualTo("400 invalid");
        assertThat(demo.api().get("/api/events?wait=61").problem()).isEqualTo("400 invalid");
    }

    @Test
    void theLifeOfADeliveryIsWaitedForStepByStep() {
        demo.api().post("/api/publishing/pause", "{\"reason\":\"a test looks around\"}");
        String id = submit("Step by step");
        int steps =
                demo.api().get("/api/deliveries/" + id).json().path("history").size();
        CompletableFuture<JsonNode> next = CompletableFuture.supplyAsync(() -> demo.api()
                .get("/api/deliveries/" + id + "?wait=60&step=" + steps)
                .json());
        await().until(() -> demo.demo().daemon().watch().waiting() == 1);

        demo.api().post("/api/publishing/resume");

        assertThat(next)
                .succeedsWithin(Duration.ofSeconds(20))
                .satisfies(moved -> assertThat(moved.path("history").size()).isGreaterThan(steps));
    }

    private long newest() {
        JsonNode last = demo.api().get("/api/events?last=1").json();
        return last.path(0).path("sequence").asLong(0);
    }

    private String submit(String text) {
        return demo.api()
                .post("/api/posts", "{\"text\":\"" + text + "\",\"targets\":[\"" + demo.account("ada.test") + "\"]}")
                .json()
                .path("deliveries")
                .path(0)
                .asString();
    }
}
