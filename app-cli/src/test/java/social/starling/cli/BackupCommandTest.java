package social.starling.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import social.starling.assembly.StarlingSettings;
import social.starling.cli.Shell.Result;
import social.starling.daemon.Demo;

/** R6 as a person meets it: {@code starling backup} and {@code starling restore}. */
class BackupCommandTest {
    @TempDir
    Path folder;

    private Path file;
    private Shell shell;

    @BeforeEach
    void furnish() {
        file = folder.resolve("saved.zip");
        shell = new Shell(folder.resolve("data"));
        assertThat(shell.run("pause", "--reason", "over night").exitCode()).isZero();
    }

    @Test
    void whereNoDaemonRunsTheDatabaseIsSavedCheckedAndRestored() throws IOException {
        Result saved = shell.run("backup", file.toString());
        assertThat(saved.exitCode()).as(saved.err()).isZero();
        assertThat(saved.out()).contains("Saved ").contains("rows of").contains(file.toString());
        assertThat(saved.err()).contains("secrets.key.json");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        Result whole = shell.run("backup", "--verify", file.toString());
        assertThat(whole.exitCode()).isZero();
        assertThat(whole.out()).contains("The backup is whole").contains("publishing_pause");

        Shell other = new Shell(folder.resolve("other"));
        Result restored = other.run("restore", file.toString(), "--json");
        assertThat(restored.exitCode()).as(restored.err()).isZero();
        assertThat(restored.json().path("rows").asLong()).isPositive();
        assertThat(restored.json().path("kept").isNull()).isTrue();
        assertThat(other.run("status").out()).contains("restored from a backup").contains("over night");
    }

    @Test
    void aRunningDaemonSavesItsDatabaseAndNobodyRestoresUnderIt() {
        Path data = folder.resolve("demo");
        try (Demo demo = Demo.start(StarlingSettings.DEFAULT.withPort(0), data)) {
            assertThat(demo.uri()).isNotNull();
            Shell demoShell = new Shell(data);
            Result saved = demoShell.run("backup", file.toString(), "--json");
            assertThat(saved.exitCode()).as(saved.err()).isZero();
            assertThat(saved.json().path("tables").path("account").asInt()).isEqualTo(2);
            Result refused = demoShell.run("restore", file.toString(), "--replace", "--yes");
            assertThat(refused.exitCode()).isEqualTo(ExitCode.UNAVAILABLE);
            assertThat(refused.err()).contains("in use by a Starling");
        }
        Result moved = new Shell(folder.resolve("other")).run("restore", file.toString());
        assertThat(moved.exitCode()).isZero();
        assertThat(moved.out())
                .contains("secrets.key.json")
                .contains("--forget-secrets")
                .contains("twitter:ada")
                .contains("starling resume");
        Result forgetful = new Shell(folder.resolve("other"))
                .run("restore", file.toString(), "--replace", "--yes", "--forget-secrets");
        assertThat(forgetful.exitCode()).isZero();
        assertThat(forgetful.out()).contains("signs in again").contains("is kept as");
        assertThat(new Shell(folder.resolve("other")).run("accounts", "list").out())
                .contains("NEEDS_SIGN_IN");
    }

    @Test
    void nothingIsReplacedUnasked() throws IOException {
        shell.run("backup", file.toString());
        byte[] before = Files.readAllBytes(file);
        Result again = shell.run("backup", file.toString());
        assertThat(again.exitCode()).isEqualTo(ExitCode.CONFLICT);
        assertThat(again.err()).contains("--force");
        assertThat(file).hasBinaryContent(before);
        assertThat(shell.run("backup", file.toString(), "--force").exitCode()).isZero();

        Result restored = shell.run("restore", file.toString());
        assertThat(restored.exitCode()).isEqualTo(ExitCode.CONFLICT);
        assertThat(restored.err()).contains("has 0 deliveries").contains("--replace");
        Result unasked = shell.run("restore", file.toString(), "--replace");
        assertThat(unasked.exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(unasked.err()).contains("Nothing was restored").contains("--yes");
        Result done = shell.run("restore", file.toString(), "--replace", "--yes");
        assertThat(done.exitCode()).as(done.err()).isZero();
        assertThat(done.out()).contains("before-restore-");
    }

    @Test
    void nonsenseIsRefusedAndLeavesNothing() throws IOException {
        Files.writeString(file, "This is no backup.");
        assertRefused(ExitCode.USAGE, "no whole backup", "restore", file.toString());
        assertRefused(ExitCode.USAGE, "no whole backup", "backup", "--verify", file.toString());
        assertRefused(
                ExitCode.NOT_FOUND,
                "There is no file",
                "restore",
                folder.resolve("none.zip").toString());
        assertRefused(
                ExitCode.NOT_FOUND,
                "There is no folder",
                "backup",
                folder.resolve("no/where.zip").toString());
        assertRefused(ExitCode.USAGE, "is a folder", "backup", folder.toString());
        assertRefused(ExitCode.USAGE, "FILE", "backup");
        try (Stream<Path> files = Files.list(folder)) {
            List<String> names = files.map(one -> one.getFileName().toString()).toList();
            assertThat(names).containsExactlyInAnyOrder("saved.zip", "data");
        }
    }

    private void assertRefused(int exitCode, String said, String... line) {
        Result refused = shell.run(line);
        assertThat(refused.exitCode()).as(refused.err()).isEqualTo(exitCode);
        assertThat(refused.err()).contains(said).doesNotContain("Exception");
        assertThat(refused.out()).isEmpty();
    }
}
