package social.starling.bluesky;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.Color;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import social.starling.ports.account.Account;
import social.starling.ports.account.Capabilities;
import social.starling.ports.media.Attachment;
import social.starling.ports.media.FileLimits;
import social.starling.ports.media.Media;
import social.starling.ports.media.MediaLimits;
import social.starling.ports.platform.PlatformException;
import social.starling.ports.post.PostReference;
import social.starling.ports.post.ReplyTo;
import social.starling.ports.publish.Content;
import social.starling.ports.publish.Prepared;
import social.starling.ports.publish.PublishOutcome;
import social.starling.ports.publish.RemoveOutcome;
import social.starling.ports.publish.RequestBytes;
import social.starling.ports.text.RichText;
import social.starling.sandbox.media.TestPicture;
import social.starling.testkit.contract.MediaPublisherContract;
import social.starling.testkit.contract.PlatformStand;
import social.starling.testkit.contract.Posting;
import social.starling.testkit.pds.RealPds;
import social.starling.testkit.pds.RealPdsExtension;
import tools.jackson.databind.JsonNode;

@ExtendWith(RealPdsExtension.class)
@DisplayName("S4 Pictures and videos on a real Bluesky server")
class RealPdsMediaTest extends MediaPublisherContract {
    private static final String UNKNOWN = "bafkreihdwdcefgh4dqkjv67uzcmw7ojee6xedzdetojuzjevtenxquvyku";

    private final BlueskyStand stand;
    private final Posting posting;

    RealPdsMediaTest(RealPds server) {
        stand = new BlueskyStand(server.raw(), server.newAccount());
        posting = new Posting(stand);
    }

    @AfterEach
    void leave() {
        stand.close();
    }

    @Override
    protected PlatformStand stand() {
        return stand;
    }

    @Test
    void aPictureHasItsAspectRatioAndItsBytes() {
        Media picture = stand.renditions().picture(40, 30, Color.GREEN, "Green");

        PostReference post = posting.publish(posting.content("Look", picture));

        JsonNode image = record(post).at("/value/embed/images/0");
        assertThat(image.path("aspectRatio").toString()).isEqualTo("{\"width\":40,\"height\":30}");
        assertThat(image.path("image").path("mimeType").asString()).isEqualTo("image/png");
        assertThat(image.path("image").path("size").asLong())
                .isEqualTo(picture.requireRendition().bytes());
    }

    @Test
    void theSameContentIsTheSameRecordInEveryAttempt() {
        Content content = posting.content("Twice the same", stand.renditions().picture(40, 30, Color.GREEN, "Green"));
        Prepared first = posting.prepare(content);
        Prepared second = posting.prepare(content);

        PublishOutcome one = posting.send(first);
        PublishOutcome two = posting.send(second);

        assertThat(second.request()).isEqualTo(first.request());
        assertThat(one).isInstanceOf(PublishOutcome.Published.class).isEqualTo(two);
        assertThat(stand.texts()).containsExactly("Twice the same");
    }

    @Test
    void aThreadOfThreeGoesOnInTheMiddleAndIsDeleted() {
        Media red = stand.renditions().picture(4, 3, Color.RED, "Red");
        PostReference root = posting.publish(posting.content("One", red));
        Content second = posting.content(RichText.plain("Two"), new ReplyTo(root, root))
                .showing(List.of(stand.renditions().picture(3, 4, Color.BLUE, "Blue")));
        Prepared prepared = posting.prepare(second);
        PublishOutcome lost = posting.send(prepared);
        PostReference again = posting.publish(second);
        PostReference third = posting.publish(posting.content(RichText.plain("Three"), new ReplyTo(root, again)));

        assertThat(lost).isEqualTo(new PublishOutcome.Published(again));
        assertThat(stand.texts()).containsExactly("One", "Two", "Three");
        assertThat(record(third).at("/value/reply/parent/cid").asString()).isEqualTo(again.version());

        for (PostReference post : List.of(third, again, root)) {
            assertThat(posting.publisher().remove(post)).isEqualTo(new RemoveOutcome.Removed());
        }
        assertThat(stand.texts()).isEmpty();
        assertThat(stand.adapter().reader().gone(stand.account(), List.of(root.id(), again.id(), third.id())))
                .containsExactlyInAnyOrder(root.id(), again.id(), third.id());
    }

