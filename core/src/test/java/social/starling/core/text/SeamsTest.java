package social.starling.core.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import social.starling.ports.text.Facet;
import social.starling.ports.text.Feature;
import social.starling.ports.text.RichText;

class SeamsTest {
    /** {@code ¶} marks the end of a sentence, {@code ¦} that of a word, {@code ~} a space that should hold. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "One ¦word.",
                "Hello. ¶World! ¶Who? ¶Me\u2026 ¶You",
                "\"Stop!\" ¶He ¦stopped. ¶(And ¦how.) ¶Then ¦left.",
                "He ¦said. ¶\"Why?\"",
                "It ¦ends. ¶\u201CWhy?\u201D ¶So.",
                "No ¦end. ¦here",
                "J. ¦Smith ¦of ¦the ¦U.S. ¦Army",
                "some, ¦e.g. ¦This",
                "1. ¦First\n¶2. ¦Second",
                "In ¦2020. ¶Then",
                "Version ¦1.2 ¦is",
                "Line\n¶line\n\n¶line",
                "Bonjour\u00A0~! ¶Oui ~: ¦non",
                "10\u00A0~000\u202F~km",
                "A ~) ¦b ~, ¦c",
                "\u0928\u092E\u0938\u094D\u0924\u0947\u0964 ¶\u0915",
                "\u3053¦\u3093¦\u306B¦\u3061¦\u306F\u3002¶\u305D¦\u3046¦\u3067¦\u3057\u3087",
                "\u300C\u65E5¦\u672C\uFF01\u300D¶\u306D\u3001¦\u4F60",
                "\u30B3\u30FC¦\u30D2\u30FC",
                "abc¦\u6F22¦def",
                "\uD55C\uAE00 ¦\uAE00",
                "\u05E9\u05DC\u05D5\u05DD. ¶\u05DB\u05DF",
                " \u0301a",
            })
    void readsSentencesAndWords(String marked) {
        assertThat(marks(RichText.plain(marked.replaceAll("[¶¦~]", "")))).isEqualTo(marked);
    }

    @Test
    void aFacetIsOneWord() {
        RichText text =
                new RichText("See. a b.c? ok", List.of(new Facet(5, 11, new Feature.Link("https://starling.example"))));

        assertThat(marks(text)).isEqualTo("See. ¶a b.c? ¦ok");
    }

    @Test
    void aFacetBesideIdeographsIsAWordOfItsOwn() {
        RichText text = new RichText("\u6F22#a\u6F22", List.of(new Facet(1, 3, new Feature.Tag("a"))));

        assertThat(marks(text)).isEqualTo("\u6F22¦#a¦\u6F22");
    }

    @Test
    void aFacetThatEndsInsideOfAGraphemeIsNotCut() {
        RichText text = new RichText("#e\u0301x", List.of(new Facet(0, 2, new Feature.Tag("e"))));
        Seams seams = new Seams(text);

        assertThat(seams.last()).isEqualTo(2);
        assertThat(seams.position(1)).isEqualTo(3);
    }

    @Test
    void spacesAreToldFromInk() {
        Seams seams = new Seams(RichText.plain(" \na  b\u00A0"));

        assertThat(seams.inkFrom(0)).isEqualTo(2);
        assertThat(seams.inkFrom(3)).isEqualTo(5);
        assertThat(seams.inkFrom(6)).isEqualTo(7).isEqualTo(seams.last());
        assertThat(seams.inkUntil(2)).isZero();
        assertThat(seams.inkUntil(5)).isEqualTo(3);
        assertThat(seams.inkUntil(7)).isEqualTo(6);
        assertThat(seams.isAtPlainSpace(4)).isTrue();
        assertThat(new Seams(RichText.plain("ab")).isAtPlainSpace(1)).isFalse();
        assertThat(new Seams(RichText.plain("a \u3000b")).isAtPlainSpace(2)).isFalse();
        assertThat(new Seams(RichText.plain("a\u3000 b")).isAtPlainSpace(2)).isFalse();
    }

    @Test
    void bytesAreThoseOfUtf8() {
        Seams seams = new Seams(RichText.plain("a\u00E9\u20AC\uD83D\uDE00"));

        assertThat(seams.bytes(0, 1)).isEqualTo(1);
        assertThat(seams.bytes(1, 2)).isEqualTo(2);
        assertThat(seams.bytes(2, 3)).isEqualTo(3);
        assertThat(seams.bytes(3, 4)).isEqualTo(4);
        assertThat(seams.bytes(0, 4)).isEqualTo(10);
    }

    private static String marks(RichText text) {
        Seams seams = new Seams(text);
        StringBuilder marked = new StringBuilder();
        for (int i = 0; i < seams.last(); i++) {
            marked.append(
                    switch (seams.rank(i)) {
                        case GRAPHEME -> "";
                        case GAP -> "~";
                        case WORD -> "¦";
                        case SENTENCE -> "¶";
                    });
            marked.append(text.text(), seams.position(i), seams.position(i + 1));
        }
        return marked.toString();
    }
}
