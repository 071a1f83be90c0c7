package social.starling.bluesky;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import social.starling.ports.post.Post;
import social.starling.ports.post.PostReader;
import social.starling.sandbox.bluesky.BlueskyPost;

@DisplayName("S5 Whole threads on Bluesky")
class OwnThreadsTest {
    private static final String CID = "bafyreihdwdcefgh4dqkjv67uzcmw7ojee6xedzdetojuzjevtenxquvyku";

    private final SandboxServer server = new SandboxServer();
    private BlueskyStand stand;
    private PostReader reader;

    @BeforeEach
    void connect() {
        stand = server.newStand();
        reader = stand.adapter().reader();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void aThreadOfFiveHundredComesWhole() {
        List<String> words = IntStream.range(0, 500).mapToObj(i -> "Post " + i).toList();
        server.sandbox.thread(stand.account().handle(), words);

        assertThat(texts(reader.thread(stand.account(), newest()))).containsExactlyElementsOf(words);
    }

    @Test
    void whatTheListDoesNotReachIsFoundByItsReferences() {
        List<String> words = List.of("One", "Two", "Three");
        String third =
                server.sandbox.thread(stand.account().handle(), words).getLast().uri();
        server.sandbox.clock().advance(Duration.ofMinutes(20));
        IntStream.range(0, 210).forEach(i -> stand.post("Meanwhile " + i));
        server.sandbox.clock().advance(Duration.ofMinutes(20));
        stand.reply("Late", third);
        BlueskySession session = new BlueskySession(stand.http(), stand.credentials(), server.sandbox.clock(), "test");
        PostReader near = new BlueskyPostReader(BlueskySettings.DEFAULT, session, server.sandbox.clock(), 100);

        assertThat(texts(near.thread(stand.account(), newest()))).containsExactly("One", "Two", "Three", "Late");
    }

    @Test
    void aCircleOfReferencesEnds() {
        String one = key(3);
        String two = key(2);
        write(one, "One", two, two);
        write(two, "Two", one, one);
        BlueskySession session = new BlueskySession(stand.http(), stand.credentials(), server.sandbox.clock(), "test");
        PostReader near = new BlueskyPostReader(BlueskySettings.DEFAULT, session, server.sandbox.clock(), 1);

        assertThat(texts(reader.thread(stand.account(), named("One")))).contains("One");
        assertThat(texts(near.thread(stand.account(), named("One")))).containsExactlyInAnyOrder("One", "Two");
    }

    @Test
    void aPostThatAnswersItselfEnds() {
        String key = key(5);
        write(key, "Myself", key, key);

        assertThat(texts(reader.thread(stand.account(), named("Myself")))).containsExactly("Myself");
    }

    @Test
    void ownPostsInAnothersThreadComeWithoutTheirs() {
        String bob = server.sandbox.createUser("bob.test").handle();
        BlueskyPost root = server.sandbox.post(bob, "Bob's");
        BlueskyPost mine = server.sandbox.post(stand.account().handle(), "Mine", Optional.of(root.uri()), List.of());
        BlueskyPost bobs = server.sandbox.post(bob, "Bob again", Optional.of(mine.uri()), List.of());
        server.sandbox.post(stand.account().handle(), "Mine again", Optional.of(bobs.uri()), List.of());

        assertThat(texts(reader.thread(stand.account(), newest()))).containsExactly("Mine", "Mine again");
    }

    @Test
    void whatIsNoPostIsNotLookedFor() {
        assertThatThrownBy(() -> reader.gone(stand.account(), List.of("12345")))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(server.called()).isEmpty();
    }

    private void write(String key, String text, String root, String parent) {
        server.sandbox.write(
                stand.account().handle(), Optional.of(key), """
                {"$type":"app.bsky.feed.post","text":"%s","createdAt":"2026-11-20T07:00:00.000Z",
                 "reply":{"root":{"uri":"%s","cid":"%s"},"parent":{"uri":"%s","cid":"%s"}}}""".formatted(text, uri(root), CID, uri(parent), CID));
    }

    private String key(int secondsAgo) {
        return Tid.from(stand.now().minusSeconds(secondsAgo)).value();
    }

    private String uri(String key) {
        return new AtUri(stand.account().remoteId(), AtUri.POST, key).toString();
    }

    private Post newest() {
        return reader.latest(stand.account(), 1).getFirst();
    }

    private Post named(String text) {
        return reader.latest(stand.account(), 10).stream()
                .filter(post -> post.text().text().equals(text))
                .findFirst()
                .orElseThrow();
    }

    private static List<String> texts(List<Post> posts) {
        return posts.stream().map(post -> post.text().text()).toList();
    }
}
