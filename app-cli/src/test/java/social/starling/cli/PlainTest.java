package social.starling.cli;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What others wrote cannot harm the terminal of who reads it. */
class PlainTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "\u001B[31mred\u001B[0m",
                "a\rb",
                "a\nb",
                "a\u0000b",
                "\u202Eright to left",
                "a\u200Bb",
                "\u0007",
                "\u009B1m"
            })
    void noControlAndNoInvisibleCharacterPasses(String hostile) {
        assertThat(Plain.line(hostile).codePoints())
                .allMatch(point -> !Character.isISOControl(point) && Character.getType(point) != Character.FORMAT);
    }

    @Property
    void whateverComesStaysOnOneLineAndWithinItsColumns(@ForAll String text) {
        String plain = Plain.line(text, 20);
        assertThat(plain).doesNotContain("\n", "\r", "\u001B");
        assertThat(Plain.width(plain)).isLessThanOrEqualTo(20);
    }

    @Test
    void whatPeopleWriteStaysAsItIs() {
        String family = "\uD83D\uDC69\u200D\uD83D\uDC69\u200D\uD83D\uDC66";
        assertThat(Plain.line("Grüße, 你好, " + family)).isEqualTo("Grüße, 你好, " + family);
    }

    @Test
    void wideCharactersTakeTwoColumns() {
        assertThat(Plain.width("你好")).isEqualTo(4);
        assertThat(Plain.width("e\u0301")).isEqualTo(1);
        assertThat(Plain.line("你好世界", 5)).isEqualTo("你好…");
    }

    @Test
    void aCharacterOfManyCodePointsTakesTheColumnsOfOne() {
        assertThat(Plain.width("\uD83D\uDC69\u200D\uD83D\uDC69\u200D\uD83D\uDC66"))
                .as("family")
                .isEqualTo(2);
        assertThat(Plain.width("\uD83C\uDDE9\uD83C\uDDEA")).as("flag").isEqualTo(2);
        assertThat(Plain.width("\uD83D\uDC4D\uD83C\uDFFD"))
                .as("thumb with a tone")
                .isEqualTo(2);
        assertThat(Plain.width("\u2764\uFE0F")).as("heart in colour").isEqualTo(2);
        assertThat(Plain.width("\u2764")).as("heart as text").isEqualTo(1);
        assertThat(Plain.width("\u231A")).as("watch").isEqualTo(2);
        assertThat(Plain.width("\u1112\u1161\u11AB")).as("syllable of jamo").isEqualTo(2);
        assertThat(Plain.width("מרחבא")).as("right to left").isEqualTo(5);
    }

    @Test
    void nothingIsCutWithinACharacter() {
        String thumb = "\uD83D\uDC4D\uD83C\uDFFD";
        assertThat(Plain.cut(thumb + thumb + thumb, 5)).isEqualTo(thumb + thumb + "…");
        assertThat(Plain.cut("e\u0301e\u0301e\u0301", 2)).isEqualTo("e\u0301…");
    }

    @Test
    void whatShapesWordsIsLeftOutAndWhatTurnsThemIsShown() {
        assertThat(Plain.line("می\u200Cخواهم\u200F ok")).isEqualTo("میخواهم ok");
        assertThat(Plain.line("a\u202Eb")).isEqualTo("a\uFFFDb");
    }
}
