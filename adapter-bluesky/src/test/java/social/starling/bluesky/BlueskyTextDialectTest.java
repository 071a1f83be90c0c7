package social.starling.bluesky;

import static org.assertj.core.api.Assertions.assertThat;
import static social.starling.bluesky.Texts.bluesky;
import static social.starling.bluesky.Texts.foreign;
import static social.starling.bluesky.Texts.text;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import social.starling.ports.text.Facet;
import social.starling.ports.text.Feature;
import social.starling.ports.text.RichText;

@DisplayName("S7 Text is written as Bluesky has it")
class BlueskyTextDialectTest {
    private static final String LONG = "https://example.com/2026/11/02/a-very-long-title-of-a-story?utm=x#top";

    private final BlueskyTextDialect dialect = new BlueskyTextDialect();

    @Test
    void aPlainTextStaysAsItIs() {
        RichText plain = RichText.plain("Nothing to see here.\n\n  Really, 1.5 times!");
        assertThat(dialect.render(plain)).isEqualTo(plain);
    }

    @Test
    void aLongLinkIsShownShortAndLeadsToTheWholeAddress() {
        RichText rendered = dialect.render(text("See ", LONG, new Feature.Link(LONG), " now"));
        assertThat(rendered)
                .isEqualTo(text("See ", "example.com/2026/11/02/a-very-long-…", new Feature.Link(LONG), " now"));
    }

    @Test
    void aShortLinkStaysAsItIs() {
        RichText neutral = text("See ", "https://example.com/news", new Feature.Link("https://example.com/news"), "");
        assertThat(dialect.render(neutral)).isEqualTo(neutral);
    }

    @Test
    void somebodysOwnWordsOverALinkStay() {
        RichText neutral = text("Read ", "this story", new Feature.Link(LONG), " now");
        assertThat(dialect.render(neutral)).isEqualTo(neutral);
    }

    @ParameterizedTest
    @CsvSource({
        "https://example.com/aaaaaaaaaabbbbbbbbbbcccc, https://example.com/aaaaaaaaaabbbbbbbbbbcccc",
        "https://example.com/aaaaaaaaaabbbbbbbbbbccccc, example.com/aaaaaaaaaabbbbbbbbbbccc…",
        "https://example.com:8080?q=aaaaaaaaaabbbbbbbbbbccccc, example.com:8080?q=aaaaaaaaaabbbbbbbbbbc…",
        "https://a-really-long-host-name.of-some-company.example.com, https://a-really-long-host-name.of-some-company.example.com",
        "https://例え.example/日本語日本語日本語日本語日本語日本語日本語日本語日本語, 例え.example/日本語日本語日本語日本語日本語日本語日本語日本…"
    })
    void theHostIsAlwaysShownWhole(String address, String shown) {
        assertThat(LinkDisplay.of(address, address)).isEqualTo(shown);
    }

    @Test
    void anAddressThatLeadsElsewhereIsNotBeautified() {
        String lure = "https://bank.example/" + "x".repeat(40);
        assertThat(LinkDisplay.of(lure, "https://evil.example/" + "x".repeat(40)))
                .isEqualTo(lure);
    }

    @Test
    void linksAndTagsInPlainTextGetFacets() {
        RichText rendered = dialect.render(RichText.plain("Go to example.com #now"));
        assertThat(rendered.facets())
                .containsExactly(
                        new Facet(6, 17, new Feature.Link("https://example.com")),
                        new Facet(18, 22, new Feature.Tag("now")));
    }

    @Test
    void anOwnMentionKeepsItsPerson() {
        RichText neutral = text("Hi ", "@alice.test", bluesky("alice.test", "did:plc:abc"), "!");
        assertThat(dialect.render(neutral)).isEqualTo(neutral);
    }

    @Test
    void aForeignMentionIsPlainEvenWhereItLooksLikeAHandle() {
        assertThat(dialect.render(text("Hi ", "@alice", foreign("alice"), "!")))
                .isEqualTo(RichText.plain("Hi @alice!"));
        assertThat(dialect.render(text("Hi ", "@alice.com", foreign("alice.com"), "!")))
                .isEqualTo(RichText.plain("Hi @alice.com!"));
        assertThat(dialect.render(text("Hi ", "@alice", foreign("alice"), ".bsky.social!")))
                .isEqualTo(RichText.plain("Hi @alice.bsky.social!"));
    }

    @Test
    void aTickerIsPlain() {
        assertThat(dialect.render(text("Buy ", "$ABC", new Feature.Cashtag("ABC"), "?")))
                .isEqualTo(RichText.plain("Buy $ABC?"));
    }

    @Test
    void whatTheServerWouldRefuseIsPlain() {
        RichText spaced = text("", "link", new Feature.Link("https://example.com/a b"), "");
        assertThat(dialect.render(spaced).facets()).isEmpty();
        String name = "x".repeat(65);
        assertThat(dialect.render(text("", "#" + name, new Feature.Tag(name), ""))
                        .facets())
                .isEmpty();
    }

    @Test
    void aFacetNeverCutsAGrapheme() {
        RichText neutral = text("", "#e", new Feature.Tag("e"), "\u0301t");
        assertThat(dialect.render(neutral).facets()).containsExactly(new Facet(0, 3, new Feature.Tag("e")));
    }

    @Test
    void renderingTwiceChangesNothing() {
        RichText once = dialect.render(text("See ", LONG, new Feature.Link(LONG), " #tag @alice.test example.com"));
        assertThat(dialect.render(once)).isEqualTo(once);
    }

    @Test
    void lengthIsCountedInGraphemes() {
        assertThat(dialect.length(RichText.plain("👨‍👩‍👧‍👦🇩🇪e\u0301"))).isEqualTo(3);
    }
}
