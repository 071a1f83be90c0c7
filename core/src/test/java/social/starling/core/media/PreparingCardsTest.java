package social.starling.core.media;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import social.starling.core.text.GraphemeDialect;
import social.starling.ports.account.Capabilities;
import social.starling.ports.delivery.DeliveryId;
import social.starling.ports.media.Attachment;
import social.starling.ports.media.CardLimits;
import social.starling.ports.media.FileLimits;
import social.starling.ports.media.LinkCard;
import social.starling.ports.media.Media;
import social.starling.ports.media.MediaFitter;
import social.starling.ports.media.MediaLimits;
import social.starling.ports.media.Pin;
import social.starling.ports.media.Rendition;
import social.starling.ports.money.PriceList;
import social.starling.ports.platform.PlatformException;
import social.starling.ports.publish.Content;
import social.starling.ports.text.RichText;

/** What becomes of a link card's picture before the post leaves. */
class PreparingCardsTest {
    private static final FileLimits THUMB = new FileLimits(1_000_000, 2_000, 2_000, Set.of("image/jpeg"), null);
    private static final Rendition FITTED =
            new Rendition("0".repeat(64), Attachment.Kind.IMAGE, "image/jpeg", 7, 3, 2, null);
    private static final String PAGE = "https://example.com/page";

    private final Asked asked = new Asked();

    @Test
    void thePictureIsFittedUnderTheLimitsOfCards() {
        asked.answer = new MediaFitter.Fitting.Fitted(FITTED);

        Showing.Ready ready = ready(THUMB);

        assertThat(card(ready).thumb()).isEqualTo(thumb().as(FITTED));
        assertThat(ready.dropped()).isEmpty();
        assertThat(asked.limits).containsExactly(new MediaLimits(1, THUMB, null, null, 0));
    }

    @Test
    void aPictureThatDoesNotFitLeavesTheCardAndIsTold() {
        asked.answer = new MediaFitter.Fitting.Unfit("it is a web page and no picture or video");

        Showing.Ready ready = ready(THUMB);

        assertThat(ready.content()).isEqualTo(content().with(card(ready)));
        assertThat(card(ready)).isEqualTo(told().with(null));
        assertThat(ready.dropped())
                .containsExactly(
                        "The card of " + PAGE + " has no picture because it is a web page and no picture or video");
    }

    @Test
    void aPictureThatCannotBeHadNowKeepsThePostFromNothing() {
        asked.failure = new PlatformException.Unavailable("example.com does not answer", null);

        Showing.Ready ready = ready(THUMB);

        assertThat(card(ready).thumb()).isNull();
        assertThat(ready.dropped())
                .containsExactly("The card of " + PAGE
                        + " has no picture because it cannot be had now: example.com does not answer");
    }

    @Test
    void aMissingPictureIsReplacedByNoLinkToTheOriginal() {
        asked.answer = new MediaFitter.Fitting.Unfit("it is empty");
        Content linked = new Content(
                "k", Instant.EPOCH, RichText.plain("words"), null, List.of(), List.of(), told(), "https://x.example/1");

        assertThat(ready(linked, THUMB).content().text()).isEqualTo(RichText.plain("words"));
    }

    @Test
    void aCardWithoutAPictureAsksForNone() {
        assertThat(ready(content().with(told().with(null)), THUMB).dropped()).isEmpty();
        assertThat(asked.limits).isEmpty();
    }

    private Showing.Ready ready(@Nullable FileLimits thumb) {
        return ready(content(), thumb);
    }

    private Showing.Ready ready(Content content, @Nullable FileLimits thumb) {
        Capabilities can = new Capabilities(GraphemeDialect.LIMITS, 3, false, Duration.ofSeconds(30), PriceList.FREE)
                .showing(MediaLimits.NONE, new CardLimits(300, 300, thumb));
        return (Showing.Ready) new MediaPreparation(asked)
                .ready(new DeliveryId("dlv-" + "0".repeat(24)), content, can, new GraphemeDialect());
    }

    private static Content content() {
        return new Content("k", Instant.EPOCH, RichText.plain(PAGE), null, List.of()).with(told());
    }

    private static LinkCard told() {
        return Objects.requireNonNull(LinkCard.told(PAGE, "A title", "", PAGE + ".jpg"));
    }

    private static Media thumb() {
        return Objects.requireNonNull(told().thumb());
    }

    private static LinkCard card(Showing.Ready ready) {
        return Objects.requireNonNull(ready.content().card());
    }

    /** Gives one answer to everything. */
    private static final class Asked implements MediaFitter {
        private final List<MediaLimits> limits = new ArrayList<>();
        private Fitting answer = new Fitting.Unfit("nobody said");
        private @Nullable PlatformException failure;

        @Override
        public Fitting fit(Pin pin, Attachment source, MediaLimits asked) {
            limits.add(asked);
            if (failure != null) {
                throw failure;
            }
            return answer;
        }

        @Override
        public void release(Pin pin) {}
    }
}
