package social.starling.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import social.starling.assembly.StarlingSettings;
import social.starling.cli.Shell.Result;
import social.starling.daemon.Demo;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** {@code starling backfill} against a demo whose route begins after the older posts. */
class BackfillCommandTest {
    @TempDir
    static Path folder;

    private static Demo demo;
    private static Shell shell;

    private String route = "";

    @BeforeAll
    static void start() {
        demo = Demo.start(StarlingSettings.DEFAULT.withPort(0), folder.resolve("data"));
        shell = new Shell(folder.resolve("data"));
    }

    @AfterAll
    static void stop() {
        demo.close();
    }

    @BeforeEach
    void noRoute() {
        shell.run("backfill", "list", "--json")
                .array()
                .forEach(old -> shell.run("backfill", "stop", old.path("id").asString()));
        shell.run("routes", "list", "--json")
                .array()
                .forEach(old -> shell.run("routes", "remove", old.path("id").asString(), "--yes"));
    }

    @Test
    void olderPostsAreCountedShownAndCarriedAfterAYes() throws Exception {
        older("X", "users/ada/posts", "Long ago", "Longer ago", "A secret of long ago");
        follow("twitter:ada", "bluesky:ada.test", "--exclude", "secret");

        Result asked = shell.run("backfill", route, "--last", "3", "--pace", "3600000");
        assertThat(asked.exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(asked.out())
                .contains(
                        "twitter:ada -> bluesky:ada.test", "the last 3", "to carry   2", "left       1 by the route's")
                .containsPattern("1 because .*secret")
                .containsPattern("price +\\$0\\.");
        assertThat(asked.err()).contains("Nothing was started: it costs $", "starling backfill start bf-", "--yes");
        String waiting = shell.run("backfill", "list", "--json")
                .array()
                .getFirst()
                .path("id")
                .asString();
        assertThat(shell.run("backfill", "stop", waiting).out()).contains(waiting + " STOPPED");

        Result done = shell.run("backfill", route, "--last", "3", "--pace", "3600000", "--yes");
        assertThat(done.exitCode()).as(done.out() + done.err()).isZero();
        assertThat(done.out()).contains("DONE: 2 carried, 0 there already, 1 left");
        assertThat(done.err()).contains("Counting: ", "[------------------------------] 0% 0/3");
        assertThat(onBluesky()).contains("Long ago", "Longer ago").doesNotContain("secret");

        Result json = shell.run("backfill", route, "--last", "3", "--yes", "--json");
        assertThat(json.exitCode()).isZero();
        assertThat(json.err()).isEmpty();
        assertThat(json.json().path("state").asString()).isEqualTo("DONE");
        assertThat(json.json().path("counts").path("known").asInt()).isEqualTo(2);
        assertThat(shell.run("backfill", "list").out()).contains("100%", "2 of 2", "STOPPED");
    }

    @Test
    void aDryRunIsStartedLaterAndMayBePausedResumedShownAndStopped() throws Exception {
        older(
                "Bluesky",
                "users/ada.test/posts",
                "Once upon a time",
                "And then",
                "And again",
                "And so on",
                "And on",
                "The end");
        follow("bluesky:ada.test", "twitter:ada");
        Result dry = shell.run("backfill", route, "--since", "2020-01-01", "--max", "5", "--pace", "1", "--dry-run");
        assertThat(dry.exitCode()).as(dry.err()).isZero();
        assertThat(dry.out())
                .contains("since 2020-01-01 00:00:00", "the most that is allowed", "1 an hour, about 5 h", "It waits.");
        JsonNode proposed = shell.run("backfill", "list", "--json").array().getFirst();
        assertThat(proposed.path("since").asString()).isEqualTo("2019-12-31T23:00:00Z");
        String id = proposed.path("id").asString();

        assertThat(shell.run("backfill", "start", id).out()).contains(id + " RUNNING");
        assertThat(shell.run("backfill", "start", id).exitCode()).isEqualTo(ExitCode.CONFLICT);
        Result second = shell.run("backfill", route, "--last", "1", "--detach");
        assertThat(second.exitCode()).isEqualTo(ExitCode.CONFLICT);
        assertThat(second.err()).contains(id, "stop it first");
        assertThat(shell.run("backfill", "pause", id).out()).contains(id + " PAUSED");
        Result shown = shell.run("backfill", "show", id);
        assertThat(shown.out()).contains("PAUSED", "bluesky:ada.test -> twitter:ada", "% ");
        Result watched = shell.run("backfill", "show", id, "--watch");
        assertThat(watched.exitCode()).isEqualTo(ExitCode.FAILED);
        assertThat(watched.out()).contains(id + " PAUSED: ");
        assertThat(shell.run("backfill", "resume", id).out()).contains(id + " RUNNING");
        assertThat(shell.run("backfill", "stop", id).out()).contains(id + " STOPPED");
    }

    @Test
    void detachedItWorksOnInTheDaemon() throws Exception {
        older("X", "users/ada/posts", "Far away");
        follow("twitter:ada", "bluesky:ada.test");
        Result detached = shell.run("backfill", route, "--last", "1", "--pace", "3600000", "--yes", "--detach");
        assertThat(detached.exitCode()).as(detached.err()).isZero();
        assertThat(detached.out()).contains("starling backfill show bf-").contains("--watch");
        String id = shell.run("backfill", "list", "--json")
                .array()
                .getFirst()
                .path("id")
                .asString();
        assertThat(shell.run("backfill", "show", id, "--watch").out()).contains("DONE: 1 carried");
        assertThat(onBluesky()).contains("Far away");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "backfill | 2 | --since or --last",
                "backfill rt-99999999 | 2 | --since or --last",
                "backfill rt-99999999 --last 1 --since 2024-01-01 | 2 | --since or --last",
                "backfill rt-99999999 --last 1 | 3 | rt-99999999",
                "backfill rt-99999999 --since soon | 2 | a day such as 2024-01-31",
                "backfill rt-99999999 --last few | 2 | few",
                "backfill rt-99999999 --last 1 --from nobody | 3 | nobody",
                "backfill show bf-00000000 | 3 | bf-00000000",
                "backfill stop nonsense | 3 | nonsense"
            })
    void wrongInputGivesASentenceAndItsExitCode(String line, int exitCode, String said) {
        Result result = shell.run(line.split(" "));
        assertThat(result.err()).contains(said).doesNotContain("Exception");
        assertThat(result.exitCode()).isEqualTo(exitCode);
    }

