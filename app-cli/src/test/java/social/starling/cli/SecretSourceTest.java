package social.starling.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import social.starling.assembly.StarlingSettings;
import social.starling.cli.Shell.Result;
import social.starling.daemon.Demo;

/** Secrets come from standard input, from a file that is closed to others, or from a person. */
class SecretSourceTest {
    private static final String RIGHT = "demo-demo-demo-demo";

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
    void aPasswordComesFromStandardInput() {
        Result added = shell.runWithInput(
                RIGHT + "\n", "accounts", "add", "bluesky", "ada.test", "--password-stdin", "--server", pds());
        assertThat(added.exitCode()).as(added.err()).isZero();
        assertThat(added.out() + added.err()).contains("ada.test").doesNotContain(RIGHT);
    }

    @Test
    void aPasswordComesFromAFileThatOnlyItsOwnerReads() throws IOException {
        Path file = folder.resolve("closed");
        Files.writeString(file, RIGHT + "\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        Result added = shell.run(
                "accounts", "add", "bluesky", "ada.test", "--password-file", file.toString(), "--server", pds());
        assertThat(added.exitCode()).as(added.err()).isZero();
    }

    @Test
    void aFileThatOthersReadIsRefusedWithWhatToDo() throws IOException {
        Path file = folder.resolve("open");
        Files.writeString(file, RIGHT);
        for (String rights : List.of("rw-r-----", "rw----r--")) {
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(rights));
            Result refused = shell.run("accounts", "add", "bluesky", "ada.test", "--password-file", file.toString());
            assertThat(refused.exitCode()).isEqualTo(ExitCode.USAGE);
            assertThat(refused.err()).contains("chmod 600 " + file).doesNotContain(RIGHT);
        }
    }

    @Test
    void aFileThatIsEmptyOrMissingIsNamed() throws IOException {
        Path file = folder.resolve("empty");
        Files.writeString(file, " \n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        assertThat(shell.run("accounts", "add", "bluesky", "ada.test", "--password-file", file.toString())
                        .err())
                .contains(file.toString(), "is empty");
        assertThat(shell.run("accounts", "add", "bluesky", "ada.test", "--password-file", "/nonexistent/secret")
                        .err())
                .contains("/nonexistent/secret", "cannot be read");
    }

    @Test
    void aPlatformWithoutOnePasswordSaysWhichSecretsItWants() {
        Result refused = shell.runWithInput("x\n", "accounts", "add", "twitter", "ada", "--password-stdin");
        assertThat(refused.exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(refused.err()).contains("--secret NAME=");
    }

    @Test
    void withoutAPersonAndWithoutASourceItSaysHowToGiveIt() {
        assertThatThrownBy(() -> new SecretSource(Desk.ofPipe().terminal()).read(List.of(), Set.of("app-password")))
                .hasMessageContaining("app-password")
                .hasMessageContaining("@FILE");
    }

    private static String pds() {
        String admin = String.valueOf(demo.platforms().get("Bluesky"));
        return admin.replaceFirst("/admin/$", "");
    }
}
