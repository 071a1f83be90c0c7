package social.starling.daemon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.RegisterExtension;
import social.starling.daemon.ApiClient.Answer;
import tools.jackson.databind.JsonNode;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class StatusResourceTest {
    @RegisterExtension
    final DemoExtension demo = new DemoExtension();

    @Test
    void theStatusTellsHowTheDaemonDoes() {
        await().atMost(Duration.ofSeconds(30))
                .until(() -> !status().path("lastSync").isNull());

        JsonNode status = status();
        assertThat(status.path("version").asString()).matches("[0-9]+\\.[0-9]+\\.[0-9]+.*");
        assertThat(status.path("paused").isNull()).isTrue();
        assertThat(status.path("lastSync").propertyNames())
                .containsExactly("at", "read", "planned", "copies", "skipped", "problems");
        assertThat(status.path("ports")
                        .path("AccountRepository.all")
                        .path("calls")
                        .asLong())
                .isPositive();
        assertThat(status.path("ports").propertyNames())
                .anyMatch(name -> name.startsWith("PostReader."))
                .anyMatch(name -> name.startsWith("DeliveryLedger."));
    }

    @Test
    void healthNeedsNoTokenAndTellsNothingElse() {
        ApiClient nobody = demo.api().with(null);

        assertThat(nobody.get("/health/live").body()).isEqualTo("{\"status\":\"UP\"}");
        Answer ready = nobody.get("/health/ready");
        assertThat(ready.status()).isEqualTo(200);
        assertThat(ready.body()).isEqualTo("{\"status\":\"UP\",\"database\":\"UP\",\"courier\":\"UP\"}");
    }

    private JsonNode status() {
        return demo.api().get("/api/status").json();
    }
}
