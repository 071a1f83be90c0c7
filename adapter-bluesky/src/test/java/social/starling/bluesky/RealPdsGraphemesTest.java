package social.starling.bluesky;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import social.starling.testkit.pds.PdsInstallation;
import social.starling.testkit.pds.RealPdsExtension;

/** Asks the counters that servers use (Intl.Segmenter, and unicode-segmenter where that is missing) about random texts. */
@ExtendWith(RealPdsExtension.class)
@DisplayName("S6 Text is counted as the servers count it")
class RealPdsGraphemesTest {
    private static final String SCRIPT = """
            const {countGraphemes} = require('unicode-segmenter/grapheme');
            const segmenter = new Intl.Segmenter();
            require('readline').createInterface({input: process.stdin}).on('line', line => {
              const text = JSON.parse(line);
              console.log([...segmenter.segment(text)].length + ' ' + countGraphemes(text));
            });
            """;

    /** What people write: scripts with marks and conjuncts, emoji of all makes, and what joins or parts them. */
    private static final List<String> UNITS = List.of(
            "a",
            "Z",
            "7",
            " ",
            "\n",
            "\r\n",
            ".",
            "é",
            "e\u0301",
            "ß",
            "ø",
            "Ж",
            "λ",
            "ש\u05C1",
            "ع",
            "\u0651",
            "中",
            "文",
            "か",
            "が",
            "か\u3099",
            "한",
            "\u1100\u1161\u11A8",
            "ไ",
            "\u0E01\u0E33",
            "\u0E49",
            "க\u0BCD",
            "நி",
            "क",
            "क्ष",
            "\u0915\u0903",
            "বাং",
            "\u1019\u103C",
            "👍",
            "👍🏽",
            "👩‍💻",
            "👨‍👩‍👧‍👦",
            "🏳️‍🌈",
            "🇩🇪",
            "🇫",
            "❤️",
            "❤",
            "1️⃣",
            "#️⃣",
            "🏴󠁧󠁢󠁥󠁮󠁧󠁿",
            "\u200B",
            "\uFE0F",
            "\u202E",
            "🏽",
            "🫱🏻‍🫲🏿",
            "🧑‍🦰",
            "𝒜",
            "·",
            "…",
            "\u00AD");

    /** Joiners without anything to join and signs that begin a grapheme: where the counters disagree with each other. */
    private static final List<String> STRAY = List.of("\u200D", "\u200C", "\u0600", "🏻", "\u094D");

    @Test
    void whatPeopleWriteIsCountedAlikeByAllCounters() throws IOException, InterruptedException {
        assertThat(differing(UNITS, (count, segmenter, replacement) -> count != segmenter || count != replacement))
                .isEmpty();
    }

    /** But for a joiner after a joiner, which the counters of the servers see differently, too. */
    @Test
    void strangeTextIsNeverCountedShorterThanServersDo() throws IOException, InterruptedException {
        List<String> units = new ArrayList<>(UNITS);
        units.addAll(STRAY);
        assertThat(differing(units, (count, segmenter, replacement) -> count < segmenter))
                .allMatch(text -> text.contains("\\u200d\\u200d"));
    }

    /** Says whether a count is wrong, given those of Intl.Segmenter and of its replacement. */
    private interface Wrong {
        boolean is(int count, int segmenter, int replacement);
    }

    private static List<String> differing(List<String> units, Wrong wrong) throws IOException, InterruptedException {
        List<String> texts = texts(units);
        PdsInstallation installation = PdsInstallation.ofThisCheckout();
        Process node = new ProcessBuilder(installation.node(), "-e", SCRIPT)
                .directory(installation.folder().toFile())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        Thread.ofVirtual().start(() -> send(texts, node.outputWriter(StandardCharsets.UTF_8)));
        List<String> differing = new ArrayList<>();
        try (BufferedReader counts = node.inputReader(StandardCharsets.UTF_8)) {
            for (String text : texts) {
                String[] expected = counts.readLine().split(" ");
                int count = Graphemes.count(text);
                if (wrong.is(count, Integer.parseInt(expected[0]), Integer.parseInt(expected[1]))) {
                    differing.add(count + " instead of " + String.join("/", expected) + ": " + escaped(text));
                }
            }
        }
        assertThat(node.waitFor()).isZero();
        return differing;
    }

    private static List<String> texts(List<String> units) {
        Random random = new Random(20261102);
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < 20_000; i++) {
            StringBuilder text = new StringBuilder();
            int length = 1 + random.nextInt(12);
            for (int j = 0; j < length; j++) {
                text.append(units.get(random.nextInt(units.size())));
            }
            texts.add(text.toString());
        }
        return texts;
    }

    private static void send(List<String> texts, Writer node) {
        try (node) {
            for (String text : texts) {
                node.write("\"" + escaped(text) + "\"\n");
            }
        } catch (IOException e) {
            throw new IllegalStateException("Node has ended early", e);
        }
    }

    private static String escaped(String text) {
        StringBuilder escaped = new StringBuilder();
        text.chars().forEach(unit -> escaped.append(String.format("\\u%04x", unit)));
        return escaped.toString();
    }
}
