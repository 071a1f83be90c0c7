package social.starling.bluesky;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import social.starling.ports.platform.PlatformException;
import social.starling.ports.post.PostPush;

@DisplayName("S2 Hearing of new posts from a simulated Jetstream")
class SandboxJetstreamTest extends PushContract {
    private final SandboxServer server = new SandboxServer();

    @AfterEach
    void stop() {
        server.close();
    }

    @Override
    BlueskyStand newStand() {
        return server.newStand();
    }

    @Override
    PostPush push(BlueskyStand stand) {
        return new BlueskyJetstreamPush(server.sandbox.baseUri(), stand.http(), server.sandbox.clock());
    }

    @Test
    void onlyTheAccountsPostsAreAskedFor() {
        BlueskyStand stand = newStand();

        push(stand).open(stand.account(), "1763622000000000").close();

        assertThat(server.sandbox.log().list().getLast().query())
                .contains("wantedCollections=app.bsky.feed.post")
                .contains("wantedDids=" + stand.account().remoteId().replace(":", "%3A"))
                .contains("cursor=1763621995000000");
    }

    @Test
    void aRepostIsNoSign() {
        BlueskyStand stand = newStand();
        String post = stand.post("Before");
        try (PostPush.Line line = push(stand).open(stand.account(), null)) {
            server.sandbox.repost(stand.account().handle(), post);
            assertThat(line.next(SHORT)).isNull();
            stand.post("After");
            assertThat(line.next(LONG)).isNotNull();
        }
    }

    @Test
    void aJetstreamThatHangsUpBreaksTheLine() {
        BlueskyStand stand = newStand();
        try (PostPush.Line line = push(stand).open(stand.account(), null)) {
            stand.post("Heard");
            assertThat(line.next(LONG)).isNotNull();
            server.sandbox.dropSubscribers();

            assertThatThrownBy(() -> line.next(LONG)).isInstanceOf(PlatformException.Unavailable.class);
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            {"did":"did:plc:me","time_us":7,"kind":"commit","commit":{"operation":"delete","collection":"app.bsky.feed.post"}} | 7
            {"did":"did:plc:me","time_us":7,"kind":"commit","commit":{"operation":"create","collection":"app.bsky.feed.like"}} |
            {"did":"did:plc:us","time_us":7,"kind":"commit","commit":{"operation":"create","collection":"app.bsky.feed.post"}} |
            {"did":"did:plc:me","time_us":7,"kind":"identity","identity":{"did":"did:plc:me","handle":"me.test","seq":1}} |
            {"did":"did:plc:me","time_us":-7,"kind":"commit","commit":{"operation":"create","collection":"app.bsky.feed.post"}} |
            {"did":"did:plc:me","time_us":"7","kind":["commit"],"commit":7} |
            {"kind":"commit"} |
            [1] |
            7 |
            """)
    void aMessageIsASignWhereItTellsOfOurPosts(String message, String cursor) {
        assertThat(BlueskyJetstreamPush.place(message.getBytes(StandardCharsets.UTF_8), "did:plc:me"))
                .isEqualTo(cursor);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {"~~", "{", "�", "{\"did\":1,\"did\":2}"})
    void whatIsNoJsonBreaksTheLine(String message) {
        assertThatThrownBy(() -> BlueskyJetstreamPush.place(message.getBytes(StandardCharsets.UTF_8), "did:plc:me"))
                .isInstanceOf(PlatformException.Unavailable.class);
        String deep = "[".repeat(100_000);
        assertThatThrownBy(() -> BlueskyJetstreamPush.place(deep.getBytes(StandardCharsets.UTF_8), "did:plc:me"))
                .isInstanceOf(PlatformException.Unavailable.class);
    }

    @Test
    void thePushIsChosenByTheSettings() {
        BlueskyStand stand = newStand();

        assertThat(BlueskyAdapter.push(new BlueskyPush.Off(), stand.http(), stand::now))
                .isNull();
        assertThat(Objects.requireNonNull(BlueskyAdapter.push(new BlueskyPush.Firehose(), stand.http(), stand::now)))
                .isInstanceOf(BlueskyPostPush.class);
        assertThat(BlueskyAdapter.push(new BlueskyPush.Jetstream(server.sandbox.baseUri()), stand.http(), stand::now))
                .isInstanceOf(BlueskyJetstreamPush.class);
        assertThatThrownBy(() -> BlueskyAdapter.push(
                        new BlueskyPush.Jetstream(URI.create("ws://jetstream.example.org")), stand.http(), stand::now))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("without encryption");
    }
}
