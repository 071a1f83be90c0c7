package social.starling.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import social.starling.assembly.StarlingSettings;
import social.starling.cli.Shell.Result;
import social.starling.daemon.Daemon;

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
