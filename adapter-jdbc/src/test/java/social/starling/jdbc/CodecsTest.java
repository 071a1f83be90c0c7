package social.starling.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import social.starling.ports.account.AccountId;
import social.starling.ports.account.Capabilities;
import social.starling.ports.media.Attachment;
import social.starling.ports.media.CardLimits;
import social.starling.ports.media.FileLimits;
import social.starling.ports.media.LinkCard;
import social.starling.ports.media.Media;
import social.starling.ports.media.MediaLimits;
import social.starling.ports.media.Rendition;
import social.starling.ports.money.Money;
import social.starling.ports.money.PriceList;
import social.starling.ports.platform.Platform;
import social.starling.ports.post.PostReference;
import social.starling.ports.post.ReplyTo;
import social.starling.ports.publish.Content;
import social.starling.ports.publish.Payload;
import social.starling.ports.publish.Removal;
import social.starling.ports.route.PostFilter;
import social.starling.ports.route.Relations;
import social.starling.ports.route.Replacement;
import social.starling.ports.route.RouteRules;
import social.starling.ports.route.RouteRules.MentionStyle;
import social.starling.ports.route.TagRewrite;
import social.starling.ports.route.Upkeep;
import social.starling.ports.route.Wording;
import social.starling.ports.text.Facet;
import social.starling.ports.text.Feature;
import social.starling.ports.text.RichText;
import social.starling.ports.text.TextLimits;

/** What is written into a JSON column is read back the same, or refused. */
class CodecsTest {
    private static final AccountId ANN = AccountId.of(new Platform("alpha"), "ann");
    private static final String CONTENT = "{\"v\":1,\"content\":{\"key\":\"k\",\"createdAt\":\"2026-11-01T12:00:00Z\","
            + "\"text\":{\"text\":\"hello\",\"facets\":[]},\"languages\":[\"en\"]}}";

    @Property
    void everyPayloadSurvivesTheRoundTrip(@ForAll("payloads") Payload payload) {
        assertThat(PayloadCodec.read(PayloadCodec.write(payload))).isEqualTo(payload);
    }

    @Property
    void everySetOfCapabilitiesSurvivesTheRoundTrip(
            @ForAll @IntRange(min = 20) int length,
            @ForAll @IntRange(min = 80) int bytes,
            @ForAll @IntRange(min = 1) int segments,
            @ForAll boolean alone,
            @ForAll @LongRange(min = 1) long deadline,
            @ForAll("mediaLimits") MediaLimits media,
            @ForAll("cardLimits") @Nullable CardLimits cards,
            @ForAll @Size(6) List<@LongRange(min = 0) Long> prices) {
        Capabilities capabilities = new Capabilities(
                new TextLimits(length, bytes),
                media,
                cards,
                segments,
                alone,
                Duration.ofNanos(deadline),
                new PriceList(
                        new Money(prices.get(0)),
                        new Money(prices.get(1)),
                        new Money(prices.get(2)),
                        new Money(prices.get(3)),
                        new Money(prices.get(4)),
                        new Money(prices.get(5))));
        assertThat(CapabilitiesCodec.read(CapabilitiesCodec.write(capabilities)))
                .isEqualTo(capabilities);
    }

    @Test
    void rowsFromBeforeThereWasMediaAreRead() {
        String limits = "{\"v\":1,\"text\":{\"length\":280,\"bytes\":3000},\"threadSegments\":25,"
                + "\"oneAttemptAtATime\":true,\"callDeadline\":\"PT30S\",\"prices\":{\"post\":15000,"
                + "\"postWithLink\":200000,\"ownedRead\":1000,\"read\":5000,\"userRead\":10000}}";
        Capabilities capabilities = CapabilitiesCodec.read(limits);
        assertThat(capabilities.media()).isEqualTo(MediaLimits.NONE);
        assertThat(capabilities.cards()).isNull();
        assertThat(capabilities.prices().altText()).isEqualTo(Money.ZERO);
        assertThat(PayloadCodec.read(CONTENT)).isInstanceOfSatisfying(Content.class, content -> {
            assertThat(content.media()).isEmpty();
            assertThat(content.card()).isNull();
        });
    }

    @Property
    void everyMapOfFieldsSurvivesTheRoundTrip(@ForAll("fields") Map<String, String> fields) {
        assertThat(FieldsCodec.read(FieldsCodec.write(fields))).isEqualTo(fields);
    }

