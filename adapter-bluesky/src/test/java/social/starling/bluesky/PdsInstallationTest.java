package social.starling.bluesky;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.opentest4j.TestAbortedException;
import social.starling.testkit.pds.PdsInstallation;

class PdsInstallationTest {
    private static final String COMMAND = "npm ci --prefix adapter-bluesky/pds";

    /** A program that every machine with a test JVM has and that answers {@code --version} like Node. */
    private static final String JAVA =
            Path.of(System.getProperty("java.home"), "bin", "java").toString();

    @TempDir
    Path folder;

    @Test
    void aMissingNodeIsNamedWithTheCommand() {
        PdsInstallation installation =
                new PdsInstallation(folder, folder.resolve("no-such-node").toString());

        assertThat(installation.missing())
                .hasValueSatisfying(reason -> assertThat(reason).contains("Node", "PATH", COMMAND));
    }

    @Test
    void missingPackagesAreNamedWithFolderAndCommand() {
        assertThat(new PdsInstallation(folder, JAVA).missing())
                .hasValueSatisfying(reason -> assertThat(reason).contains(folder.toString(), COMMAND));
    }

    @Test
    void aMissingServerSkipsAtADeskAndFailsInCi() {
        PdsInstallation installation = new PdsInstallation(folder, JAVA);

        assertThatThrownBy(() -> installation.demand(false))
                .isInstanceOf(TestAbortedException.class)
                .hasMessageContaining(COMMAND);
        assertThatThrownBy(() -> installation.demand(true))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining(COMMAND);
    }

    @Test
    void aWholeInstallationLetsTheTestGoOn() throws IOException {
        Files.createDirectories(folder.resolve("node_modules"));
        Files.createFile(folder.resolve("node_modules/.package-lock.json"));

        assertThatCode(() -> new PdsInstallation(folder, JAVA).demand(true)).doesNotThrowAnyException();
    }

    @Test
    void theInstallationOfThisCheckoutHasTheStartScript() {
        assertThat(PdsInstallation.ofThisCheckout().folder().resolve("start.mjs"))
                .exists();
    }
}
