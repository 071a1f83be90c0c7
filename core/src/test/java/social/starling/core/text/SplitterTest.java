package social.starling.core.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import social.starling.ports.text.Facet;
import social.starling.ports.text.Feature;
import social.starling.ports.text.RichText;
import social.starling.ports.text.TextDialect;
import social.starling.ports.text.TextLimits;

class SplitterTest {
    private static final TextLimits SHORT = new TextLimits(30, 1_000);
    private static final TextDialect MEADOW = new GraphemeDialect();
    private static final TextDialect TOWER = new WeightedDialect();
    private static final Feature STAR = new Feature.Cashtag("STAR");

    @Test
    void aTextThatFitsIsTheVerySame() {
        RichText text = RichText.plain("  Exactly thirty characters.  ");

        Split split = new Splitter(MEADOW, SHORT, 1, true).split(text);

        assertThat(((Split.Parts) split).parts().getFirst()).isSameAs(text);
    }

    @Test
    void aTextIsCutAtTheEndOfASentence() {
        assertThat(split("One is short. Two is longer. Three."))
                .containsExactly("One is short. Two is longer.", "Three.");
    }

    @Test
    void aSentenceThatFitsIntoAPostIsKeptWhole() {
        assertThat(split("Oh. A sentence of 28 characters.")).containsExactly("Oh.", "A sentence of 28 characters.");
    }

    @Test
    void aSentenceLongerThanAPostIsCutBetweenWordsAndFillsThePostBefore() {
        assertThat(split("Oh. A sentence that is longer than a post is cut."))
                .containsExactly("Oh. A sentence that is longer", "than a post is cut.");
    }

    @Test
    void aLineEndIsTheEndOfASentence() {
        assertThat(split("A line without a stop\nand another one"))
                .containsExactly("A line without a stop", "and another one");
    }

    @Test
    void aWordLongerThanAPostIsCutBetweenGraphemes() {
        String family = "\uD83D\uDC68\u200D\uD83D\uDC69\u200D\uD83D\uDC67";

        assertThat(split(family.repeat(70))).containsExactly(family.repeat(30), family.repeat(30), family.repeat(10));
    }

    @Test
    void aWordThatFitsIntoAPostIsNotCut() {
        assertThat(split("a " + "x".repeat(30))).containsExactly("a", "x".repeat(30));
    }

    @Test
    void bytesAreBoundedAsWell() {
        TextLimits limits = new TextLimits(300, 80);

        assertThat(split(MEADOW, limits, false, "\u65E5".repeat(40)))
                .containsExactly("\u65E5".repeat(26), "\u65E5".repeat(14));
    }

    @Test
    void aLinkCountsAsThePlatformCountsIt() {
        String link = "https://starling.example/" + "a".repeat(100);

        assertThat(split(TOWER, SHORT, false, "abcdef " + link + " abcdef"))
                .containsExactly("abcdef " + link, "abcdef");
    }

    @Test
    void aLinkIsNeverCut() {
        String link = "https://starling.example/" + "a".repeat(10);

        Split split = new Splitter(MEADOW, SHORT, 10, false).split(MEADOW.render(RichText.plain("See " + link)));

        assertThat(split).isEqualTo(new Split.Unbreakable(link, 35, 35, SHORT));
        assertThat(((Split.Unbreakable) split).sentence())
                .isEqualTo("The text holds a piece that cannot be cut, \"" + link
                        + "\", and it takes 35 characters by the platform's count; at most 30 go into a post."
                        + " Shorten it or put spaces between its parts");
    }

    @Test
    void aRefusalNamesTheBytesWhenTheyAreTooMany() {
        String tag = "#" + "\u65E5".repeat(29);
        TextLimits limits = new TextLimits(30, 80);

        Split split = new Splitter(MEADOW, limits, 10, false).split(MEADOW.render(RichText.plain(tag)));

        assertThat(((Split.Unbreakable) split).sentence()).contains("it takes 88 bytes; at most 80 go into a post");
    }

    @Test
    void facetsMoveWithTheirParts() {
        RichText text = MEADOW.render(RichText.plain("This is the first part. #tag stays whole"));

        Split.Parts parts = (Split.Parts) new Splitter(MEADOW, SHORT, 10, false).split(text);

        assertThat(parts.parts())
                .containsExactly(
                        RichText.plain("This is the first part."),
                        new RichText("#tag stays whole", List.of(new Facet(0, 4, new Feature.Tag("tag")))));
    }

    @Test
    void aCutNeverMakesAMention() {
        assertThat(split(TOWER, SHORT, false, "x".repeat(29) + "y@alice")).containsExactly("x".repeat(29), "y@alice");
    }

