package social.starling.twitter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import social.starling.ports.post.Post;
import social.starling.ports.text.RichText;
import social.starling.sandbox.Fault;
import social.starling.sandbox.x.XPost;

@DisplayName("S5 Whole threads on X")
class ConversationsTest extends TwitterFixture {
    @Test
    void aThreadOfFiveHundredComesWholeWithinAWeek() {
        List<XPost> thread = thread(500);
        calls.clear();

        assertThat(ids(twitter.reader().thread(ada, last())))
                .containsExactlyElementsOf(thread.stream().map(XPost::id).toList());
        assertThat(calls).hasSizeLessThanOrEqualTo(6);
    }

    @Test
    void beyondAWeekTheReferencesLeadToTheRoot() {
        List<XPost> thread = thread(12);
        x.clock().advance(Duration.ofDays(9));
        XPost late = x.post("ada", "late", Optional.of(thread.getLast().id()), List.of());

        assertThat(ids(twitter.reader().thread(ada, last())))
                .hasSize(13)
                .startsWith(thread.getFirst().id())
                .endsWith(late.id());
    }

    @Test
    void whatOthersWroteInBetweenStaysTheirs() {
        x.createUser("bob", false);
        XPost root = x.post("ada", "root");
        XPost bobs = x.post("bob", "bob's", Optional.of(root.id()), List.of());
        XPost answer = x.post("ada", "answer", Optional.of(bobs.id()), List.of());

        assertThat(ids(twitter.reader().thread(ada, last()))).containsExactly(root.id(), answer.id());
    }

    @Test
    void anEditedPostComesOnce() {
        XPost root = x.post("ada", "root");
        x.post("ada", "reply", Optional.of(root.id()), List.of());
        Post reply = last();
        x.edit(root.id(), "root, edited");

        List<Post> thread = twitter.reader().thread(ada, reply);

        assertThat(thread).extracting(post -> post.text().text()).containsExactly("root, edited", "reply");
        assertThat(thread).extracting(Post::originId).startsWith(root.id());
    }

    @Test
    void aCircleOfReferencesEnds() {
        x.clock().advance(Duration.ofDays(1));
        Post one = circular("1", "2");
        fault("/2/tweets", """
                {"data":[{"id":"2","text":"two","created_at":"2010-11-04T01:42:54Z","conversation_id":"1",
                "in_reply_to_user_id":"%s","referenced_posts":[{"type":"replied_to","id":"1"}]}]}""".formatted(ada.remoteId()));
        calls.clear();

        assertThat(ids(twitter.reader().thread(ada, one))).containsExactly("1", "2");
        assertThat(calls).hasSize(1);
    }

    @Test
    void aPostThatXMayNotShowIsNotGone() {
        XPost there = x.post("ada", "there");
        fault("/2/tweets", """
                {"errors":[
                {"resource_id":"11","parameter":"ids","resource_type":"tweet","title":"Authorization Error",
                 "type":"https://api.twitter.com/2/problems/not-authorized-for-resource"},
                {"value":"12","parameter":"ids","resource_type":"tweet","title":"Not Found Error",
                 "type":"https://api.twitter.com/2/problems/resource-not-found"},
                {"value":"99","parameter":"ids","type":"https://api.x.com/2/problems/resource-not-found"}]}""");

        assertThat(twitter.reader().gone(ada, List.of("11", "12", there.id()))).containsExactly("12");
    }

    @Test
    void lookingForWhatIsGoneIsBilledInBatches() {
        List<String> ids = new ArrayList<>(IntStream.range(0, 120)
                .mapToObj(i -> x.post("ada", "post " + i).id())
                .toList());
        x.delete(ids.getFirst());
        ids.add(ids.getLast());
        calls.clear();
        var before = billed();

        assertThat(twitter.reader().gone(ada, ids)).containsExactly(ids.getFirst());
        assertThat(calls).hasSize(2);
        assertThat(before.plus(told())).isEqualTo(billed());
    }

    @Test
    void whatIsNoIdIsRefused() {
        assertThatThrownBy(() -> twitter.reader().gone(ada, List.of("at://did:plc:me/app.bsky.feed.post/3")))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(calls).isEmpty();
    }

    private List<XPost> thread(int length) {
        List<XPost> thread = new ArrayList<>();
        for (int i = 0; i < length; i++) {
            Optional<String> parent = thread.isEmpty()
                    ? Optional.empty()
                    : Optional.of(thread.getLast().id());
            thread.add(x.post("ada", "post " + i, parent, List.of()));
        }
        return thread;
    }

    private Post last() {
        return twitter.reader().latest(ada, 5).getFirst();
    }

    private Post circular(String id, String parent) {
        XPost any = x.post("ada", "any");
        Post read = last();
        assertThat(read.reference().id()).isEqualTo(any.id());
        return new Post(
                new social.starling.ports.post.PostReference(ada.id(), id, null),
                id,
                0,
                read.createdAt(),
                RichText.plain("one"),
                new Post.Reply(parent, "1", true),
                null,
                false,
                List.of(),
                List.of(),
                read.url());
    }

    private void fault(String path, String body) {
        x.faults()
                .add(new Fault(
                        "GET",
                        path,
                        1,
                        1,
                        new Fault.Status(200, Map.of("Content-Type", "application/json"), body, false)));
    }

    private static List<String> ids(List<Post> posts) {
        return posts.stream().map(post -> post.reference().id()).toList();
    }
}
