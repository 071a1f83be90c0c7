package social.starling.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import social.starling.ports.post.Post;
import social.starling.ports.post.PostPage;
import social.starling.ports.post.PostReader;

/** What every reader of own posts must do, against a platform that is simulated or real. */
public abstract class PostReaderContract {
    /** More pages than any test here fills. */
    private static final int MOST_PAGES = 20;

    private PlatformStand stand;
    private PostReader reader;

    /** A stand of its own for each test. */
    protected abstract PlatformStand stand();

    @BeforeEach
    void stands() {
        stand = stand();
        reader = stand.adapter().reader();
    }

    @Test
    void anAccountWithoutPostsHasAPlaceToStartFrom() {
        String start = reader.start(stand.account());

        assertThat(reader.after(stand.account(), start, 50).posts()).isEmpty();
        stand.post("The very first");
        assertThat(texts(reader.after(stand.account(), start, 50).posts())).containsExactly("The very first");
    }

    @Test
    void whatStoodThereAtTheStartDoesNotCome() {
        stand.post("Old one");
        stand.post("Old two");
        String start = reader.start(stand.account());

        assertThat(readOn(start, 50)).isEmpty();
    }

    @Test
    void readingBeginsBeforeAMoment() {
        stand.post("Long ago");
        Instant moment = reader.latest(stand.account(), 1).getFirst().createdAt();
        stand.post("One");
        stand.post("Two");

        assertThat(readOn(reader.before(stand.account(), moment), 50)).containsExactly("Long ago", "One", "Two");
        assertThat(readOn(reader.before(stand.account(), Instant.EPOCH), 2)).containsExactly("Long ago", "One", "Two");
        assertThat(readOn(reader.before(stand.account(), stand.now().plusSeconds(86_400)), 50))
                .isEmpty();
    }

    @Test
    void readingBeginsBeforeTheNewestPosts() {
        assertThat(readOn(reader.beforeNewest(stand.account(), 5), 50)).isEmpty();
        List<String> posted = new ArrayList<>();
        for (int i = 1; i <= 12; i++) {
            posted.add("Number " + i);
            stand.post("Number " + i);
        }

        assertThat(readOn(reader.beforeNewest(stand.account(), 1), 50)).endsWith("Number 12");
        List<String> seven = readOn(reader.beforeNewest(stand.account(), 7), 3);
        assertThat(seven).hasSizeGreaterThanOrEqualTo(7).isEqualTo(posted.subList(12 - seven.size(), 12));
        assertThat(readOn(reader.beforeNewest(stand.account(), 12), 50)).isEqualTo(posted);
        assertThat(readOn(reader.beforeNewest(stand.account(), PostReader.MOST_BACK), 50))
                .isEqualTo(posted);
    }

    @Test
    void aPlaceBeforeNoPostOrTooManyIsRefused() {
        for (int posts : new int[] {0, -1, PostReader.MOST_BACK + 1}) {
            assertThatThrownBy(() -> reader.beforeNewest(stand.account(), posts))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining(String.valueOf(posts));
        }
    }

    @Test
    void newPostsComeOldestFirstAndOnce() {
        stand.post("Before");
        String start = reader.start(stand.account());
        stand.post("One");
        stand.post("Two");
        stand.post("Three");

        PostPage page = reader.after(stand.account(), start, 50);

        assertThat(texts(page.posts())).containsExactly("One", "Two", "Three");
        assertThat(readOn(page.cursor(), 50)).isEmpty();
        stand.post("Four");
        assertThat(readOn(page.cursor(), 50)).containsExactly("Four");
    }

    @Test
    void smallPagesLeaveNothingOut() {
        String start = reader.start(stand.account());
        List<String> posted = new ArrayList<>();
        for (int i = 1; i <= 7; i++) {
            stand.post("Number " + i);
            posted.add("Number " + i);
        }

        assertThat(readOn(start, 2)).containsExactlyElementsOf(posted);
    }

    @Test
    void readingTwiceFromTheSamePlaceGivesTheSame() {
        String start = reader.start(stand.account());
        stand.post("One");
        stand.post("Two");

        assertThat(reader.after(stand.account(), start, 50)).isEqualTo(reader.after(stand.account(), start, 50));
    }

    @Test
    void aPostThatIsDeletedMeanwhileDoesNotDisturb() {
        String first = stand.post("First");
        String start = reader.start(stand.account());
        String second = stand.post("Second");
        stand.post("Third");
        stand.delete(first);
        stand.delete(second);

        assertThat(readOn(start, 50)).containsExactly("Third");
    }

    @Test
    void anAnswerToAnOwnPostIsOwn() {
        String start = reader.start(stand.account());
        String parent = stand.post("A statement");
        String reply = stand.reply("An addition", parent);

        List<Post> posts = reader.after(stand.account(), start, 50).posts();

        assertThat(posts).hasSize(2);
        assertThat(posts.getFirst().reply()).isNull();
        assertThat(posts.getLast().reference().id()).isEqualTo(reply);
        assertThat(posts.getLast().reply()).isEqualTo(new Post.Reply(parent, parent, true));
    }

