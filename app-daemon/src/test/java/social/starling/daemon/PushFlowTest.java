package social.starling.daemon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import social.starling.assembly.PlatformSettings;
import social.starling.assembly.StarlingSettings;
import social.starling.bluesky.BlueskyPush;
import social.starling.sandbox.Fault;
import social.starling.sandbox.LoggedRequest;

/** What a platform tells by itself is carried at once, however seldom the sources are asked. */
class PushFlowTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir
    Path folder;

    @Test
    void aPostIsCarriedAtOnceWhereAJetstreamTellsOfIt() {
        StarlingSettings seldom =
                told(new BlueskyPush.Jetstream(URI.create("wss://jetstream.example.org")), Duration.ofDays(1));
        try (Demo demo = Demo.start(seldom, folder)) {
            await().atMost(PATIENCE).until(() -> demo.bluesky().subscribers() > 0);
            assertThat(demo.bluesky().log().list())
                    .extracting(LoggedRequest::path)
                    .contains("/subscribe")
                    .doesNotContain("/xrpc/com.atproto.sync.subscribeRepos");
            demo.bluesky().post("ada.test", "First of the day");
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(demo.x().posts("ada")).hasSize(1));

            demo.bluesky().dropSubscribers();
            demo.bluesky().post("ada.test", "Said while nobody listened");
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(demo.x().posts("ada")).hasSize(2));
            assertThat(demo.bluesky().posts("ada.test")).hasSize(2);
        }
    }

    @Test
    void aJetstreamThatIsDownLeavesTheClock() {
        StarlingSettings often =
                told(new BlueskyPush.Jetstream(URI.create("wss://jetstream.example.org")), Duration.ofSeconds(1));
        try (Demo demo = Demo.start(often, folder)) {
            // A line that is just being opened would come after the break.
            await().atMost(PATIENCE).until(() -> demo.bluesky().subscribers() > 0);
            demo.bluesky()
                    .faults()
                    .add(new Fault("GET", "/subscribe", 1, 1000, new Fault.Status(503, Map.of(), "", false)));
            demo.bluesky().dropSubscribers();
            await().atMost(PATIENCE).until(() -> demo.bluesky().subscribers() == 0);
            demo.bluesky().post("ada.test", "Found by asking");
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(demo.x().posts("ada")).hasSize(1));
        }
    }

    @Test
    void nobodyListensWherePushIsOff() {
        try (Demo demo = Demo.start(told(new BlueskyPush.Off(), Duration.ofSeconds(1)), folder)) {
            demo.bluesky().post("ada.test", "Found by asking");
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(demo.x().posts("ada")).hasSize(1));
            assertThat(demo.bluesky().log().list())
                    .extracting(LoggedRequest::path)
                    .doesNotContain("/subscribe", "/xrpc/com.atproto.sync.subscribeRepos");
        }
    }

    private static StarlingSettings told(BlueskyPush push, Duration interval) {
        PlatformSettings usual = PlatformSettings.DEFAULT;
        PlatformSettings.Bluesky bluesky =
                new PlatformSettings.Bluesky(usual.bluesky().defaultServer(), push, null);
        return StarlingSettings.DEFAULT
                .withPort(0)
                .withSyncInterval(interval)
                .with(new PlatformSettings(usual.twitter(), bluesky, usual.allowedAddresses()));
    }

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
