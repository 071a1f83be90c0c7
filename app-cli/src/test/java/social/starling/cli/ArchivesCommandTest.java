package social.starling.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import social.starling.assembly.StarlingSettings;
import social.starling.cli.Shell.Result;
import social.starling.daemon.Demo;
import social.starling.testkit.archive.SampleArchive;
import social.starling.testkit.archive.SamplePost;
import tools.jackson.databind.JsonNode;

/** {@code starling backfill --archive} and {@code starling archives} against a demo. */
class ArchivesCommandTest {
    private static final Instant THEN = Instant.parse("2016-03-01T10:00:00Z");

    @TempDir
    static Path folder;

    private static Demo demo;
    private static Shell shell;

    @BeforeAll
    static void start() {
        demo = Demo.start(StarlingSettings.DEFAULT.withPort(0), folder.resolve("data"));
        shell = new Shell(folder.resolve("data"));
    }

    @AfterAll
    static void stop() {
        demo.close();
    }

    @Test
    void anArchiveIsShownCountedCarriedListedAndRemoved() throws Exception {
        Path file = archive();
        String route = shell.run("routes", "list", "--quiet").out().strip();

        Result dry = shell.run("backfill", route, "--archive", file.toString(), "--pace", "3600000", "--dry-run");
        assertThat(dry.exitCode()).as(dry.out() + dry.err()).isZero();
        assertThat(dry.out())
                .contains("twitter:ada", "1 reposts, 0 replies to others, 1 threads", "all of the archive ar-")
                .containsPattern("to carry +2")
                .contains("It waits.");
        String id = shell.run("archives", "list", "--quiet").out().strip();
        assertThat(id).matches("ar-[0-9a-f]{24}");

        Result done = shell.run("backfill", route, "--archive", id, "--pace", "3600000");
        assertThat(done.exitCode()).as(done.out() + done.err()).isZero();
        assertThat(done.out()).contains("DONE: 2 carried, 0 there already, 1 left");
        assertThat(onBluesky()).contains("Ten years ago", "and then this");

        assertThat(shell.run("archives", "show", id).out()).contains(id, "posts", "2016-03-01");
        assertThat(shell.run("archives", "list").out()).contains(id, "twitter:ada");
        assertThat(shell.run("archives", "remove", id).exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(shell.run("archives", "remove", id, "--yes").exitCode()).isZero();
        assertThat(shell.run("archives", "show", id).exitCode()).isEqualTo(ExitCode.NOT_FOUND);
        assertThat(shell.run("archives", "list", "--json").array()).isEmpty();
    }

    @Test
    void whatIsNoFileIsToldSo() throws Exception {
        assertRefused(folder.resolve("nothing.zip"), "it is not there");
        assertRefused(folder, "it is a folder");
        assertRefused(Path.of("/dev/null"), "it is no file");
        assertRefused(Files.writeString(folder.resolve("text.zip"), "hello"), "It is no ZIP file");
        Path pipe = folder.resolve("pipe");
        assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor())
                .isZero();
        assertRefused(pipe, "it is no file");
        assertThat(shell.run("archives", "list", "--json").array()).isEmpty();
    }

    private static void assertRefused(Path file, String sentence) {
        Result refused = shell.run("archives", "add", file.toString());
        assertThat(refused.exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(refused.err()).contains(sentence);
    }

    private static Path archive() throws IOException {
        String ada = "";
        for (JsonNode account : shell.run("accounts", "list", "--json").array()) {
            if (account.path("handle").asString().equals("ada")) {
                ada = account.path("remoteId").asString();
            }
        }
        Path file = folder.resolve("twitter.zip");
        try (SampleArchive zip = SampleArchive.create(file, ada, "ada")) {
            SamplePost first = SamplePost.of(THEN, 0, "Ten years ago");
            zip.posts(
                    first,
                    SamplePost.of(THEN.plusSeconds(5), 0, "and then this").answers(first.id(), ada, "ada"),
                    SamplePost.of(THEN.plusSeconds(9), 0, "RT @grace: hers"));
        }
        return file;
    }

    private static String onBluesky() throws IOException, InterruptedException {
        URI address = demo.platforms().get("Bluesky").resolve("users/ada.test/posts");
        try (HttpClient http = HttpClient.newHttpClient()) {
            return http.send(HttpRequest.newBuilder(address).build(), BodyHandlers.ofString())
                    .body();
        }
    }
}
