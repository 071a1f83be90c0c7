package social.starling.daemon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import social.starling.assembly.StarlingSettings;
import social.starling.assembly.StartupException;
import social.starling.assembly.StartupException.Trouble;
import social.starling.daemon.ApiClient.Answer;

/** A whole daemon whose database is locked by somebody else, or whose disk is full. */
class StorageTroubleTest {
    private static final StarlingSettings SETTINGS = StarlingSettings.DEFAULT.withPort(0);
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir
    Path folder;

    /** One that is writing, and one that lets nobody in at all, as a database browser or a backup does. */
    @ParameterizedTest
    @ValueSource(strings = {"BEGIN EXCLUSIVE", "PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE"})
    void aDatabaseThatAnotherProgramHasLockedIsToldAndLeftAlone(String lock) throws SQLException {
        Daemon.start(SETTINGS, folder).close();
        Path database = folder.resolve("starling.db");
        try (Connection other = DriverManager.getConnection("jdbc:sqlite:" + database);
                Statement statement = other.createStatement()) {
            for (String part : lock.split("; ", -1)) {
                statement.execute(part);
            }
            List<String> before = tokens(statement);

            assertThatExceptionOfType(StartupException.class)
                    .isThrownBy(() -> Daemon.start(SETTINGS, folder))
                    .withMessage("Another program holds a lock on " + database
                            + ". Close it (a database browser, a backup) and try again")
                    .satisfies(e -> assertThat(e.trouble()).isEqualTo(Trouble.DATABASE));

            assertThat(folder.resolve("daemon.json")).doesNotExist();
            assertThat(tokens(statement)).isEqualTo(before);
            statement.execute("ROLLBACK");
        }
        try (Daemon daemon = Daemon.start(SETTINGS, folder)) {
            assertThat(ApiClient.of(daemon).get("/health/ready").status()).isEqualTo(200);
        }
    }

    @Test
    void onAFullDiskNothingIsHalfDoneAndTheDaemonGoesOnWhenThereIsRoom() throws IOException {
        try (SmallDisk disk = SmallDisk.mount(folder.resolve("disk"), 24)) {
            try (Demo demo = Demo.start(SETTINGS, disk.folder().resolve("data"))) {
                ApiClient api = ApiClient.of(demo.daemon());
                String target =
                        api.get("/api/accounts").json().path(1).path("id").asString();
                demo.x().post("ada", "Before");
                await().atMost(PATIENCE)
                        .untilAsserted(() -> assertThat(states(api)).containsExactly("CONFIRMED"));

                disk.fill();
                Answer refused = submit(api, target);
                demo.bluesky().post("ada.test", "Meanwhile on Bluesky");

                assertThat(refused.problem()).isEqualTo("503 storage");
                assertThat(refused.text("detail")).contains("The disk is full: nothing was written", "Free some space");
                assertThat(states(api)).containsExactly("CONFIRMED");
                assertThat(api.post("/api/sync").status()).isIn(200, 503);
                assertThat(states(api)).containsExactly("CONFIRMED");
                assertThat(demo.x().posts("ada")).hasSize(1);
                assertThat(demo.bluesky().posts("ada.test")).hasSize(2);

                disk.makeRoom();
                assertThat(submit(api, target).status()).isEqualTo(201);
                await().atMost(PATIENCE)
                        .untilAsserted(() -> assertThat(states(api)).hasSize(3).containsOnly("CONFIRMED"));
                assertThat(demo.x().posts("ada"))
                        .extracting("text")
                        .containsExactlyInAnyOrder("Before", "Meanwhile on Bluesky");
                assertThat(demo.bluesky().posts("ada.test"))
                        .extracting("text")
                        .containsExactlyInAnyOrder("Before", "Meanwhile on Bluesky", "While it is full");
                assertThat(api.get("/health/ready").status()).isEqualTo(200);
            }
            try (Demo demo = Demo.start(SETTINGS, disk.folder().resolve("data"))) {
                assertThat(demo.bluesky().posts("ada.test")).hasSize(3);
                assertThat(demo.x().posts("ada")).hasSize(2);
            }
        }
    }

    @Test
    void aDaemonThatFindsAFullDiskAtItsStartSaysSoAndLeavesNothingRunning() throws IOException {
        try (SmallDisk disk = SmallDisk.mount(folder.resolve("disk"), 8)) {
            Path data = Files.createDirectory(disk.folder().resolve("data"));
            disk.fill();

            assertThatExceptionOfType(StartupException.class)
                    .isThrownBy(() -> Daemon.start(SETTINGS, data))
                    .satisfies(e -> assertThat(e.getMessage()).containsAnyOf("disk is full", "No space left"))
                    .satisfies(e -> assertThat(e.trouble()).isIn(Trouble.DATABASE, Trouble.DATA_FOLDER));

            disk.makeRoom();
            try (Daemon daemon = Daemon.start(SETTINGS, data)) {
                assertThat(ApiClient.of(daemon).get("/health/ready").status()).isEqualTo(200);
            }
        }
    }

    private static Answer submit(ApiClient api, String target) {
        return api.post(
                "/api/posts",
                "{\"text\":\"While it is full\",\"targets\":[\"" + target + "\"]}",
                "Idempotency-Key",
                "the-same-key");
    }

    private static List<String> states(ApiClient api) {
        return api.get("/api/deliveries").json().findValuesAsString("state");
    }

    private static List<String> tokens(Statement statement) throws SQLException {
        try (ResultSet rows = statement.executeQuery("SELECT id FROM api_token ORDER BY id")) {
            List<String> ids = new java.util.ArrayList<>();
            while (rows.next()) {
                ids.add(rows.getString(1));
            }
            return ids;
        }
    }
}
