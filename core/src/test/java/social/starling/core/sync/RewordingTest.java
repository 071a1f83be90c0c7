package social.starling.core.sync;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import social.starling.ports.media.Attachment;
import social.starling.ports.platform.Platform;
import social.starling.ports.post.Post;
import social.starling.ports.route.Relations;
import social.starling.ports.route.Replacement;
import social.starling.ports.route.RouteRules;
import social.starling.ports.route.TagRewrite;
import social.starling.ports.route.Wording;
import social.starling.ports.text.Facet;
import social.starling.ports.text.Feature;
import social.starling.ports.text.RichText;

class RewordingTest {
    private static final Feature LINK = new Feature.Link("https://example.org/a");
    private static final Feature ADA = new Feature.Mention(new Platform("alpha"), "ada", "alpha.example", "1");

    @Test
    void byDefaultAPostIsSaidAsItIs() {
        RichText text = new RichText("see example.org/a", List.of(new Facet(4, 17, LINK)));
        assertThat(said(Wording.AS_IT_IS, text)).isEqualTo(text);
    }

    @Test
    void replacementsAreMadeInTheirOrderBeforePrefixAndSuffix() {
        Wording wording = Wording.AS_IT_IS
                .replacing(List.of(
                        new Replacement("(?i)(tw)eet", "$1itter"),
                        new Replacement("twitter", "post"),
                        new Replacement("^", "- ")))
                .between("> ", " <");
        assertThat(said(wording, RichText.plain("a tweet, a Tweet")).text()).isEqualTo("> - a post, a Twitter <");
    }

    @Test
    void aLinkThatIsNotTouchedMovesAndOneThatIsBecomesPlain() {
        RichText text =
                new RichText("long example.org/a by @ada", List.of(new Facet(5, 18, LINK), new Facet(22, 26, ADA)));
        Wording wording =
                Wording.AS_IT_IS.replacing(List.of(new Replacement("long ", ""), new Replacement("@a", "@i")));
        RichText said = said(wording, text);
        assertThat(said.text()).isEqualTo("example.org/a by @ida");
        assertThat(said.facets()).containsExactly(new Facet(0, 13, LINK));
    }

    @Test
    void aTagIsRewrittenInAnyCaseOrTakenOutWithItsSpace() {
        RichText text = new RichText(
                "hi #News and #ad",
                List.of(new Facet(3, 8, new Feature.Tag("News")), new Facet(13, 16, new Feature.Tag("ad"))));
        RichText said = said(
                Wording.AS_IT_IS.rewritingTags(
                        List.of(new TagRewrite("news", "Nachrichten"), new TagRewrite("AD", ""))),
                text);
        assertThat(said.text()).isEqualTo("hi #Nachrichten and");
        assertThat(said.facets()).containsExactly(new Facet(3, 15, new Feature.Tag("Nachrichten")));
    }

    @Test
    void aQuotedPostIsNamedByItsAddressUnlessItStandsThereAlready() {
        String quoted = "https://alpha.example/bob/1";
        Post bare = Posts.of(RichText.plain("so true"), null, quoted, false, List.of(), List.of());
        RichText said = said(quotes(), bare);
        assertThat(said.text()).isEqualTo("so true\n" + quoted);
        assertThat(said.facets()).containsExactly(new Facet(8, 35, new Feature.Link(quoted)));

        RichText whole = new RichText("true " + quoted, List.of(new Facet(5, 32, new Feature.Link(quoted))));
        assertThat(said(quotes(), Posts.of(whole, null, quoted, false, List.of(), List.of())))
                .isEqualTo(whole);
        Post wordless = Posts.of(RichText.EMPTY, null, quoted, false, List.of(), List.of());
        assertThat(said(quotes(), wordless).text()).isEqualTo(quoted);
    }

    @Test
    void aRepostIsItsAddressAndNoWordOfIt() {
        Post repost = Posts.of(RichText.plain("RT @bob: words"), null, null, true, List.of(), List.of());
        assertThat(said(RouteRules.DEFAULT, repost))
                .isEqualTo(new RichText(
                        Posts.URL, List.of(new Facet(0, Posts.URL.length(), new Feature.Link(Posts.URL)))));
    }

    @Test
    void aPostOfWhichNoWordIsLeftIsNotSaidWithItsPrefixAlone() {
        Wording wording = Wording.AS_IT_IS
                .replacing(List.of(new Replacement("(?s).+", " ")))
                .between("from elsewhere: ", "");
        assertThat(reason(wording, RichText.plain("words"))).contains("leave nothing of its text");
        assertThat(reason(wording, RichText.EMPTY)).contains("no text");
        Post picture = Posts.of(
                RichText.plain("words"),
                null,
                null,
                false,
                List.of(new Attachment(Attachment.Kind.IMAGE, "https://media.example/1", "a cat")),
                List.of());
        assertThat(said(RouteRules.DEFAULT.with(wording), picture).isBlank()).isTrue();
    }

    @Test
    void aReplacementThatNeverEndsIsCutOffAndNamed() {
        assertThat(reason(replacing("(a+)+b", "c"), RichText.plain("a".repeat(5_000))))
                .contains("could not be made")
                .contains("steps");
        assertThat(reason(replacing("(a|b)*c", "d"), RichText.plain("ab".repeat(50_000))))
                .contains("could not be made");
    }

    @Test
    void aReplacementThatGrowsWithoutBoundIsRefused() {
        assertThat(reason(replacing("a", "$0".repeat(100)), RichText.plain("a".repeat(5_000))))
                .contains("100000 characters");
        Wording twice = Wording.AS_IT_IS.between("x", "").replacing(List.of(new Replacement("a", "aa")));
        assertThat(reason(twice, RichText.plain("a".repeat(50_000)))).contains("at most 100000");
    }

    @Test
    void aReplacementThatCutsACharacterIsRefused() {
        assertThat(reason(replacing("$", "\ud83d"), RichText.plain("bird"))).contains("surrogate");
    }

    private static Wording replacing(String pattern, String with) {
        return Wording.AS_IT_IS.replacing(List.of(new Replacement(pattern, with)));
    }

    private static RouteRules quotes() {
        return RouteRules.DEFAULT.with(
                new Relations(Relations.Replies.SKIP, Relations.Reposts.SKIP, Relations.Quotes.LINK));
    }

    private static RichText said(Wording wording, RichText text) {
        return said(RouteRules.DEFAULT.with(wording), Posts.of(text));
    }

    private static RichText said(RouteRules rules, Post post) {
        return switch (new Rewording(rules).words(post)) {
            case Rewording.Said said -> said.text();
            case Rewording.Unsayable unsayable -> throw new AssertionError(unsayable.reason());
        };
    }

    private static @Nullable String reason(Wording wording, RichText text) {
        return switch (new Rewording(RouteRules.DEFAULT.with(wording)).words(Posts.of(text))) {
            case Rewording.Said said -> null;
            case Rewording.Unsayable unsayable -> unsayable.reason();
        };
    }
}