    @Test
    void aForgottenBlobIsUploadedAgainAndNothingWasCreated() {
        Content content = posting.content("Forgotten", stand.renditions().picture(4, 3, Color.RED, "Red"));
        Prepared prepared = posting.prepare(content);
        String other = prepared.request().utf8().replaceAll("bafkrei[a-z2-7]+", UNKNOWN);
        Prepared forgotten = new Prepared(
                prepared.account(), RequestBytes.utf8(other), prepared.plannedKey(), null, prepared.price());

        assertThatThrownBy(() -> posting.send(forgotten))
                .isInstanceOf(PlatformException.Unavailable.class)
                .hasMessageContaining("forgotten");
        assertThat(stand.texts()).isEmpty();
        assertThat(posting.send(posting.prepare(content))).isInstanceOf(PublishOutcome.Published.class);
    }

    @Test
    void aServersLimitIsLearnedFromItsRefusalAndKept() {
        Account account = stand.account();
        MediaLimits known = account.capabilities().media();
        FileLimits image = known.image();
        assertThat(image).isNotNull();
        Media large = jpeg((int) image.bytes() + 1);
        stand.store.accounts().save(account.with(optimistic(account.capabilities(), image.withBytes(3_000_000))));

        assertThatThrownBy(() -> posting.publish(posting.content("Too large", large)))
                .isInstanceOf(PlatformException.Unavailable.class)
                .hasMessageContaining("at most " + image.bytes() + " bytes");

        Account learned = stand.store.accounts().find(account.id()).orElseThrow();
        assertThat(learned.capabilities()).isEqualTo(account.capabilities());
        assertThat(stand.texts()).isEmpty();
    }

    @Test
    void aVideoArrivesWhereThereIsNoVideoService() {
        byte[] mp4 = TestPicture.VIDEO.bytes(640, 360);
        String alt = "👨‍👩‍👧‍👦".repeat(900);
        Media video =
                stand.renditions().keep(mp4, Attachment.Kind.VIDEO, "video/mp4", 640, 360, Duration.ofSeconds(3), alt);

        PostReference post = posting.publish(posting.content("Moving", video));

        JsonNode embed = record(post).at("/value/embed");
        assertThat(embed.path("$type").asString()).isEqualTo("app.bsky.embed.video");
        assertThat(embed.path("aspectRatio").toString()).isEqualTo("{\"width\":640,\"height\":360}");
        assertThat(embed.path("alt").asString()).isNotEmpty().isSubstringOf(alt);
        assertThat(Utf8.length(embed.path("alt").asString())).isLessThanOrEqualTo(10_000);
        assertThat(stand.adapter()
                        .reader()
                        .latest(stand.account(), 1)
                        .getFirst()
                        .attachments())
                .singleElement()
                .extracting(Attachment::kind)
                .isEqualTo(Attachment.Kind.VIDEO);
    }

    @Test
    void aFileBeyondWhatTheServerTakesAtAllIsRefused() {
        Media huge = jpeg((5 << 20) + 1);

        assertThatThrownBy(() -> posting.prepare(posting.content("Huge", huge)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("5242881 bytes");
    }

    private JsonNode record(PostReference post) {
        return stand.raw.get(AtUri.ofPost(post.id()).key()).body();
    }

    private Media jpeg(int size) {
        byte[] bytes = TestPicture.PHOTO.bytesOfSize(40, 30, size);
        return stand.renditions().keep(bytes, Attachment.Kind.IMAGE, "image/jpeg", 40, 30, null, "");
    }

    private static Capabilities optimistic(Capabilities known, FileLimits image) {
        MediaLimits media = known.media();
        return known.showing(
                new MediaLimits(media.images(), image, media.gif(), media.video(), media.altText()), known.cards());
    }
}