    @Test
    void everySetOfRulesSurvivesTheRoundTrip() {
        for (MentionStyle style : MentionStyle.values()) {
            RouteRules full = RouteRules.DEFAULT
                    .with(PostFilter.ALL
                            .with(new PostFilter.TextFilter("a\\w+", "(?i)\"quoted\""))
                            .with(new PostFilter.TagFilter(List.of("a", "b"), List.of("c")))
                            .with(new PostFilter.MediaFilter(
                                    List.of(Attachment.Kind.IMAGE), List.of(Attachment.Kind.VIDEO)))
                            .inLanguages(List.of("en", "de-AT")))
                    .with(new Relations(Relations.Replies.CARRY, Relations.Reposts.LINK, Relations.Quotes.LINK))
                    .with(new Wording(
                            true,
                            style,
                            "before ",
                            "\nafter",
                            List.of(new Replacement("x(y)", "$1"), new Replacement("z", "")),
                            List.of(new TagRewrite("one", "eins"), new TagRewrite("two", "")),
                            false))
                    .with(RouteRules.UnfitMedia.LINK)
                    .with(new Upkeep(Duration.ofSeconds(90), true, Upkeep.Edits.REPLACE));
            assertThat(RulesCodec.read(RulesCodec.write(full))).isEqualTo(full);
        }
        assertThat(RulesCodec.read(RulesCodec.write(RouteRules.DEFAULT))).isEqualTo(RouteRules.DEFAULT);
    }

    /** As the first Starling wrote them, before there were more options. */
    @Test
    void rulesOfTheFirstFormatMeanWhatTheyMeant() {
        assertThat(RulesCodec.read("{\"v\":1,\"include\":\"a\",\"exclude\":\"b\",\"numbering\":true,"
                        + "\"mentions\":\"NAME_AND_DOMAIN\"}"))
                .isEqualTo(RouteRules.DEFAULT
                        .with(PostFilter.ALL.with(new PostFilter.TextFilter("a", "b")))
                        .with(Wording.AS_IT_IS.numbered(true).mentioning(MentionStyle.NAME_AND_DOMAIN)));
        assertThat(RulesCodec.read("{\"v\":1,\"numbering\":false,\"mentions\":\"NAME\"}"))
                .isEqualTo(RouteRules.DEFAULT);
    }

    @Test
    void aRuleThatThisStarlingDoesNotKnowIsRefused() {
        String written = RulesCodec.write(RouteRules.DEFAULT.with(Wording.AS_IT_IS.between("> ", "")));
        assertThat(written).isEqualTo("{\"v\":1,\"numbering\":false,\"mentions\":\"NAME\",\"prefix\":\"> \"}");
        assertThatThrownBy(() -> RulesCodec.read(written.replace("prefix", "postfix")))
                .isInstanceOf(DatabaseException.class)
                .hasMessageContaining("\"postfix\" is unknown");
        assertThatThrownBy(() -> RulesCodec.read(written.replace("prefix\":\"> ", "quotes\":\"SHOUT")))
                .isInstanceOf(DatabaseException.class)
                .hasMessageContaining("SHOUT");
    }

