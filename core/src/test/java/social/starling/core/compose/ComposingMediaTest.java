package social.starling.core.compose;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import social.starling.core.text.GraphemeDialect;
import social.starling.core.text.WeightedDialect;
import social.starling.ports.account.Account;
import social.starling.ports.delivery.NewDelivery;
import social.starling.ports.delivery.Origin;
import social.starling.ports.media.Attachment;
import social.starling.ports.media.FileLimits;
import social.starling.ports.media.Media;
import social.starling.ports.media.MediaLimits;
import social.starling.ports.money.Money;
import social.starling.ports.money.PriceList;
import social.starling.ports.publish.Content;
import social.starling.ports.route.RouteRules.MentionStyle;
import social.starling.ports.text.RichText;
import social.starling.ports.text.TextDialect;

/** What becomes of a draft's pictures and videos. */
class ComposingMediaTest {
    private static final TextDialect TOWER = new WeightedDialect();
    private static final TextDialect MEADOW = new GraphemeDialect();
    private static final FileLimits FILE = new FileLimits(1_000_000, 8_192, 8_192, Set.of("image/png"), null);
    private static final PriceList PRICES = new PriceList(
            Money.dollars("0.015"), Money.dollars("0.20"), Money.ZERO, Money.ZERO, Money.ZERO, Money.dollars("0.005"));
    private static final Account ON_TOWER = Accounts.on(
            WeightedDialect.PLATFORM, WeightedDialect.LIMITS, new MediaLimits(4, FILE, FILE, FILE, 30), 3, PRICES);
    private static final Account ON_MEADOW = Accounts.on(
            GraphemeDialect.PLATFORM,
            GraphemeDialect.LIMITS,
            new MediaLimits(2, FILE, null, null, 10),
            3,
            PriceList.FREE);
    private static final Account OF_TEXT =
            Accounts.on(GraphemeDialect.PLATFORM, GraphemeDialect.LIMITS, 3, PriceList.FREE);
    private static final String ORIGINAL = "https://tower.example/bob/1";

    @Test
    void picturesAreShownByTheFirstPostOfAThread() {
        Composed composed = composed(draft("Words. ".repeat(60), null, image(1, "One"), image(2, "")), ON_TOWER, TOWER);

        assertThat(composed.segments()).hasSize(2);
        assertThat(composed.segments().getFirst().media())
                .containsExactly(new Media(image(1, "One"), null), new Media(image(2, ""), null));
        assertThat(composed.segments().getLast().media()).isEmpty();
        List<NewDelivery> planned =
                composed.deliveries(new Origin.Request("r"), 0, Instant.EPOCH, Instant.EPOCH, null, "cli");
        assertThat(((Content) planned.getFirst().payload()).media()).hasSize(2);
        assertThat(((Content) planned.getLast().payload()).media()).isEmpty();
    }

    @Test
    void aPictureNeedsNoWords() {
        Composed composed = composed(draft(" \n", null, image(1, "One")), ON_TOWER, TOWER);

        assertThat(composed.segments()).singleElement().satisfies(segment -> {
            assertThat(segment.text()).isEqualTo(RichText.EMPTY);
            assertThat(segment.media()).hasSize(1);
        });
    }

    @Test
    void altTextsArePricedAndNoted() {
        Composed composed =
                composed(draft("Look", null, image(1, "One"), image(2, ""), image(3, "Three")), ON_TOWER, TOWER);

        assertThat(composed.price()).isEqualTo(Money.dollars("0.025"));
        assertThat(sentences(composed)).containsExactly("The 2 alt texts cost $0.01");
    }

    @Test
    void picturesBeyondTheLimitAreLeftOutAndSaid() {
        Composed composed =
                composed(draft("Look", null, image(1, ""), image(2, ""), image(3, "Three")), ON_MEADOW, MEADOW);

        assertThat(composed.segments().getFirst().media()).hasSize(2);
        assertThat(sentences(composed))
                .containsExactly(
                        "The image \"Three\" is not carried, as a post there shows at most 2 images; it stays at"
                                + " https://media.example/3");
    }

    @Test
    void theFirstFileDecidesWhatKindAPostShows() {
        Composed video = composed(draft("Look", null, video(1), image(2, ""), video(3)), ON_TOWER, TOWER);
        Composed images = composed(draft("Look", null, image(1, ""), video(2), image(3, "")), ON_TOWER, TOWER);
        Composed animation = composed(draft("Look", null, gif(1), gif(2)), ON_TOWER, TOWER);

        assertThat(shown(video)).containsExactly(video(1));
        assertThat(shown(images)).containsExactly(image(1, ""), image(3, ""));
        assertThat(shown(animation)).containsExactly(gif(1));
        assertThat(sentences(images))
                .containsExactly("The video is not carried, as a post there shows images, or one animation, or one"
                        + " video; it stays at https://media.example/2");
    }

