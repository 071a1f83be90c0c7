package social.starling.core.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Cases of our own for the rules of UAX #29; a bar marks a border. */
class GraphemesTest {
    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({
        "GB3, 000D 000A",
        "GB4 and GB5, 000A | 000D",
        "GB4, 000D | 0308",
        "GB5, 0061 | 0001 | 0062",
        "GB5 zero width space, 0061 | 200B | 0062",
        "GB6 L V, 1112 1161",
        "GB6 L L LV T, 1100 1100 AC00 11AB",
        "GB7 LV T, D558 11AB",
        "GB7 V V T, 1161 1161 11AB",
        "GB8 LVT T, D55C 11AB",
        "GB8 LVT not V, D55C | 1161",
        "GB999 Hangul syllables, D55C | AE00",
        "GB9 combining, 0065 0301 0323",
        "GB9 variation selector, 2764 FE0F",
        "GB9 keycap, 0031 FE0F 20E3",
        "GB9 joiner alone, 0061 200D | 0062",
        "GB9 non-joiner, 0646 200C | 0647",
        "GB9 half-width sound mark, FF76 FF9E",
        "GB9a spacing mark, 0915 093F",
        "GB9a Thai am, 0E01 0E33",
        "GB9b prepended, 0600 0031",
        "GB9c Devanagari, 0915 094D 0937",
        "GB9c Bengali, 0995 09CD 09B7",
        "GB9c Gujarati, 0A95 0ACD 0AB7",
        "GB9c Oriya, 0B15 0B4D 0B37",
        "GB9c Telugu, 0C15 0C4D 0C37",
        "GB9c Malayalam, 0D15 0D4D 0D37",
        "GB9c with joiner, 0915 094D 200D 0937",
        "GB9c with nukta, 0915 093C 094D 0937",
        "GB9c three consonants, 0938 094D 0924 094D 0930",
        "GB9c not at the end, 0915 094D | 0061",
        "GB9c not without a consonant, 0061 094D | 0937",
        "GB9c not without a virama, 0915 | 0937",
        "GB9c not with a non-joiner, 0915 094D 200C | 0937",
        "GB11 family, 1F468 200D 1F469 200D 1F467 200D 1F466",
        "GB11 skin tones, 1F469 1F3FD 200D 1F680",
        "GB11 with variation selector, 1F3F3 FE0F 200D 1F308",
        "GB11 not after a letter, 0061 200D | 1F680",
        "GB11 two emoji, 1F600 | 1F601",
        "GB11 tag sequence, 1F3F4 E0067 E0062 E007F | 0061",
        "GB12 flags, 1F1E9 1F1EA | 1F1EB 1F1F7 | 1F1EA",
        "GB13 flags after a letter, 0061 | 1F1E9 1F1EA | 1F1EB 1F1F7",
        "GB12 parted flags, 1F1E9 200D | 1F1EA",
    })
    void bordersFollowTheRules(String rule, String marked) {
        StringBuilder text = new StringBuilder();
        List<Integer> expected = new ArrayList<>(List.of(0));
        for (String cluster : marked.split(" \\| ", -1)) {
            for (String point : cluster.split(" ", -1)) {
                text.appendCodePoint(Integer.parseInt(point, 16));
            }
            expected.add(text.length());
        }

        assertThat(borders(text.toString())).isEqualTo(expected);
    }

    @Test
    void anEmptyTextHasNone() {
        Graphemes graphemes = Graphemes.of("");

        assertThat(graphemes.count()).isZero();
        assertThat(graphemes.isBorder(0)).isTrue();
        assertThat(graphemes.isBorder(1)).isFalse();
    }

    @Test
    void onlyBordersAreBorders() {
        Graphemes graphemes = Graphemes.of("e\u0301x");

        assertThat(graphemes.isBorder(0)).isTrue();
        assertThat(graphemes.isBorder(1)).isFalse();
        assertThat(graphemes.isBorder(2)).isTrue();
        assertThat(graphemes.isBorder(3)).isTrue();
    }

    /** What a JDK whose tables end before Unicode 15.1 would leave to us. */
    @Test
    void conjunctsAreJoinedWithoutTheJdksHelp() {
        assertThat(new Conjuncts("\u0915\u094D\u0937").joinAt(2)).isTrue();
        assertThat(new Conjuncts("\u0915\u094D\u200D\u0937").joinAt(3)).isTrue();
        assertThat(new Conjuncts("\u0915\u0937").joinAt(1)).isFalse();
        assertThat(new Conjuncts("\u0915\u094Da").joinAt(2)).isFalse();
        assertThat(new Conjuncts("\u0915\u094D\u093F\u0937").joinAt(3)).isFalse();
        assertThat(new Conjuncts("\u0915\u094D\u0964\u0937").joinAt(3)).isFalse();
        assertThat(new Conjuncts("\u0915\u094D\u09B4").joinAt(2)).isFalse();
    }

    private static List<Integer> borders(String text) {
        Graphemes graphemes = Graphemes.of(text);
        List<Integer> borders = new ArrayList<>();
        for (int i = 0; i <= graphemes.count(); i++) {
            borders.add(graphemes.border(i));
        }
        return borders;
    }
}
