package social.starling.daemon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import social.starling.assembly.StarlingSettings;

/** What a platform tells by itself is carried at once, however seldom the sources are asked. */
class PushFlowTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir
    Path folder;

    @Test
    void aPostOnBlueskyIsCarriedWithoutWaitingForTheNextCycle() {
        StarlingSettings seldom = StarlingSettings.DEFAULT.withPort(0).withSyncInterval(Duration.ofDays(1));
        try (Demo demo = Demo.start(seldom, folder)) {
            await().atMost(PATIENCE).until(() -> demo.bluesky().subscribers() > 0);
            demo.bluesky().post("ada.test", "First of the day");
            demo.bluesky().post("ada.test", "Second of the day");
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(demo.x().posts("ada")).hasSize(2));

            demo.bluesky().dropSubscribers();
            demo.bluesky().post("ada.test", "Said while nobody listened");
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(demo.x().posts("ada")).hasSize(3));
            assertThat(demo.bluesky().posts("ada.test")).hasSize(3);
        }
    }
}
