package social.starling.bluesky;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.Color;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import social.starling.ports.account.Account;
import social.starling.ports.media.Attachment;
import social.starling.ports.media.CardLimits;
import social.starling.ports.media.FileLimits;
import social.starling.ports.media.LinkCard;
import social.starling.ports.media.Media;
import social.starling.ports.platform.PlatformException;
import social.starling.ports.post.Post;
import social.starling.ports.post.PostReference;
import social.starling.ports.publish.Content;
import social.starling.ports.publish.Prepared;
import social.starling.ports.publish.PublishOutcome;
import social.starling.ports.text.Facet;
import social.starling.ports.text.Feature;
import social.starling.ports.text.RichText;
import social.starling.sandbox.media.TestPicture;
import social.starling.testkit.contract.Posting;
import tools.jackson.databind.JsonNode;

/** Cards of links against a server that is simulated or real. */
abstract class LinkCardContract {
    static final String PAGE = "https://example.com/a/page/with/a/long/address?and=more";

    private BlueskyStand stand;
    private Posting posting;
    private Media picture;

    /** A stand of its own for each test. */
    abstract BlueskyStand stand();

    @BeforeEach
    void stands() {
        stand = stand();
        posting = new Posting(stand);
        picture = stand.renditions().picture(40, 30, Color.GREEN, "");
    }

    @Test
    void aCardArrivesWithItsWordsAndItsPicture() {
        PostReference post = posting.publish(
                content("Read this", told("A title", "What it says").with(picture)));

        JsonNode embed = record(post).at("/value/embed");
        assertThat(embed.path("$type").asString()).isEqualTo("app.bsky.embed.external");
        JsonNode external = embed.path("external");
        assertThat(external.path("uri").asString()).isEqualTo(PAGE);
        assertThat(external.path("title").asString()).isEqualTo("A title");
        assertThat(external.path("description").asString()).isEqualTo("What it says");
        assertThat(external.at("/thumb/mimeType").asString()).isEqualTo("image/png");
        assertThat(external.at("/thumb/size").asLong())
                .isEqualTo(picture.requireRendition().bytes());
        assertThat(record(post).at("/value/facets/0/features/0/uri").asString()).isEqualTo(PAGE);
    }

    @Test
    void whatIsReadBackIsTheSameCardAndTheSamePost() {
        Content content = content("Read this", told("A title", "What it says").with(picture));
        Prepared prepared = posting.prepare(content);
        posting.send(prepared);

        Post read = newest();
        assertThat(read.cards()).singleElement().satisfies(card -> {
            assertThat(card.url()).isEqualTo(PAGE);
            assertThat(card.title()).isEqualTo("A title");
            assertThat(card.description()).isEqualTo("What it says");
            Attachment thumb = Objects.requireNonNull(card.thumb()).source();
            assertThat(thumb.kind()).isEqualTo(Attachment.Kind.IMAGE);
            assertThat(thumb.url()).contains("/xrpc/com.atproto.sync.getBlob?did=");
        });
        assertThat(read.attachments()).isEmpty();
        assertThat(read.fingerprint())
                .isEqualTo(posting.attempt(content, prepared, 0).fingerprint())
                .isEqualTo(posting.attempt(content.with(null), prepared, 0).fingerprint());
    }

    @Test
    void aCardNeedsNoPicture() {
        PostReference post = posting.publish(content("Read this", told("A title", "")));

        JsonNode external = record(post).at("/value/embed/external");
        assertThat(external.has("thumb")).isFalse();
        assertThat(external.path("description").isString()).isTrue();
        assertThat(newest().cards()).containsExactly(told("A title", ""));
    }

    @Test
    void theSameCardIsTheSameRecordInEveryAttempt() {
        Content content = content("Twice the same", told("A title", "").with(picture));
        Prepared first = posting.prepare(content);
        Prepared second = posting.prepare(content);

        assertThat(second.request()).isEqualTo(first.request());
        assertThat(posting.send(first))
                .isInstanceOf(PublishOutcome.Published.class)
                .isEqualTo(posting.send(second));
        assertThat(stand.texts()).hasSize(1);
    }

    @Test
    void aPictureThatTheServerDoesNotTakeLeavesTheCard() {
        Media huge = jpeg((5 << 20) + 1);

        Prepared prepared =
                posting.prepare(content("Read this", told("A title", "").with(huge)));

        assertThat(prepared.left()).singleElement().asString().contains(PAGE).contains("5242881 bytes");
        assertThat(posting.send(prepared)).isInstanceOf(PublishOutcome.Published.class);
        assertThat(newest().cards()).containsExactly(told("A title", ""));
    }

    @Test
    void theLongestWordsPass() {
        String family = "👨‍👩‍👧‍👦";
        LinkCard longest = told(family.repeat(181), family.repeat(454));

        posting.publish(content("Read this", longest));

        assertThat(newest().cards()).containsExactly(longest);
    }

    @Test
    void aPictureBeyondWhatCardsMayHaveIsLeftOutFromThenOn() {
        Media large = jpeg(1_000_001);
        FileLimits images = stand.account().capabilities().media().image();

        assertThatThrownBy(() -> new Posting(stand)
                        .publish(content("Read this", told("T", "").with(large))))
                .isInstanceOf(PlatformException.Unavailable.class);

        Account learned = stand.store.accounts().find(stand.account().id()).orElseThrow();
        assertThat(cards(learned).thumb()).isNull();
        assertThat(learned.capabilities().media().image()).isEqualTo(images);
        assertThat(stand.texts()).isEmpty();
    }

    BlueskyStand standing() {
        return stand;
    }

    Content content(String words, LinkCard card) {
        String text = words + " " + PAGE;
        Facet link = new Facet(words.length() + 1, text.length(), new Feature.Link(PAGE));
        return posting.content(new RichText(text, List.of(link)), null).with(card);
    }

    static LinkCard told(String title, String description) {
        return Objects.requireNonNull(LinkCard.told(PAGE, title, description, null));
    }

    private Media jpeg(int size) {
        byte[] bytes = TestPicture.PHOTO.bytesOfSize(40, 30, size);
        return stand.renditions().keep(bytes, Attachment.Kind.IMAGE, "image/jpeg", 40, 30, null, "");
    }

    static CardLimits cards(Account account) {
        return Objects.requireNonNull(account.capabilities().cards());
    }

    private Post newest() {
        return stand.adapter().reader().latest(stand.account(), 1).getFirst();
    }

    private JsonNode record(PostReference post) {
        return stand.raw.get(AtUri.ofPost(post.id()).key()).body();
    }
}
