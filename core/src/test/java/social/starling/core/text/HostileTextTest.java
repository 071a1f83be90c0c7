package social.starling.core.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import social.starling.ports.text.Facet;
import social.starling.ports.text.Feature;
import social.starling.ports.text.RichText;
import social.starling.ports.text.TextDialect;
import social.starling.ports.text.TextLimits;

/** Texts made to cost time. What counts is the work given to the dialects, not the clock. */
class HostileTextTest {
    private static final int LENGTH = RichText.MAX_LENGTH;

    static Stream<Arguments> texts() {
        return Stream.of(
                        filled("full stops", "a."),
                        filled("sentences", "a. "),
                        filled("terminators", "."),
                        filled("closing quotes", ".\""),
                        filled("Hebrew", "\u05E9\u05DC\u05D5\u05DD "),
                        filled("right-to-left marks", "\u202E\u202C"),
                        filled("families", "\uD83D\uDC68\u200D\uD83D\uDC69\u200D\uD83D\uDC67"),
                        filled("flags", "\uD83C\uDDE9\uD83C\uDDEA"),
                        filled("accents", "e\u0301\u0302\u0303\u0304"),
                        filled("ideographs", "\u65E5\u672C\u8A9E"),
                        Arguments.of("one grapheme", "a" + "\u0301".repeat(LENGTH - 1)),
                        filled("at signs", "@"),
                        filled("addresses", "x@x.com@"),
                        filled("cut-off domains", "a.community"),
                        filled("short links", "https://a.org "),
                        filled("long links", "https://a.org/" + "p".repeat(4_000) + " "),
                        filled("tags", "#a "),
                        filled("closers after spaces", ") "),
                        filled("no-break spaces", "a\u00A0"),
                        filled("line ends", "\n\n\na"),
                        Arguments.of("spaces at the end", "a" + " ".repeat(LENGTH - 1)),
                        Arguments.of(
                                "wide spaces behind a ticker",
                                "$STAR" + "\u3000".repeat(50_000) + "x".repeat(LENGTH / 2 - 5)),
                        Arguments.of("words, then none", "a ".repeat(1_000) + "x".repeat(LENGTH - 2_000)))
                .map(Arguments::get)
                .map(text -> text[0].hashCode() % 2 == 0
                        ? Arguments.of(text[0], text[1], new GraphemeDialect(), GraphemeDialect.LIMITS)
                        : Arguments.of(text[0], text[1], new WeightedDialect(), WeightedDialect.LIMITS));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("texts")
    void aHostileTextCostsBoundedWork(String name, String text, TextDialect dialect, TextLimits limits) {
        CountedDialect counted = new CountedDialect(dialect);
        Split split = new Splitter(counted, limits, LENGTH, true).split(dialect.render(RichText.plain(text)));

        assertThat(counted.measured()).as(name).isLessThan(20L * LENGTH);
        assertThat(counted.searched()).as(name).isLessThan(8L * LENGTH);
        switch (split) {
            case Split.Parts parts ->
                assertThat(parts.parts()).isNotEmpty().allMatch(part -> dialect.length(part) <= limits.length());
            case Split.Unbreakable piece -> assertThat(piece.length()).isGreaterThan(limits.length());
            case Split.TooMany many -> assertThat(many).isNull();
        }
    }

    @Test
    void aLongPostCostsBoundedWorkAsWell() {
        CountedDialect counted = new CountedDialect(new WeightedDialect());
        Splitter splitter = new Splitter(counted, new TextLimits(25_000, Integer.MAX_VALUE), 100, true);

        assertThat(splitter.split(RichText.plain("Some words. ".repeat(8_000)))).isInstanceOf(Split.Parts.class);
        assertThat(counted.measured()).isLessThan(20L * LENGTH);
    }

    @Test
    void aTextThatMayBeCutNowhereIsRefusedAtOnce() {
        TextDialect greedy = new GraphemeDialect() {
            @Override
            public List<Facet> entities(String text) {
                return text.isEmpty() ? List.of() : List.of(new Facet(0, text.length(), new Feature.Tag("all")));
            }
        };
        CountedDialect counted = new CountedDialect(greedy);
        RichText text = RichText.plain("x".repeat(LENGTH));

        assertThat(new Splitter(counted, GraphemeDialect.LIMITS, 1_000, false).split(text))
                .isEqualTo(new Split.Unbreakable("x".repeat(79) + "\u2026", 301, 301, GraphemeDialect.LIMITS));
        assertThat(counted.searched()).isLessThan(8L * LENGTH);
    }

    @Test
    void spacesThatChangeWhatIsFoundCostBoundedWork() {
        TextDialect particular = new GraphemeDialect() {
            @Override
            public List<Facet> entities(String text) {
                return text.endsWith("$STAR")
                        ? List.of(new Facet(text.length() - 5, text.length(), new Feature.Cashtag("STAR")))
                        : List.of();
            }
        };
        CountedDialect counted = new CountedDialect(particular);
        RichText text = RichText.plain(("$STAR" + "\u3000".repeat(1_000)).repeat(LENGTH / 1_005));

        assertThat(new Splitter(counted, new TextLimits(20, 80), LENGTH, false).split(text))
                .isInstanceOf(Split.Parts.class);
        assertThat(counted.searched()).isLessThan(8L * LENGTH);
    }

    private static Arguments filled(String name, String unit) {
        return Arguments.of(name, unit.repeat(LENGTH / unit.length()));
    }
}
