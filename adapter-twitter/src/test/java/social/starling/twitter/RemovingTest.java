package social.starling.twitter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import social.starling.ports.platform.PlatformException;
import social.starling.ports.post.PostReference;
import social.starling.ports.publish.RemoveOutcome;
import social.starling.sandbox.Fault;
import social.starling.sandbox.x.XLimit;
import social.starling.sandbox.x.XPost;

/** Deletions, which may be repeated. */
class RemovingTest extends TwitterFixture {
    @Test
    void anOwnPostIsRemovedOnceAndGoneAfterwards() {
        XPost post = x.post("ada", "away");

        assertThat(remove(post.id())).isInstanceOf(RemoveOutcome.Removed.class);
        assertThat(x.posts("ada")).isEmpty();
        assertThat(remove(post.id())).isInstanceOf(RemoveOutcome.AlreadyGone.class);
    }

    @Test
    void aRemovalWhoseAnswerIsLostIsRepeated() {
        XPost post = x.post("ada", "away");
        x.faults().add(Fault.next("DELETE", "*", new Fault.LoseAnswer(Fault.HangUp.RESET)));

        assertThat(remove(post.id())).isInstanceOf(RemoveOutcome.AlreadyGone.class);
        assertThat(x.posts("ada")).isEmpty();
    }

    @Test
    void somebodyElsesPostIsRefused() {
        x.createUser("bob", false);

        assertThat(remove(x.post("bob", "mine").id()))
                .isInstanceOfSatisfying(
                        RemoveOutcome.Rejected.class,
                        rejected -> assertThat(rejected.reason()).contains("not authorized to delete"));
    }

    @Test
    void whatIsNoIdIsRefusedWithoutACall() {
        assertThat(remove("at://did/app.bsky.feed.post/1")).isInstanceOf(RemoveOutcome.Rejected.class);
        assertThat(calls).isEmpty();
    }

    @Test
    void aRemovalWithinTheLimitComesLater() {
        XPost post = x.post("ada", "stay");
        x.setLimit(XLimit.DELETE, 0);

        assertThatThrownBy(() -> remove(post.id())).isInstanceOf(PlatformException.RateLimited.class);
    }

    @Test
    void anXOutOfOrderRemovesLater() {
        XPost post = x.post("ada", "stay");
        x.faults().add(new Fault("DELETE", "*", 1, 3, new Fault.Status(503, Map.of(), "", false)));

        assertThatThrownBy(() -> remove(post.id())).isInstanceOf(PlatformException.Unavailable.class);
    }

    private RemoveOutcome remove(String id) {
        return twitter.publisher().remove(new PostReference(ada.id(), id, null));
    }
}