    @Test
    void theNamesInTheDatabaseStayAsTheyAre() {
        Content content =
                new Content("k", Instant.parse("2026-11-01T12:00:00Z"), RichText.plain("hello"), null, List.of("en"));
        assertThat(PayloadCodec.write(content)).isEqualTo(CONTENT);
        Media picture = new Media(
                new Attachment(Attachment.Kind.IMAGE, "https://example.com/a.png", "A cat"),
                new Rendition("0".repeat(64), Attachment.Kind.IMAGE, "image/png", 7, 3, 2, null));
        assertThat(PayloadCodec.write(content.showing(List.of(picture))))
                .endsWith(",\"media\":[{\"kind\":\"image\",\"url\":\"https://example.com/a.png\",\"altText\":\"A cat\","
                        + "\"rendition\":{\"sha256\":\"" + "0".repeat(64) + "\",\"kind\":\"image\","
                        + "\"type\":\"image/png\",\"bytes\":7,\"width\":3,\"height\":2}}]}}");
        LinkCard card = new LinkCard("https://example.com/", "A title", "", picture);
        assertThat(PayloadCodec.write(content.with(card)))
                .contains(",\"card\":{\"url\":\"https://example.com/\",\"title\":\"A title\",\"description\":\"\","
                        + "\"thumb\":{\"kind\":\"image\",\"url\":\"https://example.com/a.png\"");
        assertThat(PayloadCodec.read(PayloadCodec.write(content.with(card)))).isEqualTo(content.with(card));
        assertThat(PayloadCodec.write(new Removal(new PostReference(ANN, "1", "cid"))))
                .isEqualTo("{\"v\":1,\"removal\":{\"account\":\"" + ANN + "\",\"id\":\"1\",\"version\":\"cid\"}}");
        assertThat(RulesCodec.write(RouteRules.DEFAULT))
                .isEqualTo("{\"v\":1,\"numbering\":false,\"mentions\":\"NAME\"}");
        assertThat(FieldsCodec.write(Map.of("a", "b"))).isEqualTo("{\"v\":1,\"fields\":{\"a\":\"b\"}}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "[]",
                "{",
                "{}",
                "{\"v\":1}",
                "{\"v\":\"1\",\"content\":{}}",
                "{\"v\":1,\"content\":[]}",
                "{\"v\":1,\"content\":{\"key\":\"k\"}}",
                "{\"v\":1,\"removal\":{\"account\":\"nobody\",\"id\":\"1\"}}"
            })
    void whatIsNoPayloadIsRefused(String json) {
        assertThatThrownBy(() -> PayloadCodec.read(json))
                .isInstanceOf(DatabaseException.class)
                .hasMessageContaining("A stored payload");
    }

    @Test
    void anotherVersionIsRefused() {
        assertThatThrownBy(() -> PayloadCodec.read(CONTENT.replace("\"v\":1", "\"v\":2")))
                .isInstanceOf(DatabaseException.class)
                .hasMessageContaining("version 2")
                .hasMessageContaining("reads version 1");
    }

    @Test
    void aNameThatIsNotKnownIsRefusedOnEveryLevel() {
        for (String json : List.of(
                CONTENT.replace("{\"v\":1", "{\"new\":1,\"v\":1"),
                CONTENT.replace("{\"key\"", "{\"new\":1,\"key\""),
                CONTENT.replace("{\"text\":\"hello\"", "{\"new\":1,\"text\":\"hello\""))) {
            assertThatThrownBy(() -> PayloadCodec.read(json))
                    .isInstanceOf(DatabaseException.class)
                    .hasMessageContaining("\"new\" is unknown");
        }
    }

    @Test
    void aNameThatStandsTwiceIsRefused() {
        assertThatThrownBy(() -> FieldsCodec.read("{\"v\":1,\"fields\":{\"a\":\"1\",\"a\":\"2\"}}"))
                .isInstanceOf(DatabaseException.class);
    }

    @Test
    void aFacetOfAnUnknownTypeIsRefused() {
        String json = CONTENT.replace("[]", "[{\"start\":0,\"end\":5,\"type\":\"poll\"}]");
        assertThatThrownBy(() -> PayloadCodec.read(json))
                .isInstanceOf(DatabaseException.class)
                .hasMessageContaining("\"poll\"");
    }

    @Provide
    Arbitrary<Payload> payloads() {
        return Arbitraries.oneOf(
                contents().map(Payload.class::cast), references().map(Removal::new));
    }

    @Provide
    Arbitrary<Map<String, String>> fields() {
        return Arbitraries.maps(texts(), texts()).ofMaxSize(5);
    }

    private static Arbitrary<Content> contents() {
        Arbitrary<Instant> times = Arbitraries.longs()
                .between(-60_000_000_000L, 250_000_000_000L)
                .flatMap(second -> Arbitraries.integers()
                        .between(0, 999_999_999)
                        .map(nano -> Instant.ofEpochSecond(second, nano)));
        Arbitrary<ReplyTo> replies =
                Combinators.combine(references(), references()).as(ReplyTo::new);
        Arbitrary<Content> showingMedia = Combinators.combine(
                        texts(),
                        times,
                        richTexts(),
                        replies.injectNull(0.5),
                        texts().list().ofMaxSize(3),
                        media().list().ofMaxSize(4),
                        texts().injectNull(0.5))
                .as(Content::new);
        return Combinators.combine(showingMedia, cards().injectNull(0.5))
                .as((content, card) -> content.media().isEmpty() ? content.with(card) : content);
    }

