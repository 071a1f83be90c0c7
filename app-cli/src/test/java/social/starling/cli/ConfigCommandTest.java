package social.starling.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import social.starling.assembly.Configuration;
import social.starling.cli.Shell.Result;
import social.starling.daemon.Daemon;
import sun.misc.Signal;

class ConfigCommandTest {
    @TempDir
    Path data;

    private Shell shell;

    @BeforeEach
    void open() {
        shell = new Shell(data);
    }

    @Test
    void whereNoDaemonRunsItShowsWhatOneWouldStartWithAndOpensNothing() throws IOException {
        write("{\"server\": {\"port\": 7900, \"allowedHosts\": [\"b.home\", \"a.home\"]}}");

        Result shown = shell.run("config", "show", "--origin");

        assertThat(shown.exitCode()).isZero();
        assertThat(shown.out().lines().map(line -> line.replaceAll(" {2,}", "|")))
                .contains(
                        "KEY|VALUE|FROM",
                        "server.port|7900|file " + data.resolve("starling.json"),
                        "server.allowedHosts|a.home, b.home|file " + data.resolve("starling.json"),
                        "server.host|127.0.0.1|default")
                .noneMatch(line -> line.startsWith("bluesky.jetstream"));
        assertThat(shell.run("config", "show", "--all").out()).contains("bluesky.jetstream");
        assertThat(shell.run("config", "show", "--json").json().path("settings").size())
                .isGreaterThan(20);
        assertThat(data).isDirectoryNotContaining(file -> !file.endsWith("starling.json"));
    }

    @Test
    void aRunningDaemonTellsWhatCountsAndFollowsAChangedFile() throws IOException {
        write("{\"server\": {\"port\": 0}}");
        try (Daemon daemon = Daemon.start(Configuration.read(data, Map.of()), data)) {
            write("{\"server\": {\"port\": 7901}, \"log\": {\"level\": \"warn\"}}");

            assertThat(daemon.uri().getPort()).isPositive();
            Result reloaded = shell.run("config", "reload");
            assertThat(reloaded.exitCode()).as(reloaded.err()).isZero();
            // The daemon may have noticed by itself already.
            assertThat(reloaded.out()).contains("server.port changes at the next start");
            Result shown = shell.run("config", "show");
            assertThat(shown.out()).containsPattern("log.level +warn").contains("server.port changes to 7901");

            write("{\"log\": {\"level\": \"loud\"}}");
            Result refused = shell.run("config", "reload");
            assertThat(refused.exitCode()).isEqualTo(ExitCode.USAGE);
            assertThat(refused.err()).contains("log.level", "loud", "debug, trace are allowed");
            assertThat(shell.run("config", "show").out()).containsPattern("log.level +warn");
        }
    }

    @Test
    void aCheckTellsEverythingThatIsWrongEachOnItsLine() throws IOException {
        Path file =
                Files.writeString(data.resolve("new.json"), "{\"server\": {\"prot\": 1}, \"courier\": {\"lease\": 5}}");

        Result checked = shell.run("config", "check", file.toString());

        Files.copy(file, data.resolve("starling.json"));
        assertThat(shell.run("config", "show").err()).isEqualTo(checked.err().replace("new.json", "starling.json"));
        assertThat(checked.exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(checked.err().lines())
                .hasSize(2)
                .anySatisfy(line -> assertThat(line).contains("courier.lease", "is 5", "60 to 3600"))
                .anySatisfy(line -> assertThat(line).contains("server.prot", "did you mean server.port?"));
        assertThat(shell.run("config", "check", file.toString(), "--json")
                        .json()
                        .path("problems")
                        .size())
                .isEqualTo(2);
    }

    @Test
    void aCheckOfWhatIsRightAndOfWhatIsNotThere() throws IOException {
        assertThat(shell.run("config", "check").out()).contains("the defaults count");
        assertThat(shell.run("config", "show").out()).containsPattern("server.allowedHosts +none");
        write("{\"$schema\": \"./starling.schema.json\", \"sync\": {\"interval\": 5}}");
        assertThat(shell.run("config", "check").out()).contains("is valid");
        assertThat(shell.run("config", "check").exitCode()).isZero();
        Result missing =
                shell.run("config", "check", data.resolve("nowhere.json").toString());
        assertThat(missing.exitCode()).isEqualTo(ExitCode.NOT_FOUND);
        assertThat(missing.err()).contains("nowhere.json");
        assertThat(shell.run("config", "check", data.toString()).exitCode()).isEqualTo(ExitCode.USAGE);
    }

    @Test
    void theSchemaIsPrintedForEditors() {
        assertThat(shell.run("config", "schema")
                        .json()
                        .at("/properties/log/properties/level/enum/0")
                        .asString())
                .isEqualTo("error");
    }

    @Test
    void whereNoDaemonRunsNothingIsReloaded() {
        Result reloaded = shell.run("config", "reload");

        assertThat(reloaded.exitCode()).isEqualTo(ExitCode.UNAVAILABLE);
        assertThat(reloaded.err()).contains("No daemon runs on " + data);
    }

    @Test
    void theSignalIsListenedToWhereNoTerminalIs() throws InterruptedException {
        CountDownLatch heard = new CountDownLatch(1);
        Hangup.on(shell.terminal(), "WINCH", heard::countDown);

        Signal.raise(new Signal("WINCH"));

        assertThat(heard.await(20, TimeUnit.SECONDS)).isTrue();
    }

    private void write(String json) throws IOException {
        Files.writeString(data.resolve("starling.json"), json);
    }
}
