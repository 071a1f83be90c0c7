package social.starling.daemon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import social.starling.assembly.PlatformSettings;
import social.starling.assembly.StarlingSettings;
import social.starling.sandbox.Fault;
import social.starling.sandbox.bluesky.BlueskyMedia;
import social.starling.sandbox.bluesky.BlueskyPost;
import social.starling.sandbox.bluesky.BlueskySandbox;
import social.starling.sandbox.media.TestPicture;
import social.starling.sandbox.x.XMedia;
import social.starling.sandbox.x.XPost;
import social.starling.sandbox.x.XSandbox;
import tools.jackson.databind.JsonNode;

/** S5, S10: a real daemon is killed in the middle of a thread, while the simulated platforms go on. */
class KilledThreadTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration FOREVER = Duration.ofMinutes(10);

    @TempDir
    Path folder;

    private Path data;
    private XSandbox x;
    private BlueskySandbox bluesky;

    @BeforeEach
    void platforms() throws Exception {
        x = XSandbox.start();
        bluesky = BlueskySandbox.start();
        data = Files.createDirectory(folder.resolve("data"));
        connect();
    }

    @AfterEach
    void noPlatforms() {
        bluesky.close();
        x.close();
    }

    @Test
    void aThreadKilledAfterItsSecondPostGoesOnOnceAndIsDeletedWithItsSource() throws Exception {
        x.faults().add(new Fault("POST", "/2/tweets", 2, 1, new Fault.Delay(FOREVER, true)));
        List<BlueskyPost> thread;
        try (DaemonProcess daemon = DaemonProcess.start(data, Duration.ZERO)) {
            thread = thread("One, with a cat", "Two", "Three");
            // The second stands and its answer is on its way, for ever.
            await().atMost(PATIENCE).untilAsserted(() -> assertThat(onX()).hasSize(2));
            assertThat(states(daemon)).containsExactly("PLANNED", "SENDING", "CONFIRMED");
            daemon.kill();
        }
        assertThat(onX()).extracting(XPost::text).containsExactly("One, with a cat", "Two");

        // Ten minutes later leases have run out, and the source has been looked at once.
        try (DaemonProcess daemon = DaemonProcess.start(data, Duration.ofMinutes(10))) {
            await().atMost(PATIENCE)
                    .untilAsserted(
                            () -> assertThat(states(daemon)).containsExactly("CONFIRMED", "CONFIRMED", "CONFIRMED"));
            daemon.kill();
        }
        List<XPost> copies = onX();
        assertThat(copies).extracting(XPost::text).containsExactly("One, with a cat", "Two", "Three");
        assertThat(copies)
                .extracting(XPost::replyTo)
                .containsExactly(
                        Optional.empty(),
                        Optional.of(copies.get(0).id()),
                        Optional.of(copies.get(1).id()));
        assertThat(copies.getFirst().media())
                .extracting(XMedia::altText)
                .containsExactly(Optional.of("A cat on a roof"));

        thread.reversed().forEach(post -> bluesky.delete(post.uri()));
        try (DaemonProcess daemon = DaemonProcess.start(data, Duration.ofMinutes(45))) {
            await().atMost(PATIENCE).untilAsserted(() -> assertThat(onX()).isEmpty());
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(states(daemon)).hasSize(6).containsOnly("CONFIRMED"));
            assertThat(daemon.api().post("/api/sync").json().path("planned").asInt())
                    .isZero();
        }
        assertThat(bluesky.posts("ada.test")).as("nothing came back").isEmpty();
    }

    /** By the settings and the people of a demo, with a route from Bluesky to X that follows deletions. */
    private void connect() throws Exception {
        DemoPeople people = new DemoPeople(x, bluesky);
        PlatformSettings platforms = people.platforms(PlatformSettings.DEFAULT);
        try (Daemon daemon = Daemon.start(
                StarlingSettings.DEFAULT.withPort(0).with(platforms), data, Daemon.Mode.EMBEDDED, people::connect)) {
            ApiClient api = ApiClient.of(daemon);
            String route = api.get("/api/routes").json().path(0).path("id").asString();
            assertThat(api.patch("/api/routes/" + route, "{\"rules\":{\"deletes\":true}}")
                            .status())
                    .isEqualTo(200);
        }
        SettingsFile.write(data, platforms);
    }

    private List<BlueskyPost> thread(String first, String... others) {
        BlueskyMedia cat = bluesky.media(TestPicture.PHOTO.bytes(1200, 800), "A cat on a roof");
        List<BlueskyPost> thread = new ArrayList<>();
        thread.add(bluesky.post("ada.test", first, Optional.empty(), List.of(cat)));
        for (String text : others) {
            thread.add(
                    bluesky.post("ada.test", text, Optional.of(thread.getLast().uri()), List.of()));
        }
        return thread;
    }

    /** Oldest first. */
    private List<XPost> onX() {
        return x.posts("ada").reversed();
    }

    private static List<String> states(DaemonProcess daemon) {
        JsonNode deliveries = daemon.api().get("/api/deliveries").json();
        return deliveries.findValuesAsString("state");
    }
}
