package social.starling.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import social.starling.assembly.StarlingSettings;
import social.starling.daemon.Demo;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Commands that stay: they see what happens, outlive the daemon, and leave when they are told to. */
class FollowTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @TempDir
    Path data;

    private Demo demo;
    private Shell shell;

    @BeforeEach
    void start() {
        demo = Demo.start(StarlingSettings.DEFAULT.withPort(0), data);
        shell = new Shell(data);
    }

    @AfterEach
    void stop() {
        demo.close();
    }

    @Test
    void eventsAreFollowedThroughARestartOfTheDaemon() {
        try (Follower follower = Follower.start(shell, "events", "--follow", "--json", "--type", "post.published")) {
            String first = posted("Before");
            await().atMost(PATIENCE).until(() -> follower.out().contains(first));
            demo.close();
            await().atMost(PATIENCE).until(() -> follower.err().contains("waiting"));
            demo = Demo.start(StarlingSettings.DEFAULT.withPort(0), data);
            String second = posted("After");
            await().atMost(PATIENCE).until(() -> follower.out().contains(second));
            List<JsonNode> lines =
                    follower.out().lines().map(JsonMapper.shared()::readTree).toList();
            assertThat(lines)
                    .extracting(each -> each.path("subject").asString())
                    .as("each once and in order")
                    .containsExactly(first, second);
        }
    }

    @Test
    void deliveriesAreFollowedAsTheyChange() {
        posted("There already");
        shell.run("pause", "--reason", "a test looks around");
        try (Follower follower =
                Follower.start(shell, "ledger", "list", "--follow", "--state", "held,confirmed", "--text", "change")) {
            await().atMost(PATIENCE)
                    .until(() -> shell.run("ledger", "list", "--quiet").exitCode() == 0);
            String id = shell.run("post", "I will change", "--to", "bluesky:ada.test", "--timeout", "0", "--json")
                    .array()
                    .getFirst()
                    .path("id")
                    .asString();
            shell.run("ledger", "hold", id, "--reason", "wait for it");
            await().atMost(PATIENCE).until(() -> follower.out().contains(id + " HELD"));
            shell.run("ledger", "retry", id);
            shell.run("resume");
            await().atMost(PATIENCE).until(() -> follower.out().contains(id + " CONFIRMED"));
            assertThat(follower.out()).contains("wait for it: I will change").doesNotContain("There already");
        }
    }

    @Test
    void theLifeOfADeliveryIsFollowedToItsEnd() throws InterruptedException {
        shell.run("pause", "--reason", "a test looks around");
        String id = shell.run("post", "Step by step", "--to", "bluesky:ada.test", "--timeout", "0", "--json")
                .array()
                .getFirst()
                .path("id")
                .asString();
        try (Follower follower = Follower.start(shell, "ledger", "show", id, "--follow")) {
            await().atMost(PATIENCE).until(() -> follower.out().contains("PLANNED"));
            shell.run("resume");
            assertThat(follower.exitCode()).isZero();
            assertThat(follower.out().strip().lines().toList().getLast()).contains("CONFIRMED");
        }
    }

    @Test
    void theStatusIsShownAnewWhenSomethingHappens() {
        try (Follower follower = Follower.start(shell, "status", "--watch", "--json")) {
            await().atMost(PATIENCE).until(() -> follower.out().lines().count() >= 1);
            posted("Something");
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(follower.out().lines().map(JsonMapper.shared()::readTree))
                            .anyMatch(status ->
                                    status.path("deliveries").path("CONFIRMED").asLong() > 0));
        }
    }

    @Test
    void whereNoDaemonRunsItIsWaitedForAndTheDatabaseLeftAlone() {
        demo.close();
        try (Follower follower = Follower.start(shell, "events", "--follow")) {
            await().atMost(PATIENCE).until(() -> follower.err().contains("starling serve"));
            demo = Demo.start(StarlingSettings.DEFAULT.withPort(0), data);
            String id = posted("At last");
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(follower.out()).contains(id));
        }
    }

    /** A real process, since only that has signals; 130 is what a shell expects after SIGINT. */
    @Test
    void ctrlCEndsItWith130AndWithoutAWord() throws IOException, InterruptedException {
        Path talk = data.resolve("talk");
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        "-XX:TieredStopAtLevel=1",
                        Main.class.getName(),
                        "events",
                        "--follow",
                        "--data",
                        data.toString())
                .redirectError(talk.toFile())
                .start();
        try (BufferedReader lines = process.inputReader()) {
            String id = posted("Hello");
            assertThat(lines.readLine()).contains("post.published", id);
            new ProcessBuilder("kill", "-INT", String.valueOf(process.pid()))
                    .start()
                    .waitFor();
            assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
            assertThat(process.exitValue()).isEqualTo(130);
            assertThat(Files.readString(talk)).doesNotContain("Exception", "starling:");
        } finally {
            process.destroyForcibly();
        }
    }

    private String posted(String text) {
        return shell.run("post", text, "--to", "bluesky:ada.test", "--json")
                .array()
                .getFirst()
                .path("id")
                .asString();
    }
}
