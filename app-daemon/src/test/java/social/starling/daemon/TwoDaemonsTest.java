package social.starling.daemon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import social.starling.assembly.Configuration;
import social.starling.assembly.PlatformSettings;
import social.starling.sandbox.Fault;
import social.starling.sandbox.bluesky.BlueskySandbox;
import social.starling.sandbox.x.XPost;
import social.starling.sandbox.x.XSandbox;
import social.starling.testkit.postgres.PostgresAddress;
import social.starling.testkit.postgres.RealPostgres;
import tools.jackson.databind.JsonNode;

/** R3: two daemons, each a process of its own, on one PostgreSQL; one is killed, and the other finishes its work. */
class TwoDaemonsTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration FOREVER = Duration.ofMinutes(10);

    @TempDir
    Path folder;

    private final PostgresAddress database = RealPostgres.newDatabase();
    private XSandbox x;
    private BlueskySandbox bluesky;
    private Path first;
    private Path second;

    @BeforeEach
    void platforms() throws Exception {
        x = XSandbox.start();
        bluesky = BlueskySandbox.start();
        first = Files.createDirectory(folder.resolve("first"));
        second = Files.createDirectory(folder.resolve("second"));
        DemoPeople people = new DemoPeople(x, bluesky);
        PlatformSettings platforms = people.platforms(PlatformSettings.DEFAULT);
        SettingsFile.write(first, platforms, database);
        SettingsFile.write(second, platforms, database);
        Configuration configuration = Configuration.read(first, Map.of());
        Daemon.start(configuration, first, Daemon.Mode.EMBEDDED, Clock.systemUTC(), people::connect)
                .close();
    }

    @AfterEach
    void noPlatforms() {
        bluesky.close();
        x.close();
    }

    @Test
    void whatOneOfThemHadBegunTheOtherFinishesOnce() throws Exception {
        try (DaemonProcess one = DaemonProcess.start(first, Duration.ZERO);
                DaemonProcess two = DaemonProcess.start(second, Duration.ZERO)) {
            for (int i = 0; i < 10; i++) {
                bluesky.post("ada.test", "Together " + i, Optional.empty(), List.of());
            }
            await().atMost(PATIENCE).untilAsserted(() -> assertThat(onX()).hasSize(10));
            await().atMost(PATIENCE)
                    .untilAsserted(
                            () -> assertThat(events(two)).isEqualTo(events(one)).hasSizeGreaterThanOrEqualTo(10));

            x.faults().add(new Fault("POST", "/2/tweets", 1, 1, new Fault.Delay(FOREVER, true)));
            bluesky.post("ada.test", "Half-way", Optional.empty(), List.of());
            bluesky.post("ada.test", "Behind it", Optional.empty(), List.of());
            await().atMost(PATIENCE).untilAsserted(() -> assertThat(onX()).contains("Half-way"));
            DaemonProcess sender = owner(one).equals("first") ? one : two;
            DaemonProcess other = sender == one ? two : one;
            sender.kill();
            leasesRunOut();

            await().atMost(PATIENCE).untilAsserted(() -> assertThat(sent(other)).isEqualTo(12));
            // It reads the sources as well now, whichever of them did before.
            bluesky.post("ada.test", "Alone", Optional.empty(), List.of());
            await().atMost(PATIENCE).untilAsserted(() -> assertThat(onX()).contains("Alone"));
        }
        assertThat(onX()).hasSize(13).doesNotHaveDuplicates();
        assertThat(bluesky.posts("ada.test")).as("nothing came back").hasSize(13);
    }

    /** What the daemon that is sending wrote into the history of its claim. */
    private static String owner(DaemonProcess daemon) {
        JsonNode sending =
                daemon.api().get("/api/deliveries?state=SENDING").json().path(0);
        JsonNode history = daemon.api()
                .get("/api/deliveries/" + sending.path("id").asString())
                .json()
                .path("history");
        for (JsonNode step : history) {
            if (step.path("to").asString().equals("CLAIMED")) {
                return step.path("reason").asString().replace("By ", "");
            }
        }
        throw new IllegalStateException("No claim stands in " + history);
    }

    /** As if it were minutes later; the daemons look at their work at once. */
    private void leasesRunOut() throws SQLException {
        long minutes = Duration.ofMinutes(10).toNanos();
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            statement.execute("UPDATE delivery SET lease_until = lease_until - " + minutes + ", due_at = due_at - "
                    + minutes + "; UPDATE attempt SET deadline = deadline - " + minutes
                    + "; SELECT pg_notify('starling', 'work')");
        }
    }

    private List<String> onX() {
        return x.posts("ada").stream().map(XPost::text).toList();
    }

    private static List<String> events(DaemonProcess daemon) {
        JsonNode answer = daemon.api().get("/api/events?after=0&limit=500").json();
        assertThat(answer.isArray()).as(answer.toString()).isTrue();
        return answer.findValuesAsString("sequence");
    }

    /** How many are confirmed, when all are that or cancelled: a copy that was sighted before its answer is no source. */
    private static long sent(DaemonProcess daemon) {
        List<String> states =
                daemon.api().get("/api/deliveries?limit=100").json().findValuesAsString("state");
        assertThat(states).containsAnyOf("CONFIRMED").isSubsetOf("CONFIRMED", "CANCELLED");
        return states.stream().filter("CONFIRMED"::equals).count();
    }
}
