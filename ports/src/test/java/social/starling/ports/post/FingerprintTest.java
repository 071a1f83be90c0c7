package social.starling.ports.post;

import static org.assertj.core.api.Assertions.assertThat;

import java.text.Normalizer;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import social.starling.ports.digest.Digest;
import social.starling.ports.text.Facet;
import social.starling.ports.text.Feature;
import social.starling.ports.text.RichText;

class FingerprintTest {
    @ParameterizedTest
    @CsvSource({
        "'see example.com', 'see https://example.com'",
        "'see http://example.com/', 'see https://www.example.com'",
        "'two  words', 'two words'",
        "'line one\nline two', 'line one line two'",
        "'trailing ', 'trailing'",
        "'invisible\u200B break', 'invisible break'",
        "'caf\u00E9', 'cafe\u0301'",
    })
    void whatAPlatformRewritesMakesNoDifference(String one, String other) {
        assertThat(print(one)).isEqualTo(print(other));
    }

    @ParameterizedTest
    @CsvSource({"'one', 'two'", "'see example.com/a', 'see example.com/b'", "'good', 'good!'"})
    void whatAPersonWroteMakesADifference(String one, String other) {
        assertThat(print(one)).isNotEqualTo(print(other));
    }

    @Test
    void aShortenedLinkIsItsTarget() {
        RichText shortened = new RichText(
                "see example.com/a…", List.of(new Facet(4, 18, new Feature.Link("https://example.com/a-long-way"))));
        assertThat(Fingerprint.of(shortened, null, 0)).isEqualTo(print("see https://example.com/a-long-way"));
    }

    @Test
    void theSameWordsElsewhereAreAnotherPost() {
        assertThat(Fingerprint.of(RichText.plain("yes"), "1", 0))
                .isNotEqualTo(Fingerprint.of(RichText.plain("yes"), "2", 0));
        assertThat(Fingerprint.of(RichText.plain("yes"), null, 0))
                .isNotEqualTo(Fingerprint.of(RichText.plain("yes"), null, 1));
    }

    @Test
    void aPostWithoutWordsTellsNothing() {
        assertThat(print("").isTelling()).isFalse();
        assertThat(print(" \u200B").isTelling()).isFalse();
        assertThat(print("a").isTelling()).isTrue();
    }

    @Test
    void theQuickWayComesToWhatThePatternsSay() {
        SplittableRandom random = new SplittableRandom(11);
        String[] parts = {
            "a",
            "h",
            "xhttp://",
            "http://",
            "HTTPS://www.",
            "https://",
            "www.",
            "/",
            "/ ",
            " ",
            "\u00A0",
            "\t",
            "\n",
            "\u000B",
            "\u2003",
            "\u200B",
            "\u2066",
            "\uFEFF",
            "e\u0301",
            "\u0301http://",
            "_http://",
            "\uD83D\uDE00",
            "://",
            "."
        };
        for (int i = 0; i < 20_000; i++) {
            String text = random.ints(random.nextInt(8), 0, parts.length)
                    .mapToObj(part -> parts[part])
                    .collect(Collectors.joining());
            assertThat(print(text)).as(text).isEqualTo(byPatterns(text));
        }
    }

    private static Fingerprint byPatterns(String text) {
        String said = Normalizer.normalize(text, Normalizer.Form.NFC)
                .replaceAll("[\\u200B-\\u200F\\u202A-\\u202E\\u2060-\\u2069\\uFEFF]", "")
                .replaceAll("(?i)\\bhttps?://(www\\.)?", "")
                .replaceAll("[\\s\\u00A0]+", " ")
                .strip()
                .replaceAll("/(?= |$)", "");
        return said.isEmpty() ? Fingerprint.NONE : new Fingerprint(Digest.sha256Hex(said + "\n\n0"));
    }

    private static Fingerprint print(String text) {
        return Fingerprint.of(RichText.plain(text), null, 0);
    }
}