    @Test
    void aKindThatTheAccountDoesNotTakeIsLeftOut() {
        Composed composed = composed(draft("Look", null, video(1), image(2, "")), ON_MEADOW, MEADOW);

        assertThat(shown(composed)).containsExactly(image(2, ""));
        assertThat(sentences(composed))
                .containsExactly("The video is not carried, as the account takes none of that kind; it stays at"
                        + " https://media.example/1");
    }

    @Test
    void anAnimationIsAStillImageWhereNothingElseIsTaken() {
        assertThat(shown(composed(draft("Look", null, gif(1), image(2, "")), ON_MEADOW, MEADOW)))
                .containsExactly(gif(1), image(2, ""));
    }

    @Test
    void whatIsLeftOutIsLinkedByOption() {
        Composed composed = composed(draft("Look", ORIGINAL, video(1)), OF_TEXT, MEADOW);

        assertThat(composed.segments().getFirst().text().text()).isEqualTo("Look\n\n" + ORIGINAL);
        assertThat(composed.segments().getFirst().text().facets()).hasSize(1);
        assertThat(sentences(composed))
                .containsExactly(
                        "The video is not carried, as the account takes text alone; it stays at"
                                + " https://media.example/1",
                        "The link " + ORIGINAL + " is added in place of what is not carried");
        assertThat(composed.original()).isNull();
    }

    @Test
    void aLinkTakesThePlaceOfMediaWithoutWords() {
        assertThat(composed(draft("", ORIGINAL, video(1)), OF_TEXT, MEADOW)
                        .segments()
                        .getFirst()
                        .text()
                        .text())
                .isEqualTo(ORIGINAL);
    }

    @Test
    void theAddressGoesAlongWhereMediaMayStillTurnOutNotToBeCarried() {
        Composed composed = composed(draft("Look", ORIGINAL, image(1, "")), ON_TOWER, TOWER);

        assertThat(composed.segments().getFirst().text().text()).isEqualTo("Look");
        assertThat(composed.deliveries(new Origin.Request("r"), 0, Instant.EPOCH, Instant.EPOCH, null, "cli"))
                .singleElement()
                .extracting(NewDelivery::payload)
                .isInstanceOfSatisfying(
                        Content.class, content -> assertThat(content.original()).isEqualTo(ORIGINAL));
    }

    @Test
    void mediaThatIsNotCarriedAndNoWordsAreRefused() {
        assertThat(new Composer(People.NOBODY).compose(draft("", null, video(1)), OF_TEXT, MEADOW))
                .isEqualTo(new Refused("The video is not carried, as the account takes text alone; it stays at"
                        + " https://media.example/1, and the post has no text; write some"));
    }

    @Test
    void aLongAltTextIsCutBetweenGraphemesAndSaid() {
        String family = "\uD83D\uDC68\u200D\uD83D\uDC69\u200D\uD83D\uDC67";
        Composed composed = composed(draft("Look", null, image(1, family.repeat(12))), ON_MEADOW, MEADOW);

        assertThat(shown(composed).getFirst().altText()).isEqualTo(family.repeat(9) + "\u2026");
        assertThat(sentences(composed)).singleElement().asString().endsWith("is cut to 10 characters");
    }

    @Test
    void anAltTextOfWideCharactersIsCountedAsThePlatformDoes() {
        Composed composed = composed(draft("Look", null, image(1, "\u4E16".repeat(16))), ON_TOWER, TOWER);

        String cut = shown(composed).getFirst().altText();
        assertThat(cut).isEqualTo("\u4E16".repeat(14) + "\u2026");
        assertThat(TOWER.length(RichText.plain(cut))).isEqualTo(30);
    }

    @Test
    void aHugeOrBrokenAltTextIsCutLikeAnyOther() {
        Composed composed =
                composed(draft("Look", null, image(1, "x".repeat(300_000)), image(2, "a\uD800b")), ON_TOWER, TOWER);

        assertThat(shown(composed).getFirst().altText()).hasSize(29).endsWith("x\u2026");
        assertThat(shown(composed).getLast().altText()).isEqualTo("a?b");
    }

    private static Draft draft(String text, @Nullable String original, Attachment... attachments) {
        return new Draft(
                RichText.plain(text), Arrays.asList(attachments), List.of("en"), false, MentionStyle.NAME, original);
    }

    private static Attachment image(int number, String altText) {
        return new Attachment(Attachment.Kind.IMAGE, "https://media.example/" + number, altText);
    }

    private static Attachment gif(int number) {
        return new Attachment(Attachment.Kind.GIF, "https://media.example/" + number, "");
    }

    private static Attachment video(int number) {
        return new Attachment(Attachment.Kind.VIDEO, "https://media.example/" + number, "");
    }

    private static List<Attachment> shown(Composed composed) {
        return composed.segments().getFirst().media().stream()
                .map(Media::source)
                .toList();
    }

    private static List<String> sentences(Composed composed) {
        return composed.notes().stream().map(Note::sentence).toList();
    }

    private static Composed composed(Draft draft, Account target, TextDialect dialect) {
        Composition composition = new Composer(People.NOBODY).compose(draft, target, dialect);
        assertThat(composition).isInstanceOf(Composed.class);
        return (Composed) composition;
    }
}