    @Test
    void theNewestPostsComeNewestFirst() {
        stand.post("One");
        stand.post("Two");
        stand.post("Three");

        assertThat(texts(reader.latest(stand.account(), 10))).containsExactly("Three", "Two", "One");
    }

    @Test
    void aPostIsDescribedWhole() {
        String id = stand.post("A post with example.com and #tag");

        Post post = reader.latest(stand.account(), 10).getFirst();

        assertThat(post.reference().id()).isEqualTo(id);
        assertThat(post.reference().account()).isEqualTo(stand.account().id());
        assertThat(post.originId()).isEqualTo(id);
        assertThat(post.revision()).isZero();
        assertThat(post.repost()).isFalse();
        assertThat(post.quotes()).isNull();
        assertThat(post.attachments()).isEmpty();
        assertThat(post.url()).startsWith("http").contains(stand.account().handle());
        assertThat(post.createdAt())
                .isBetween(stand.now().minusSeconds(3600), stand.now().plusSeconds(3600));
    }

    @Test
    void aThreadComesWholeFromAnyOfItsPosts() {
        stand.post("Before it");
        String root = stand.post("One");
        stand.post("Between them");
        String second = stand.reply("Two", root);
        stand.reply("Three", second);
        stand.post("After it");

        assertThat(texts(reader.thread(stand.account(), named("One")))).containsExactly("One", "Two", "Three");
        assertThat(texts(reader.thread(stand.account(), named("Two")))).containsExactly("One", "Two", "Three");
        List<Post> thread = reader.thread(stand.account(), named("Three"));
        assertThat(texts(thread)).containsExactly("One", "Two", "Three");
        assertThat(thread.getFirst().reply()).isNull();
        assertThat(thread.get(1).reply()).isEqualTo(new Post.Reply(root, root, true));
        assertThat(thread.getLast().reply()).isEqualTo(new Post.Reply(second, root, true));
    }

    @Test
    void aPostThatStandsAloneIsAThreadOfItself() {
        stand.post("Alone");
        stand.post("Another");

        assertThat(texts(reader.thread(stand.account(), named("Alone")))).containsExactly("Alone");
    }

    @Test
    void aLongThreadWithBranchesComesWhole() {
        String root = stand.post("Post 0");
        List<String> written = new ArrayList<>(List.of("Post 0"));
        String parent = root;
        for (int i = 1; i <= 30; i++) {
            written.add("Post " + i);
            String reply = stand.reply("Post " + i, parent);
            parent = i % 10 == 0 ? root : reply;
        }

        assertThat(texts(reader.thread(stand.account(), named("Post 25")))).containsExactlyElementsOf(written);
    }

    @Test
    void aThreadOutlivesThePostsThatWereDeletedFromIt() {
        String root = stand.post("One");
        String second = stand.reply("Two", root);
        stand.reply("Three", second);
        Post third = named("Three");
        stand.delete(second);

        assertThat(texts(reader.thread(stand.account(), third)))
                .contains("Three")
                .doesNotContain("Two");
    }

    @Test
    void whatWasDeletedIsGoneAndNothingElse() {
        String first = stand.post("First");
        String second = stand.post("Second");
        String third = stand.post("Third");
        stand.delete(first);
        stand.delete(third);

        assertThat(reader.gone(stand.account(), List.of(first, second, third))).containsExactlyInAnyOrder(first, third);
        assertThat(reader.gone(stand.account(), List.of(second))).isEmpty();
        assertThat(reader.gone(stand.account(), List.of())).isEmpty();
    }

    @Test
    void morePostsThanOneCallTakesAreLookedFor() {
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < 103; i++) {
            ids.add(stand.post("Number " + i));
        }
        stand.delete(ids.get(4));
        stand.delete(ids.get(102));

        assertThat(reader.gone(stand.account(), ids)).containsExactlyInAnyOrder(ids.get(4), ids.get(102));
    }

    private Post named(String text) {
        return reader.latest(stand.account(), 100).stream()
                .filter(post -> post.text().text().equals(text))
                .findFirst()
                .orElseThrow();
    }

    private List<String> readOn(String cursor, int limit) {
        List<String> read = new ArrayList<>();
        PostPage page = reader.after(stand.account(), cursor, limit);
        read.addAll(texts(page.posts()));
        for (int i = 0; i < MOST_PAGES && page.more(); i++) {
            page = reader.after(stand.account(), page.cursor(), limit);
            read.addAll(texts(page.posts()));
        }
        return read;
    }

    private static List<String> texts(List<Post> posts) {
        return posts.stream().map(post -> post.text().text()).toList();
    }
}
