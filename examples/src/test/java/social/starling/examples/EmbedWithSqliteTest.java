package social.starling.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import social.starling.examples.notebook.Notebook;

/** A host with a database is killed and goes on where it was. */
class EmbedWithSqliteTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir
    Path folder;

    private Path notebooks;
    private Path data;
    private Process process;

    @BeforeEach
    void makeFolders() throws IOException {
        notebooks = Files.createDirectory(folder.resolve("notebooks"));
        data = Files.createDirectory(folder.resolve("data"));
    }

    @AfterEach
    void stop() {
        process.destroyForcibly();
    }

    @Test
    void aKilledHostCarriesWhatCameMeanwhileAndNothingTwice() throws Exception {
        Notebook notebook = new Notebook(notebooks, InstantSource.system());
        start("first");
        notebook.write("ada", "Before the kill");
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(notebook.read("bob")).containsExactly("Before the kill"));

        process.destroyForcibly();
        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        notebook.write("ada", "While nobody ran");
        start("second");
        notebook.write("ada", "After the kill");

        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(notebook.read("bob"))
                        .containsExactlyInAnyOrder("Before the kill", "While nobody ran", "After the kill"));
    }

    private void start(String name) throws IOException {
        Path output = folder.resolve(name + ".txt");
        process = JavaProcess.start(
                output,
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                EmbedWithSqlite.class.getName(),
                notebooks.toString(),
                data.toString());
        await().atMost(PATIENCE).until(() -> {
            assertThat(process.isAlive()).as(Files.readString(output)).isTrue();
            return Files.readString(output).contains("ready");
        });
    }
}
