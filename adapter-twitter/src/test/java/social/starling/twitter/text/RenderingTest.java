package social.starling.twitter.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import social.starling.ports.platform.Platform;
import social.starling.ports.text.Facet;
import social.starling.ports.text.Feature;
import social.starling.ports.text.RichText;

class RenderingTest {
    private static final Platform X = new Platform("twitter");
    private static final Platform BLUESKY = new Platform("bluesky");

    private final TwitterTextDialect dialect = new TwitterTextDialect();

    @Test
    void aTextWithNothingSpecialIsLeftAlone() {
        assertThat(rendered(text("Grüße\n\nan  alle 👩‍👩‍👧")).text()).isEqualTo("Grüße\n\nan  alle 👩‍👩‍👧");
    }

    @Test
    void aShortenedAddressBecomesTheWholeOne() {
        assertThat(rendered(text("see ", link("example.com/foo…", "https://example.com/foo/bar"), "!"))
                        .text())
                .isEqualTo("see https://example.com/foo/bar!");
        assertThat(rendered(text(link("example.com/foo...", "https://www.example.com/foo/bar")))
                        .text())
                .isEqualTo("https://www.example.com/foo/bar");
        assertThat(rendered(text(link("Example.com", "https://example.com/foo?a=1")))
                        .text())
                .isEqualTo("https://example.com/foo?a=1");
    }

    @Test
    void anAddressThatXLinksByItselfStaysAsItWasWritten() {
        assertThat(rendered(text("at ", link("example.com", "https://example.com/"), "."))
                        .text())
                .isEqualTo("at example.com.");
    }

    @Test
    void wordsKeepTheirPlaceAndAreFollowedByTheirLink() {
        RichText rendered = rendered(text("just ", link("click here", "https://example.com/a"), ", please"));

        assertThat(rendered.text()).isEqualTo("just click here https://example.com/a, please");
        assertThat(links(rendered)).containsExactly("https://example.com/a");
    }

    @Test
    void aWordThatOnlyBeginsLikeTheAddressIsNoShortFormOfIt() {
        assertThat(rendered(text(link("example", "https://example.com"))).text())
                .isEqualTo("example https://example.com");
        assertThat(rendered(text(link("bank.com", "https://evil.example.org"))).text())
                .isEqualTo("bank.com https://evil.example.org");
    }

    @Test
    void aLinkIsSetApartFromWhatWouldSpoilIt() {
        assertThat(rendered(text("a", link("here", "https://x.com/a"), "b")).text())
                .isEqualTo("ahere https://x.com/a b");
        assertThat(rendered(text("a", link("x.com/a…", "https://x.com/ab"), "b"))
                        .text())
                .isEqualTo("a https://x.com/ab b");
        assertThat(rendered(text("(", link("x.com/a…", "https://x.com/ab"), ")"))
                        .text())
                .isEqualTo("(https://x.com/ab)");
        assertThat(rendered(text("#", link("x.com", "https://x.com"), link("y.com", "https://y.com")))
                        .text())
                .isEqualTo("# x.com y.com");
    }

    @Test
    void anAddressThatXWouldCutIsEncoded() {
        RichText rendered = rendered(text(link("Wiki", "https://ja.example.org/wiki/日本_(a")));

        assertThat(rendered.text()).isEqualTo("Wiki https://ja.example.org/wiki/%E6%97%A5%E6%9C%AC_%28a");
        assertThat(links(rendered)).containsExactly("https://ja.example.org/wiki/%E6%97%A5%E6%9C%AC_%28a");
    }

    @Test
    void aLinkThatXDoesNotKnowIsStillALinkForUs() {
        RichText rendered = rendered(text(link("new", "https://example.music/@bob")));

        assertThat(rendered.text()).isEqualTo("new https://example.music/%40bob");
        assertThat(links(rendered)).containsExactly("https://example.music/%40bob");
        assertThat(mentions(rendered)).isEmpty();
    }

    @Test
    void aPersonOfXIsMentioned() {
        RichText rendered = rendered(text("hi ", mention(X, "bob", "@bob"), "!"));

        assertThat(rendered.text()).isEqualTo("hi @bob!");
        assertThat(mentions(rendered)).containsExactly("bob");
    }

    @Test
    void aPersonOfXIsMentionedByTheirNameThereWhateverTheTextCallsThem() {
        assertThat(rendered(text("hi ", mention(X, "bob", "Robert"), "by")).text())
                .isEqualTo("hi @bob by");
        assertThat(rendered(text("x", mention(X, "bob", "@bob"), "/list")).text())
                .isEqualTo("x @bob /list");
    }

    @Test
    void aStrangerOfTheSameNameIsNeverNotified() {
        RichText rendered = rendered(
                text("hi ", mention(BLUESKY, "alice.bsky.social", "@alice.bsky.social"), ", @bob @@eve RT@dan"));

        assertThat(rendered.text()).isEqualTo("hi alice.bsky.social, bob eve RTdan");
        assertThat(mentions(rendered)).isEmpty();
    }

    @Test
    void aMailAddressAndALinkKeepTheirAtSigns() {
        String text = "me@example.com https://example.com/@bob";

        assertThat(rendered(text(text)).text()).isEqualTo(text);
    }

    @Test
    void onlyTheFirstCashtagStaysOne() {
        RichText rendered = rendered(text("$AAPL $MSFT $TSLA, $5"));

        assertThat(rendered.text()).isEqualTo("$AAPL MSFT TSLA, $5");
        assertThat(rendered.facets()).extracting(Facet::feature).containsExactly(new Feature.Cashtag("AAPL"));
    }

    @Test
    void tagsAreCoveredWhereXSeesThem() {
        RichText rendered = rendered(text("#one and #2 and ", part("#three", new Feature.Tag("three"))));

        assertThat(rendered.facets())
                .containsExactly(new Facet(0, 4, new Feature.Tag("one")), new Facet(16, 22, new Feature.Tag("three")));
    }

    @Test
    void charactersThatXRefusesAreLeftOut() {
        assertThat(rendered(text("a\ufeffb\uffff", link("\ufeffhere", "https://x.com/a")))
                        .text())
                .isEqualTo("abhere https://x.com/a");
    }

    private RichText rendered(RichText neutral) {
        return dialect.render(neutral);
    }

    private static List<String> links(RichText text) {
        return text.facets().stream()
                .map(Facet::feature)
                .filter(Feature.Link.class::isInstance)
                .map(feature -> ((Feature.Link) feature).target())
                .toList();
    }

    private static List<String> mentions(RichText text) {
        return text.facets().stream()
                .map(Facet::feature)
                .filter(Feature.Mention.class::isInstance)
                .map(feature -> ((Feature.Mention) feature).handle())
                .toList();
    }

    private record Part(String words, @Nullable Feature feature) {}

    private static Part part(String words, Feature feature) {
        return new Part(words, feature);
    }

    private static Part link(String words, String target) {
        return new Part(words, new Feature.Link(target));
    }

    private static Part mention(Platform platform, String handle, String words) {
        return new Part(words, new Feature.Mention(platform, handle, "home.example", null));
    }

    private static RichText text(Object... parts) {
        StringBuilder text = new StringBuilder();
        List<Facet> facets = new ArrayList<>();
        for (Object part : parts) {
            switch (part) {
                case String words -> text.append(words);
                case Part(String words, Feature feature) -> {
                    facets.add(new Facet(text.length(), text.length() + words.length(), feature));
                    text.append(words);
                }
                default -> throw new IllegalArgumentException("no part of a text: " + part);
            }
        }
        return new RichText(text.toString(), facets);
    }
}
