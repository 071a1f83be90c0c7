package social.starling.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What docs/embedding.md shows is what runs. */
class EmbeddingPageTest {
    private static final Pattern BLOCK = Pattern.compile("```java\n(.*?)```", Pattern.DOTALL);

    @Test
    void everyPieceOfCodeStandsInAProgramThatRuns() throws IOException {
        List<String> sources;
        try (Stream<Path> files = Files.walk(Path.of("src", "main", "java"))) {
            sources = files.filter(file -> file.toString().endsWith(".java"))
                    .map(EmbeddingPageTest::lines)
                    .toList();
        }
        Matcher blocks = BLOCK.matcher(Files.readString(Path.of("..", "docs", "embedding.md")));

        int pieces = 0;
        while (blocks.find()) {
            String piece = stripped(blocks.group(1));
            assertThat(sources).as(piece).anyMatch(source -> source.contains(piece));
            pieces++;
        }
        assertThat(pieces).isEqualTo(3);
    }

    private static String lines(Path file) {
        try {
            return stripped(Files.readString(file));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String stripped(String code) {
        return code.lines().map(String::strip).collect(Collectors.joining("\n"));
    }
}