    @Test
    void anEmptyListNamesTheNextStep() {
        assertThat(new Shell(folder.resolve("empty")).run("backfill", "list").err())
                .contains("starling backfill ROUTE --last 200 --dry-run");
    }

    private void follow(String source, String target, String... rules) {
        String[] command = Stream.concat(Stream.of("routes", "add", source, target, "--json"), Arrays.stream(rules))
                .toArray(String[]::new);
        route = shell.run(command).json().path("id").asString();
    }

    /** Posted at the platform's own screen, one after the other. */
    private static void older(String platform, String path, String... texts) throws IOException, InterruptedException {
        for (String text : texts) {
            String body =
                    JsonMapper.shared().createObjectNode().put("text", text).toString();
            assertThat(call(platform, path, HttpRequest.newBuilder().POST(BodyPublishers.ofString(body))))
                    .contains(text);
        }
    }

    private static String onBluesky() throws IOException, InterruptedException {
        return call("Bluesky", "users/ada.test/posts", HttpRequest.newBuilder());
    }

    private static String call(String platform, String path, HttpRequest.Builder request)
            throws IOException, InterruptedException {
        URI address = demo.platforms().get(platform).resolve(path);
        try (HttpClient http = HttpClient.newHttpClient()) {
            return http.send(request.uri(address).build(), BodyHandlers.ofString())
                    .body();
        }
    }
}
