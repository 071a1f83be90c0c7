package social.starling.core.compose;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import social.starling.core.text.GraphemeDialect;
import social.starling.core.text.Graphemes;
import social.starling.ports.account.Account;
import social.starling.ports.delivery.Origin;
import social.starling.ports.media.Attachment;
import social.starling.ports.media.CardLimits;
import social.starling.ports.media.FileLimits;
import social.starling.ports.media.LinkCard;
import social.starling.ports.media.MediaLimits;
import social.starling.ports.money.PriceList;
import social.starling.ports.publish.Content;
import social.starling.ports.route.RouteRules.MentionStyle;
import social.starling.ports.text.Facet;
import social.starling.ports.text.Feature;
import social.starling.ports.text.RichText;
import social.starling.ports.text.TextDialect;

/** Which link of a post becomes a card. */
class ComposingCardsTest {
    private static final TextDialect MEADOW = new GraphemeDialect();
    private static final FileLimits FILE = new FileLimits(1_000_000, 2_000, 2_000, Set.of("image/png"), null);
    private static final MediaLimits MEDIA = new MediaLimits(4, FILE, null, null, 10);
    private static final CardLimits CARDS = new CardLimits(30, 40, FILE);
    private static final String ONE = "https://one.example/page";
    private static final String TWO = "https://two.example/page";

    @Test
    void theFirstLinkOfWhichSomethingIsToldBecomesACard() {
        Composed composed =
                composed(draft("See " + ONE + " and " + TWO, card(TWO), card("https://else.example/")), on(CARDS));

        assertThat(composed.segments()).singleElement().satisfies(segment -> {
            assertThat(segment.card()).isEqualTo(card(TWO));
            assertThat(segment.text().text()).isEqualTo("See " + ONE + " and " + TWO);
        });
        assertThat(composed.notes())
                .extracting(Note::sentence)
                .containsExactly("The link " + TWO + " is shown as a card \"A title\" with its picture");
        assertThat(content(composed, 0).card()).isEqualTo(card(TWO));
    }

    @Test
    void inAThreadThePostWithTheLinkShowsIt() {
        Composed composed =
                composed(draft("Words. ".repeat(60) + ONE + " and " + TWO, card(ONE), card(TWO)), on(CARDS));

        assertThat(composed.segments()).hasSize(2);
        assertThat(content(composed, 0).card()).isNull();
        assertThat(content(composed, 1).card()).isEqualTo(card(ONE));
    }

    @Test
    void thereIsNoneBesideMedia() {
        Draft draft = new Draft(
                linked("See " + ONE),
                List.of(new Attachment(Attachment.Kind.IMAGE, "https://media.example/1", "")),
                List.of(card(ONE)),
                List.of("en"),
                false,
                MentionStyle.NAME,
                null);

        assertThat(composed(draft, on(CARDS)).segments().getFirst().card()).isNull();
        assertThat(composed(draft, Accounts.on(GraphemeDialect.PLATFORM, GraphemeDialect.LIMITS, 3, PriceList.FREE))
                        .segments()
                        .getFirst()
                        .media())
                .isEmpty();
    }

    @Test
    void thereIsNoneWhereTheTargetTakesNone() {
        assertThat(composed(draft("See " + ONE, card(ONE)), on(null))
                        .segments()
                        .getFirst()
                        .card())
                .isNull();
    }

    @Test
    void aLinkThatIsNotInTheTextHasNone() {
        assertThat(composed(draft("See " + ONE, card(ONE + "/else")), on(CARDS))
                        .segments()
                        .getFirst()
                        .card())
                .isNull();
    }

    @Test
    void itsWordsAreCutBetweenTwoGraphemes() {
        LinkCard wordy = told("👨‍👩‍👧‍👦".repeat(100), "d".repeat(1_000_000));

        LinkCard shown = Objects.requireNonNull(composed(draft("See " + ONE, wordy), on(CARDS))
                .segments()
                .getFirst()
                .card());

        assertThat(shown.title()).isEqualTo("👨‍👩‍👧‍👦".repeat(29) + "…");
        assertThat(Graphemes.of(shown.description()).count()).isEqualTo(40);
    }

    @Test
    void aTargetWithoutPicturesGetsNone() {
        LinkCard shown = composed(draft("See " + ONE, card(ONE)), on(new CardLimits(300, 0, null)))
                .segments()
                .getFirst()
                .card();

        assertThat(shown).isEqualTo(new LinkCard(ONE, "A title", "", null));
    }

    private static LinkCard card(String url) {
        return Objects.requireNonNull(LinkCard.told(url, "A title", "What it says", url + "/picture.png"));
    }

    private static LinkCard told(String title, String description) {
        return Objects.requireNonNull(LinkCard.told(ONE, title, description, null));
    }

    private static Draft draft(String text, LinkCard... cards) {
        return new Draft(linked(text), List.of(), Arrays.asList(cards), List.of("en"), false, MentionStyle.NAME, null);
    }

    private static RichText linked(String text) {
        List<Facet> facets = MEADOW.entities(text).stream()
                .filter(facet -> facet.feature() instanceof Feature.Link)
                .toList();
        return new RichText(text, facets);
    }

    private static Account on(@Nullable CardLimits cards) {
        Account plain = Accounts.on(GraphemeDialect.PLATFORM, GraphemeDialect.LIMITS, 3, PriceList.FREE);
        return plain.with(plain.capabilities().showing(MEDIA, cards));
    }

    private static Composed composed(Draft draft, Account target) {
        return (Composed) new Composer((mention, platform) -> null).compose(draft, target, MEADOW);
    }

    private static Content content(Composed composed, int segment) {
        return (Content) composed.deliveries(new Origin.Request("r"), 0, Instant.EPOCH, Instant.EPOCH, null, "cli")
                .get(segment)
                .payload();
    }
}
