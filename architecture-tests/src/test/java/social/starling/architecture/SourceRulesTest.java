package social.starling.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What leaves no trace in class files. */
class SourceRulesTest {
    private static final Pattern MONITOR = Pattern.compile("\\bsynchronized\\s*\\(");

    private static final Pattern SILENCED_RULE =
            Pattern.compile("@SuppressWarnings\\(.*\"(NullAway|all)|//\\s*(noinspection|spotless:off)|@NullUnmarked");

    @Test
    void coreHoldsNoMonitor() throws IOException {
        assertThat(linesWith(MONITOR, Modules.ROOT.resolve("core/src/main/java")))
                .isEmpty();
    }

    @Test
    void noSourceSilencesARule() throws IOException {
        assertThat(linesWith(SILENCED_RULE, Modules.ROOT)).isEmpty();
    }

    @Test
    void aMonitorIsSeen() {
        assertThat("        synchronized (lock) {").containsPattern(MONITOR);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "@SuppressWarnings(\"NullAway\")",
                "@SuppressWarnings({\"unchecked\", \"NullAway.Init\"})",
                "@SuppressWarnings(\"all\")",
                "// noinspection unchecked",
                "// spotless:off",
                "@NullUnmarked"
            })
    void aSilencedRuleIsSeen(String line) {
        assertThat(line).containsPattern(SILENCED_RULE);
    }

    private static List<String> linesWith(Pattern pattern, Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().matches(".*/src/main/java/.*\\.java"))
                    .flatMap(file -> hits(pattern, file))
                    .toList();
        }
    }

    private static Stream<String> hits(Pattern pattern, Path file) {
        try (Stream<String> lines = Files.lines(file)) {
            return lines
                    .filter(line -> pattern.matcher(line).find())
                    .map(line -> Modules.ROOT.relativize(file) + ": " + line.strip())
                    .toList()
                    .stream();
        } catch (IOException unreadable) {
            throw new IllegalStateException("Cannot read " + file, unreadable);
        }
    }
}
