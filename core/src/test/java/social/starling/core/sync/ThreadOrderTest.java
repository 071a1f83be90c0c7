package social.starling.core.sync;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import social.starling.ports.account.AccountId;
import social.starling.ports.platform.Platform;
import social.starling.ports.post.Post;
import social.starling.ports.post.PostReference;
import social.starling.ports.text.RichText;

/** Threads as they come from platforms: out of order, forked, edited, and with references that lead nowhere. */
class ThreadOrderTest {
    private static final AccountId ADA = AccountId.of(new Platform("alpha"), "ada");

    @Test
    void aPostComesAfterTheOneItAnswers() {
        assertThat(order(post("3", "2"), post("1", null), post("2", "1"))).containsExactly("1", "2", "3");
    }

    @Test
    void postsThatStandAloneStayInTheirOrder() {
        assertThat(order(post("b", null), post("a", null), post("c", "missing")))
                .containsExactly("b", "a", "c");
    }

    @Test
    void aThreadThatForksKeepsBothBranches() {
        assertThat(order(post("right", "root"), post("left", "root"), post("root", null)))
                .containsExactly("root", "right", "left");
    }

    @Test
    void anAnswerToALaterVersionFindsThePostItself() {
        Post edited = new Post(
                new PostReference(ADA, "1-edited", null),
                "1",
                1,
                Instant.EPOCH,
                RichText.plain("edited"),
                null,
                null,
                false,
                List.of(),
                List.of(),
                "");
        assertThat(order(post("2", "1-edited"), edited)).containsExactly("1", "2");
    }

    @Test
    void aCircleEndsAndIsTold() {
        ThreadOrder order = ThreadOrder.of(List.of(post("leaf", "a"), post("a", "b"), post("b", "c"), post("c", "a")));
        assertThat(order.posts()).hasSize(4).extracting(Post::originId).endsWith("leaf");
        assertThat(order.circular()).containsExactlyInAnyOrder("a", "b", "c");
    }

    @Test
    void aPostThatAnswersItselfIsACircle() {
        assertThat(ThreadOrder.of(List.of(post("a", "a"))).circular()).containsExactly("a");
    }

    @Test
    void tenThousandPostsInAnyOrderMakeOneChain() {
        List<Post> posts = new ArrayList<>();
        for (int i = 0; i < 10_000; i++) {
            posts.add(post(String.valueOf(i), i == 0 ? null : String.valueOf(i - 1)));
        }
        Collections.shuffle(posts, new Random(3));
        List<Post> ordered = ThreadOrder.of(posts).posts();
        assertThat(ordered).hasSize(10_000);
        assertThat(ordered.getFirst().originId()).isEqualTo("0");
        assertThat(ordered.getLast().originId()).isEqualTo("9999");
    }

    private static List<String> order(Post... posts) {
        return ThreadOrder.of(List.of(posts)).posts().stream()
                .map(Post::originId)
                .toList();
    }

    private static Post post(String id, @Nullable String parent) {
        return new Post(
                new PostReference(ADA, id, null),
                id,
                0,
                Instant.EPOCH,
                RichText.plain("text of " + id),
                parent == null ? null : new Post.Reply(parent, "root", true),
                null,
                false,
                List.of(),
                List.of(),
                "");
    }
}
