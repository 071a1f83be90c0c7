package social.starling.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
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
    void columnsOfATableAreAligned() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        new Table("name", "n").row("你好", 1).row("ab", 22).print(new PrintStream(out, true, StandardCharsets.UTF_8));
        assertThat(out.toString(StandardCharsets.UTF_8).lines()).containsExactly("NAME  N", "你好  1", "ab    22");
    }
}