    @Test
    void aCutNeverMakesALink() {
        assertThat(split(TOWER, SHORT, false, "x".repeat(26) + ".compost"))
                .containsExactly("x".repeat(26) + ".co", "mpost");
    }

    @Test
    void aCutMakesALinkRatherThanRefuseTheText() {
        TextDialect eager = new GraphemeDialect() {
            @Override
            public List<Facet> entities(String text) {
                return text.length() < 60 && !text.isEmpty()
                        ? List.of(new Facet(0, text.length(), new Feature.Link("http://" + text)))
                        : List.of();
            }
        };

        Split split = new Splitter(eager, SHORT, 10, false).split(RichText.plain("x".repeat(70)));

        assertThat(((Split.Parts) split).parts()).hasSize(3);
    }

    @Test
    void aCutThatWouldNotifySomebodyIsRefused() {
        TextDialect meddling = new GraphemeDialect() {
            @Override
            public List<Facet> entities(String text) {
                return text.length() < 60 && !text.isEmpty()
                        ? List.of(new Facet(0, 1, new Feature.Mention(PLATFORM, "x", "x.example", null)))
                        : List.of();
            }
        };

        assertThat(new Splitter(meddling, SHORT, 10, false).split(RichText.plain("x".repeat(70))))
                .isInstanceOf(Split.Unbreakable.class);
    }

    /** X takes a ticker for one before a plain space only. */
    @Test
    void aCutAtASpaceThatThePlatformKnowsNotIsLookedAtAsWell() {
        TextDialect particular = new GraphemeDialect() {
            @Override
            public List<Facet> entities(String text) {
                return text.endsWith("$STAR") ? List.of(new Facet(text.length() - 5, text.length(), STAR)) : List.of();
            }
        };

        Split split = new Splitter(particular, SHORT, 10, false)
                .split(RichText.plain("Some words and others $STAR\u3000and on"));

        assertThat(((Split.Parts) split).parts())
                .containsExactly(RichText.plain("Some words and others"), RichText.plain("$STAR\u3000and on"));
    }

    @Test
    void spacesAroundACutAreLeftOut() {
        assertThat(split("  The first sentence. \n\n \n  The second sentence.  "))
                .containsExactly("The first sentence.", "The second sentence.");
    }

    @Test
    void nothingIsLeftOfSpacesThatDoNotFit() {
        assertThat(split(" ".repeat(40))).isEmpty();
    }

    @Test
    void aTextThatFitsWithoutItsLastSpacesBecomesOnePartWithoutANumber() {
        assertThat(split(MEADOW, SHORT, true, "Short." + " ".repeat(40))).containsExactly("Short.");
    }

    @Test
    void partsAreNumberedByOption() {
        assertThat(split(MEADOW, SHORT, true, "One is short. Two is longer. Three."))
                .containsExactly("One is short. 1/2", "Two is longer. Three. 2/2");
    }

    @Test
    void numbersStayInsideTheLimitFromNineToTenAndFromNinetyNineToAHundred() {
        for (int words : new int[] {8, 9, 10, 11, 98, 99, 100, 101, 999, 1_000, 1_001}) {
            // Two of these fill a post only while its number has no more than three characters.
            List<String> parts = split(MEADOW, SHORT, true, "abcdefghijklmnopqrstuvw ".repeat(words));

            assertThat(parts).allMatch(part -> part.length() <= 30).hasSizeGreaterThanOrEqualTo(words);
            assertThat(parts.getLast()).endsWith(" " + parts.size() + "/" + parts.size());
            assertThat(parts.getFirst()).endsWith(" 1/" + parts.size());
        }
    }

    @Test
    void tooManyPartsAreRefusedWithTheirNumber() {
        Split split =
                new Splitter(MEADOW, SHORT, 2, false).split(RichText.plain("A sentence of 24 letters. ".repeat(7)));

        assertThat(split).isEqualTo(new Split.TooMany(7, 2));
        assertThat(new Split.TooMany(7, 1).sentence())
                .isEqualTo("The text needs 7 posts; at most 1 is allowed. Shorten it");
    }

    @Test
    void aTextNeedsAtLeastOnePart() {
        assertThatThrownBy(() -> new Splitter(MEADOW, SHORT, 0, false))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("0 parts hold no text; 1 or more is allowed");
    }

    private static List<String> split(String text) {
        return split(MEADOW, SHORT, false, text);
    }

    private static List<String> split(TextDialect dialect, TextLimits limits, boolean numbered, String text) {
        Split split = new Splitter(dialect, limits, 10_000, numbered).split(dialect.render(RichText.plain(text)));
        assertThat(split).isInstanceOf(Split.Parts.class);
        return ((Split.Parts) split).parts().stream().map(RichText::text).toList();
    }
}
