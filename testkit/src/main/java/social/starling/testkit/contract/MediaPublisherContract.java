package social.starling.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.Color;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import social.starling.ports.media.Attachment;
import social.starling.ports.media.Media;
import social.starling.ports.platform.PlatformException;
import social.starling.ports.post.Post;
import social.starling.ports.post.PostReference;
import social.starling.ports.post.ReplyTo;
import social.starling.ports.publish.Content;
import social.starling.ports.publish.Prepared;
import social.starling.ports.publish.PublishOutcome;
import social.starling.ports.publish.Reconciliation;
import social.starling.ports.text.RichText;

/** What every publisher must do with pictures, against a platform that is simulated or real. */
public abstract class MediaPublisherContract {
    private PlatformStand stand;
    private Posting posting;
    private Media red;
    private Media blue;

    /** A stand of its own for each test. */
    protected abstract PlatformStand stand();

    @BeforeEach
    void stands() {
        stand = stand();
        posting = new Posting(stand);
        red = stand.renditions().picture(40, 30, Color.RED, "A red \"field\"\n& a 👨‍👩‍👧‍👦");
        blue = stand.renditions().picture(10, 80, Color.BLUE, "");
    }

    @Test
    void picturesArriveInTheirOrderWithTheirAltTexts() {
        posting.publish(posting.content("Look", red, blue));

        Post read = newest();
        assertThat(read.text().text()).isEqualTo("Look");
        assertThat(read.attachments()).extracting(Attachment::kind).containsOnly(Attachment.Kind.IMAGE);
        assertThat(read.attachments())
                .extracting(Attachment::altText)
                .containsExactly(red.source().altText(), "");
        assertThat(read.attachments()).extracting(Attachment::url).doesNotHaveDuplicates();
    }

    @Test
    void whatIsReadBackLooksLikeWhatWasSent() {
        Content content = posting.content("Four of them", red, blue, red, blue);
        posting.publish(content);

        assertThat(newest().attachments()).hasSize(4);
        assertThat(newest().fingerprint())
                .isEqualTo(posting.attempt(content, posting.prepare(content), 0).fingerprint());
    }

    @Test
    void picturesNeedNoWords() {
        posting.publish(posting.content(RichText.plain("gone"), null).showing(List.of(red)));
        Content wordless = posting.content("replaced", blue);
        posting.publish(new Content(
                wordless.idempotencyKey(), wordless.createdAt(), RichText.EMPTY, null, List.of(), List.of(blue)));

        assertThat(newest().text().isBlank()).isTrue();
        assertThat(newest().attachments()).hasSize(1);
    }

    @Test
    void preparingShowsNothingAndMayBeRepeated() {
        Content content = posting.content("Prepared twice", red);

        Prepared first = posting.prepare(content);
        assertThat(stand.texts()).isEmpty();
        Prepared second = posting.prepare(content);
        assertThat(second.plannedKey()).isEqualTo(first.plannedKey());
        assertThat(second.price()).isEqualTo(first.price());
        assertThat(posting.send(second)).isInstanceOf(PublishOutcome.Published.class);

        assertThat(stand.texts()).containsExactly("Prepared twice");
        assertThat(newest().attachments()).hasSize(1);
    }

    @Test
    void aLostAnswerIsFoundAgainByTheNumberOfItsPictures() {
        posting.publish(posting.content("Before it", blue));
        Content content = posting.content("The answer to this one is lost", red, blue);
        Prepared prepared = posting.prepare(content);
        PublishOutcome lost = posting.send(prepared);

        assertThat(lost)
                .isInstanceOfSatisfying(
                        PublishOutcome.Published.class,
                        published -> assertThat(posting.reconcile(content, prepared))
                                .isEqualTo(new Reconciliation.Found(published.post())));
    }

    @Test
    void picturesHangInAThread() {
        PostReference root = posting.publish(posting.content("One", red));
        PostReference second = posting.publish(
                posting.content(RichText.plain("Two"), new ReplyTo(root, root)).showing(List.of(blue)));
        posting.publish(posting.content(RichText.plain("Three"), new ReplyTo(root, second)));

        List<Post> thread = stand.adapter().reader().thread(stand.account(), newest());
        assertThat(thread).extracting(post -> post.text().text()).containsExactly("One", "Two", "Three");
        assertThat(thread).extracting(post -> post.attachments().size()).containsExactly(1, 1, 0);
    }

    @Test
    void aFifthPictureIsRefusedBeforeAnythingIsSent() {
        assertThatThrownBy(() -> posting.prepare(posting.content("Five", red, blue, red, blue, red)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("4 pictures");
        assertThat(stand.texts()).isEmpty();
    }

    @Test
    void aFileThatIsNotKeptAnyMoreMayComeLater() {
        Content content = posting.content("Where is it?", red);
        stand.renditions().clear();

        assertThatThrownBy(() -> posting.prepare(content)).isInstanceOf(PlatformException.Unavailable.class);
    }

    private Post newest() {
        return stand.adapter().reader().latest(stand.account(), 10).getFirst();
    }
}