    private static Arbitrary<LinkCard> cards() {
        return Combinators.combine(texts(), media().injectNull(0.5))
                .as((words, thumb) -> LinkCard.told("https://example.com/" + words.length(), "T" + words, words, null)
                        .with(thumb));
    }

    @Provide
    Arbitrary<CardLimits> cardLimits() {
        return mediaLimits()
                .map(media -> new CardLimits(media.altText() + 1, media.altText(), media.image()))
                .injectNull(0.3);
    }

    @Provide
    Arbitrary<MediaLimits> mediaLimits() {
        return Combinators.combine(
                        Arbitraries.integers().between(0, 4),
                        fileLimits().injectNull(0.3),
                        fileLimits().injectNull(0.3),
                        fileLimits().injectNull(0.3),
                        Arbitraries.integers().between(0, 2_000))
                .as(MediaLimits::new);
    }

    private static Arbitrary<FileLimits> fileLimits() {
        return Combinators.combine(
                        Arbitraries.longs().between(1, Long.MAX_VALUE),
                        Arbitraries.integers().between(1, Integer.MAX_VALUE),
                        Arbitraries.integers().between(1, Integer.MAX_VALUE),
                        texts().set().ofMinSize(1).ofMaxSize(3),
                        durations().injectNull(0.5))
                .as(FileLimits::new);
    }

    private static Arbitrary<Media> media() {
        Arbitrary<Attachment> sources =
                Combinators.combine(kinds(), texts(), texts()).as(Attachment::new);
        Arbitrary<Rendition> renditions = Combinators.combine(
                        Arbitraries.strings().withChars("0123456789abcdef").ofLength(64),
                        kinds(),
                        texts(),
                        Arbitraries.longs().between(1, Long.MAX_VALUE),
                        Arbitraries.integers().between(1, 10_000),
                        Arbitraries.integers().between(1, 10_000),
                        durations().injectNull(0.5))
                .as(Rendition::new);
        return Combinators.combine(sources, renditions.injectNull(0.5)).as(Media::new);
    }

    private static Arbitrary<Attachment.Kind> kinds() {
        return Arbitraries.of(Attachment.Kind.class);
    }

    private static Arbitrary<Duration> durations() {
        return Arbitraries.longs().between(0, Long.MAX_VALUE).map(Duration::ofNanos);
    }

    private static Arbitrary<PostReference> references() {
        return Combinators.combine(texts().map(id -> "id" + id), texts().injectNull(0.5))
                .as((id, version) -> new PostReference(ANN, id, version));
    }

    /** Facets over every second word of five. */
    private static Arbitrary<RichText> richTexts() {
        return Combinators.combine(texts().list().ofSize(5), features().list().ofSize(2))
                .as((words, features) -> {
                    StringBuilder text = new StringBuilder();
                    List<Facet> facets = new ArrayList<>();
                    for (int i = 0; i < words.size(); i++) {
                        int start = text.length();
                        text.append('w').append(words.get(i));
                        if (i % 2 == 1) {
                            facets.add(new Facet(start, text.length(), features.get(i / 2)));
                        }
                    }
                    return new RichText(text.toString(), facets);
                });
    }

    private static Arbitrary<Feature> features() {
        Arbitrary<Feature> links = texts().map(path -> new Feature.Link("https://example.com/" + path));
        Arbitrary<Feature> mentions = Combinators.combine(texts(), texts().injectNull(0.5))
                .as((name, id) -> new Feature.Mention(new Platform("alpha"), name, "alpha.example", id));
        Arbitrary<Feature> tags = texts().map(Feature.Tag::new);
        Arbitrary<Feature> cashtags = texts().map(Feature.Cashtag::new);
        return Arbitraries.oneOf(links, mentions, tags, cashtags);
    }

    /** All that is well-formed, NUL and emoji included. */
    private static Arbitrary<String> texts() {
        return Arbitraries.integers()
                .between(0, Character.MAX_CODE_POINT)
                .filter(point -> point < Character.MIN_SURROGATE || point > Character.MAX_SURROGATE)
                .list()
                .ofMaxSize(8)
                .map(points -> points.stream()
                        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                        .toString());
    }
}
