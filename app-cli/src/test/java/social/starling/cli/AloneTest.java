package social.starling.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import social.starling.assembly.StarlingSettings;
import social.starling.cli.Shell.Result;
import social.starling.daemon.Daemon;
import social.starling.daemon.Demo;

/** Commands where no daemon runs: they do their work by themselves. */
class AloneTest {
    @TempDir
    Path data;

    @Test
    void emptyListsNameTheNextStep() {
        Shell shell = new Shell(data);
        assertThat(shell.run("status").out()).contains("No daemon runs").contains("starling serve");
        assertThat(shell.run("accounts", "list").err()).contains("starling accounts add");
        assertThat(shell.run("routes", "list").err()).contains("starling routes add");
        assertThat(shell.run("ledger", "list").err()).contains("Nothing here");
        assertThat(shell.run("ledger", "list", "--json").out().strip()).matches("\\[\\s*]");
        assertThat(shell.run("sync").exitCode()).isZero();
    }

    @Test
    void whatOneCommandSetsTheNextOneSees() {
        Shell shell = new Shell(data);
        assertThat(shell.run("pause", "--reason", "night").exitCode()).isZero();
        assertThat(shell.run("status").out()).contains("night");
        assertThat(shell.run("resume").exitCode()).isZero();
        assertThat(shell.run("status").out()).doesNotContain("night");
    }

    @Test
    void theDataDirectoryMayBeNamedBeforeAndAfterTheCommand() {
        Path other = data.resolve("other");
        Shell shell = new Shell(data);
        assertThat(shell.run("--data", other.toString(), "pause").exitCode()).isZero();
        assertThat(shell.run("status", "--data", other.toString()).out()).contains("paused");
        assertThat(shell.run("status").out()).doesNotContain("paused");
    }

    @Test
    void aLeftoverOfACrashedDaemonIsNoDaemon() throws IOException {
        Files.writeString(
                data.resolve("daemon.json"), "{\"url\":\"http://127.0.0.1:9\",\"pid\":1,\"token\":\"stl_old\"}");
        assertThat(new Shell(data).run("accounts", "list").exitCode()).isZero();
    }

    /** Whoever has the port now must not be told the token of the daemon that had it. */
    @Test
    void aStrangerOnThePortOfADeadDaemonIsNotTakenForIt() throws IOException {
        List<String> tokens = new CopyOnWriteArrayList<>();
        HttpServer stranger = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        stranger.createContext("/", exchange -> {
            tokens.addAll(exchange.getRequestHeaders().getOrDefault("Authorization", List.of()));
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        stranger.start();
        try {
            Files.writeString(
                    data.resolve("daemon.json"),
                    "{\"url\":\"http://127.0.0.1:" + stranger.getAddress().getPort()
                            + "\",\"pid\":1,\"token\":\"stl_old\"}");
            assertThat(new Shell(data).run("accounts", "list").exitCode()).isZero();
            assertThat(tokens).isEmpty();
        } finally {
            stranger.stop(0);
        }
    }

    @Test
    void aDaemonOfAnotherVersionIsNamedAndAskedAllTheSame() throws IOException {
        try (Demo daemon = Demo.start(StarlingSettings.DEFAULT.withPort(0), data)) {
            Path file = data.resolve("daemon.json");
            Files.writeString(
                    file, Files.readString(file).replaceFirst("\"version\":\"[^\"]*\"", "\"version\":\"0.0.7\""));
            Result status = new Shell(data).run("status");
            assertThat(status.exitCode()).isZero();
            assertThat(status.err()).contains("0.0.7", "Restart the daemon");
            assertThat(daemon.uri().getHost()).isEqualTo("127.0.0.1");
        }
    }

    @Test
    void aDataDirectoryInUseIsNamed() {
        try (Daemon other = Daemon.embedded(StarlingSettings.DEFAULT, data)) {
            Result refused = new Shell(data).run("accounts", "list");
            assertThat(refused.exitCode()).isEqualTo(ExitCode.UNAVAILABLE);
            assertThat(refused.err()).contains(data.toString()).doesNotContain("Exception");
            assertThat(other.uri().getHost()).isEqualTo("127.0.0.1");
        }
    }

    @Test
    void anUnknownSettingIsNamedBesideTheKnownOnes() throws IOException {
        Files.writeString(data.resolve("starling.json"), "{\"sever\":{\"port\":1}}");
        Result refused = new Shell(data).run("status");
        assertThat(refused.exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(refused.err()).contains("sever").contains("server");
    }

    @Test
    void malformedSettingsAreRefusedWithThePlace() throws IOException {
        Files.writeString(data.resolve("starling.json"), "{\"server\": ");
        Result refused = new Shell(data).run("status");
        assertThat(refused.exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(refused.err()).contains("starling.json").contains("line");
    }
}
