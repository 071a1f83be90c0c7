package social.starling.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import social.starling.ports.post.Post;
import social.starling.ports.post.PostReference;
import social.starling.ports.post.ReplyTo;
import social.starling.ports.publish.Content;
import social.starling.ports.publish.Prepared;
import social.starling.ports.publish.PublishOutcome;
import social.starling.ports.publish.Reconciliation;
import social.starling.ports.publish.RemoveOutcome;
import social.starling.ports.text.Facet;
import social.starling.ports.text.Feature;
import social.starling.ports.text.RichText;

/** What every publisher must do, against a platform that is simulated or real. */
public abstract class PostPublisherContract {
    private PlatformStand stand;
    private Posting posting;

    /** A stand of its own for each test. */
    protected abstract PlatformStand stand();

    @BeforeEach
    void stands() {
        stand = stand();
        posting = new Posting(stand);
    }

    @Test
    void aPostIsPublishedOnce() {
        PostReference post = posting.publish(posting.content("Hello from the contract"));

        assertThat(post.account()).isEqualTo(stand.account().id());
        assertThat(stand.texts()).containsExactly("Hello from the contract");
        assertThat(newest().reference()).isEqualTo(post);
    }

    @Test
    void preparingPublishesNothing() {
        posting.prepare(posting.content("Only prepared"));

        assertThat(stand.texts()).isEmpty();
    }

    @Test
    void preparingAgainGivesTheSameBytesAndTheSameKey() {
        Content content = posting.content("Prepared twice");

        Prepared first = posting.prepare(content);
        Prepared second = posting.prepare(content);

        assertThat(second.request()).isEqualTo(first.request());
        assertThat(second.plannedKey()).isEqualTo(first.plannedKey());
        assertThat(second.price()).isEqualTo(first.price());
        assertThat(posting.publisher().plannedKey(content, stand.account())).isEqualTo(first.plannedKey());
    }

    @Test
    void aPostHasThePlannedKey() {
        Prepared prepared = posting.prepare(posting.content("Where I said I would be"));
        PublishOutcome outcome = posting.send(prepared);

        assertThat(outcome).isInstanceOfSatisfying(PublishOutcome.Published.class, published -> {
            if (prepared.plannedKey() != null) {
                assertThat(published.post().id()).isEqualTo(prepared.plannedKey());
            }
        });
    }

    @Test
    void aLostAnswerIsFoundAgain() {
        posting.publish(posting.content("Before it"));
        Content content = posting.content("The answer to this one is lost");
        Prepared prepared = posting.prepare(content);
        PublishOutcome lost = posting.send(prepared);
        posting.publish(posting.content("After it"));

        assertThat(lost)
                .isInstanceOfSatisfying(
                        PublishOutcome.Published.class,
                        published -> assertThat(posting.reconcile(content, prepared))
                                .isEqualTo(new Reconciliation.Found(published.post())));
    }

    @Test
    void whatWasNeverSentIsAbsent() {
        posting.publish(posting.content("Something else"));
        Content content = posting.content("Never sent");
        Prepared prepared = posting.prepare(content);

        assertThat(posting.reconcile(content, prepared)).isEqualTo(new Reconciliation.Absent());
        assertThat(stand.texts()).containsExactly("Something else");
    }

    @Test
    void aPostIsRemovedAndRemovingItAgainDoesNoHarm() {
        PostReference post = posting.publish(posting.content("Soon gone"));
        posting.publish(posting.content("Stays"));

        assertThat(posting.publisher().remove(post)).isEqualTo(new RemoveOutcome.Removed());
        assertThat(posting.publisher().remove(post)).isIn(new RemoveOutcome.Removed(), new RemoveOutcome.AlreadyGone());
        assertThat(stand.texts()).containsExactly("Stays");
    }

    @Test
    void whatThePersonHasDeletedIsAlreadyGone() {
        PostReference post = posting.publish(posting.content("The person deletes it"));
        stand.delete(post.id());

        assertThat(posting.publisher().remove(post)).isIn(new RemoveOutcome.Removed(), new RemoveOutcome.AlreadyGone());
        assertThat(stand.texts()).isEmpty();
    }

    @Test
    void aThreadHangsTogether() {
        PostReference root = posting.publish(posting.content("One"));
        PostReference second = posting.publish(posting.content(RichText.plain("Two"), new ReplyTo(root, root)));
        PostReference third = posting.publish(posting.content(RichText.plain("Three"), new ReplyTo(root, second)));

        assertThat(newest().reference()).isEqualTo(third);
        assertThat(newest().reply()).isEqualTo(new Post.Reply(second.id(), root.id(), true));
    }

    @Test
    void linksAndTagsArriveWhole() {
        String address = "https://example.com/a/rather/long/path/to/a/story?with=query&and=more";
        String before = "Grüße 👋🏽 aus ";
        RichText neutral = new RichText(
                before + address + " #Köln!",
                List.of(new Facet(before.length(), before.length() + address.length(), new Feature.Link(address))));

        posting.publish(posting.content(neutral, null));

        RichText read = newest().text();
        assertThat(read.facets())
                .extracting(Facet::feature)
                .containsExactly(new Feature.Link(address), new Feature.Tag("Köln"));
        assertThat(read.text()).startsWith(before).endsWith(" #Köln!");
    }

    @Test
    void whatIsReadBackLooksLikeWhatWasSent() {
        Content content = posting.content("Read  me:\n\"back\" & <forth> example.com #tag 👨‍👩‍👧‍👦");
        posting.publish(content);

        assertThat(newest().fingerprint())
                .isEqualTo(posting.attempt(content, posting.prepare(content), 0).fingerprint());
    }

    @Test
    void aTextThatIsTooLongIsRefusedBeforeAnythingIsSent() {
        RichText tooLong = RichText.plain("word ".repeat(2000).strip());

        assertThatThrownBy(() -> posting.prepare(posting.content(tooLong, null)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(stand.texts()).isEmpty();
    }

    private Post newest() {
        return stand.adapter().reader().latest(stand.account(), 10).getFirst();
    }
}
