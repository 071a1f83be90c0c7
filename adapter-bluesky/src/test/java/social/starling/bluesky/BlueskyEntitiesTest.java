package social.starling.bluesky;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import social.starling.ports.text.Facet;
import social.starling.ports.text.Feature;
import social.starling.ports.text.RichText;

@Label("S7 Links, mentions and tags are found as the official client finds them")
class BlueskyEntitiesTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "start https://middle.com end | https://middle.com>https://middle.com",
                "https://start.com and https://end.com | https://start.com>https://start.com"
                        + " https://end.com>https://end.com",
                "https://middle.com/foo/bar?baz=bux#hash end | https://middle.com/foo/bar?baz=bux#hash"
                        + ">https://middle.com/foo/bar?baz=bux#hash",
                "start middle.com end | middle.com>https://middle.com",
                "start middle.com/foo/bar end | middle.com/foo/bar>https://middle.com/foo/bar",
                "HTTP://Example.COM/X | HTTP://Example.COM/X>HTTP://Example.COM/X",
                "not.. a..url ..here |",
                "e.g. and i.e. and 1.5 and a.b |",
                "something-cool.jpg |",
                "website.com.jpg |",
                "e.g./foo |",
                "check trailing https://foo.com. And https://foo.com! (https://foo.com/thing_(cool)) |"
                        + " https://foo.com>https://foo.com https://foo.com>https://foo.com"
                        + " https://foo.com/thing_(cool))>https://foo.com/thing_(cool))",
                "(https://foo.com) | https://foo.com>https://foo.com",
                "(foo.com, bar.org) | foo.com>https://foo.com bar.org>https://bar.org",
                "user@example.com |",
                "xhttps://foo.com |",
                "https:// and http://. and https://) |",
                "https://bücher.example/ü | https://bücher.example/ü>https://bücher.example/ü",
                "my-site.com |",
            })
    void linksAreFoundWithTheirTargets(String text, String expected) {
        assertThat(links(text)).isEqualTo(expected == null ? "" : expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "@handle.com middle end.com | handle.com",
                "start @handle.bsky.social end | handle.bsky.social",
                "@handle.test @full-name.com. | handle.test full-name.com",
                "not@right.com and @wrong and @e.x |",
                "(@paren.com) | paren.com",
                "@handle.com! @full.stop.com, | handle.com full.stop.com",
                "@alice.com_ |",
                "@-a.com |",
                "@@a.com |",
            })
    void mentionsAreHandlesWithAKnownEnding(String text, String expected) {
        assertThat(names(text, Feature.Mention.class)).isEqualTo(expected == null ? "" : expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "#a | a",
                "#a #b | a b",
                "#1 #1a #a1 | 1a a1",
                "#tag. #tag! #tag_ | tag tag tag",
                "body #no-punctuation! | no-punctuation",
                "# #. #! #_ ## |",
                "not#tag |",
                "(#tag) |",
                "＃全角 #日本語、 | 全角 日本語",
                "#double#tag | double#tag",
                "#same #same #but #diff | same same but diff",
                "#️⃣ |",
                "#a\u200Bb | a",
            })
    void tagsNeedALetterOrASign(String text, String expected) {
        assertThat(names(text, Feature.Tag.class)).isEqualTo(expected == null ? "" : expected);
    }

    @ParameterizedTest
    @ValueSource(ints = {64, 65})
    void aTagHasAtMostSixtyFourGraphemes(int length) {
        assertThat(BlueskyEntities.in("#" + "x".repeat(length))).hasSize(length == 64 ? 1 : 0);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a.",
                "a.com.",
                "(https://",
                "(https://a",
                "@a.",
                "(@a.com",
                "#",
                "#a",
                " #a",
                "(#",
                "((",
                "http://a.com(",
                ".a",
                "a@",
                "$A ",
                "。",
                "\u0301",
                "\uFEFF"
            })
    void hostileTextCostsBoundedTimeAndStack(String unit) {
        String text = unit.repeat(RichText.MAX_LENGTH / unit.length());
        Assertions.assertTimeoutPreemptively(
                Duration.ofSeconds(5),
                () -> assertThat(BlueskyEntities.in(text)).isNotNull());
    }

    @Property
    void whatIsFoundIsInOrderAndInsideTheText(
            @ForAll @CharRange(from = ' ', to = '~') @StringLength(max = 60) String ascii,
            @ForAll @StringLength(max = 20) String any) {
        String text = wellFormed(ascii + " " + any);
        List<Facet> found = BlueskyEntities.in(text);
        assertThat(new RichText(text, found).facets()).isEqualTo(found);
    }

    private static String wellFormed(String text) {
        return text.replaceAll("[\\uD800-\\uDBFF](?![\\uDC00-\\uDFFF])|(?<![\\uD800-\\uDBFF])[\\uDC00-\\uDFFF]", "?");
    }

    private static String links(String text) {
        return String.join(
                " ",
                BlueskyEntities.in(text).stream()
                        .filter(facet -> facet.feature() instanceof Feature.Link)
                        .map(facet -> text.substring(facet.start(), facet.end()) + ">"
                                + ((Feature.Link) facet.feature()).target())
                        .toList());
    }

    private static String names(String text, Class<? extends Feature> kind) {
        return String.join(
                " ",
                BlueskyEntities.in(text).stream()
                        .map(Facet::feature)
                        .filter(kind::isInstance)
                        .map(feature -> switch (feature) {
                            case Feature.Mention mention -> mention.handle();
                            case Feature.Tag tag -> tag.name();
                            case Feature.Link link -> link.target();
                            case Feature.Cashtag cashtag -> cashtag.symbol();
                        })
                        .toList());
    }
}
