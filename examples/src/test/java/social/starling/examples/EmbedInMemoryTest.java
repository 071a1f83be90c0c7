package social.starling.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import social.starling.core.embed.EmbeddedStarling;
import social.starling.memory.MemoryStore;
import social.starling.ports.platform.Platform;

/** C6: the core inside another program, as a process of its own with no jar of anybody else. */
class EmbedInMemoryTest {
    private static final Path SOURCES = Path.of("src", "main", "java");
    private static final String PACKAGE = "social/starling/examples/";

    private static final List<Path> LIBRARIES = List.of(
            JavaProcess.home(Platform.class),
            JavaProcess.home(EmbeddedStarling.class),
            JavaProcess.home(MemoryStore.class));

    @TempDir
    Path folder;

    private Path notebooks;

    @BeforeEach
    void makeFolder() throws IOException {
        notebooks = Files.createDirectory(folder.resolve("notebooks"));
    }

    @Test
    void aPostIsCarriedOnceAndNothingButTheJdkAndStarlingIsLoaded() throws Exception {
        Path loaded = folder.resolve("loaded.txt");
        List<Path> path = new ArrayList<>(LIBRARIES);
        path.add(JavaProcess.home(EmbedInMemory.class));

        String said = run(
                "-Xlog:class+load=info:file=" + loaded,
                "-cp",
                JavaProcess.path(path),
                EmbedInMemory.class.getName(),
                notebooks.toString());

        assertThat(said).isEqualTo("bob: [Good morning, see https://example.org]\n");
        assertThat(Files.readAllLines(notebooks.resolve("bob.txt"))).hasSize(1);
        assertThat(Files.readAllLines(notebooks.resolve("ada.txt"))).hasSize(1);
        assertThat(sources(loaded))
                .containsExactlyInAnyOrderElementsOf(
                        path.stream().map(entry -> entry.toUri().getPath()).toList());
    }

    @Test
    void theSameProgramRunsAsAModule() throws Exception {
        Path modules = compileAsModule();
        List<Path> path = new ArrayList<>(LIBRARIES);
        path.add(modules);

        String said = run(
                "--module-path",
                JavaProcess.path(path),
                "--module",
                "made.up.host/" + EmbedInMemory.class.getName(),
                notebooks.toString());

        assertThat(said).isEqualTo("bob: [Good morning, see https://example.org]\n");
    }

    @Test
    void itTakesAboutTenLines() throws IOException {
        String source = Files.readString(SOURCES.resolve(PACKAGE + "EmbedInMemory.java"));
        String body = source.substring(source.indexOf("main(String[] arguments) {"));

        assertThat(Pattern.compile(";\n").matcher(body).results().count()).isLessThanOrEqualTo(10);
    }

    private String run(String... arguments) throws IOException, InterruptedException {
        Path output = folder.resolve("output.txt");
        Process process = JavaProcess.start(output, arguments);
        try {
            assertThat(process.waitFor(60, TimeUnit.SECONDS))
                    .as("it ends by itself")
                    .isTrue();
        } finally {
            process.destroyForcibly();
        }
        assertThat(process.exitValue()).as(Files.readString(output)).isZero();
        return Files.readString(output);
    }

    /** Where classes came from, other than the JDK and what the JVM makes up. */
    private static Set<String> sources(Path loaded) throws IOException {
        Set<String> sources = new TreeSet<>();
        Pattern source = Pattern.compile("source: (?:file:)?(/\\S+)");
        for (String line : Files.readAllLines(loaded)) {
            Matcher matcher = source.matcher(line);
            if (matcher.find()) {
                sources.add(matcher.group(1));
            }
        }
        return sources;
    }

    private Path compileAsModule() throws IOException {
        Path descriptor = Files.writeString(folder.resolve("module-info.java"), """
                module made.up.host {
                    requires social.starling.core;
                    requires social.starling.memory;
                }
                """);
        List<String> arguments = new ArrayList<>(
                List.of("-d", folder.resolve("host").toString(), "--module-path", JavaProcess.path(LIBRARIES)));
        arguments.add("-proc:none");
        arguments.add(descriptor.toString());
        arguments.add(SOURCES.resolve(PACKAGE + "EmbedInMemory.java").toString());
        try (Stream<Path> notebook = Files.list(SOURCES.resolve(PACKAGE + "notebook"))) {
            notebook.filter(file -> !file.endsWith("package-info.java"))
                    .forEach(file -> arguments.add(file.toString()));
        }
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        assertThat(compiler.run(null, null, null, arguments.toArray(String[]::new)))
                .as("compiles against the modules alone")
                .isZero();
        return folder.resolve("host");
    }
}
