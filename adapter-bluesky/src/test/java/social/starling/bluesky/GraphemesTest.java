package social.starling.bluesky;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The rules of UAX #29 (GB3 to GB13), each by a case of its own; the servers' own counter is asked in another test. */
@DisplayName("S6 Text is counted as people see it")
class GraphemesTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0 |",
                "1 | 0061",
                "1 | 000D 000A",
                "2 | 000A 000D",
                "2 | 0061 000A",
                "2 | 000A 0308",
                "1 | 0061 0308",
                "1 | 0061 0308 0323 20DD",
                "1 | 1100 1161 11A8",
                "2 | 1100 11A8",
                "1 | AC00 11A8",
                "2 | 11A8 AC00",
                "1 | 0915 0903",
                "1 | 0600 0061",
                "2 | 0600 000A",
                "1 | 0061 200D",
                "2 | 0061 200D 0062",
                "1 | 1F476 1F3FF",
                "1 | 1F468 200D 1F469 200D 1F467 200D 1F466",
                "1 | 2764 FE0F 200D 1F525",
                "2 | 0061 200D 1F525",
                "1 | 1F1E9 1F1EA",
                "2 | 1F1E9 1F1EA 1F1EB",
                "2 | 1F1E9 1F1EA 1F1EB 1F1F7",
                "1 | 0023 FE0F 20E3",
                "1 | 1F3F4 E0067 E0062 E0065 E006E E0067 E007F",
                "2 | 4E2D 6587"
            })
    void aTextHasAsManyGraphemesAsTheRulesSay(int count, String points) {
        String text = points == null ? "" : text(points);
        assertThat(Graphemes.count(text)).isEqualTo(count);
        assertThat(Graphemes.first(text, count)).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"61", "0301", "1F468 200D", "1F1E9", "0915 094D", "1100", "600", "D800", "0D", "202E"})
    void hostileTextCostsBoundedTime(String points) {
        String unit = text(points);
        String text = unit.repeat(100_000 / unit.length());
        Assertions.assertTimeoutPreemptively(
                Duration.ofSeconds(5), () -> assertThat(Graphemes.count(text)).isPositive());
    }

    @Test
    void asciiIsCountedLikeEverythingElse() {
        Pattern cluster = Pattern.compile("\\X");
        for (char first = 0; first < 0x80; first++) {
            for (char second = 0; second < 0x80; second++) {
                String text = "" + first + second;
                long clusters = cluster.matcher(text).results().count();
                assertThat((long) Graphemes.count(text))
                        .as("%x %x", (int) first, (int) second)
                        .isEqualTo(clusters);
                Graphemes graphemes = Graphemes.of(text);
                assertThat(graphemes.borderBefore(1)).isEqualTo(clusters == 2 ? 1 : 0);
                assertThat(graphemes.borderAfter(1)).isEqualTo(clusters == 2 ? 1 : 2);
                assertThat(graphemes.borderAfter(2)).isEqualTo(2);
            }
        }
    }

    private static String text(String points) {
        StringBuilder text = new StringBuilder();
        for (String point : points.split(" ")) {
            text.appendCodePoint(Integer.parseInt(point, 16));
        }
        return text.toString();
    }
}
