package social.starling.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class DemoRestartTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aDemoGoesOnWhereItWasStoppedOrKilled(boolean killed) throws Exception {
        Path data = folder.resolve("data");
        JsonNode accounts;
        List<String> onX;
        List<String> onBluesky;
        try (DemoProcess first = DemoProcess.start(data)) {
            first.postOnX("Old on X");
            first.postOnBluesky("Old on Bluesky");
            awaitDeliveries(first, 2);
            accounts = first.api("/api/accounts");
            onX = first.onX();
            onBluesky = first.onBluesky();
            assertThat(onX).containsExactlyInAnyOrder("Old on X", "Old on Bluesky");
            assertThat(onBluesky).containsExactlyInAnyOrder("Old on X", "Old on Bluesky");
            assertThat(first.end(killed)).isEqualTo(killed ? 137 : 143);
        }
        try (DemoProcess second = DemoProcess.start(data)) {
            assertThat(second.api("/api/accounts")).isEqualTo(accounts);
            assertThat(accounts.findValuesAsString("state")).containsExactly("ACTIVE", "ACTIVE");
            assertThat(second.onX()).isEqualTo(onX);
            assertThat(second.onBluesky()).isEqualTo(onBluesky);

            second.postOnX("New on X");
            second.postOnBluesky("New on Bluesky");
            awaitDeliveries(second, 4);

            assertThat(second.created()).isEqualTo(2);
            assertThat(second.onX())
                    .containsExactlyInAnyOrder("Old on X", "Old on Bluesky", "New on X", "New on Bluesky");
            assertThat(second.onBluesky())
                    .containsExactlyInAnyOrder("Old on X", "Old on Bluesky", "New on X", "New on Bluesky");
        }
    }

    private static void awaitDeliveries(DemoProcess demo, int number) {
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(demo.api("/api/deliveries").findValuesAsString("state"))
                        .hasSize(number)
                        .containsOnly("CONFIRMED"));
    }
}
