package social.starling.sandbox.bluesky;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import social.starling.sandbox.Json;
import tools.jackson.databind.JsonNode;

/** What a subscriber of the Jetstream sees on the wire. */
class JetstreamTest extends BlueskyFixture {
    private static final String POSTS = "wantedCollections=" + POST;

    private final HttpClient client = HttpClient.newHttpClient();

    @AfterEach
    void hangUp() {
        client.shutdownNow();
    }

    @Test
    void aPostIsToldAsJsonWhenItIsWrittenEditedAndDeleted() throws Exception {
        Line line = connect("?" + POSTS);
        BlueskyPost post = bluesky.post("ada.test", "hello");
        bluesky.edit(post.uri(), "hello again");
        bluesky.delete(post.uri());

        JsonNode created = line.next();
        assertThat(created.path("did").stringValue()).isEqualTo(did);
        assertThat(created.path("kind").stringValue()).isEqualTo("commit");
        assertThat(Instant.ofEpochMilli(created.path("time_us").longValue() / 1000))
                .isBetween(
                        bluesky.clock().instant().minusSeconds(60),
                        bluesky.clock().instant());
        JsonNode commit = created.path("commit");
        assertThat(commit.path("operation").stringValue()).isEqualTo("create");
        assertThat(commit.path("collection").stringValue()).isEqualTo(POST);
        assertThat(commit.path("rkey").stringValue()).isEqualTo(post.rkey());
        assertThat(commit.path("cid").stringValue()).isEqualTo(post.cid());
        assertThat(commit.path("record").path("text").stringValue()).isEqualTo("hello");
        JsonNode edited = line.next();
        assertThat(edited.path("commit").path("operation").stringValue()).isEqualTo("update");
        assertThat(edited.path("time_us").longValue())
                .isGreaterThan(created.path("time_us").longValue());
        JsonNode deleted = line.next().path("commit");
        assertThat(deleted.path("operation").stringValue()).isEqualTo("delete");
        assertThat(deleted.has("record") || deleted.has("cid")).isFalse();
    }

    @Test
    void onlyWhatIsWantedIsTold() throws Exception {
        String grace = bluesky.createUser("grace.test").did();
        Line all = connect("");
        Line hers = connect("?" + POSTS + "&wantedDids=" + grace);
        Line feeds = connect("?wantedCollections=app.bsky.feed.*");
        BlueskyPost post = bluesky.post("ada.test", "ada's");
        bluesky.repost("grace.test", post.uri());
        bluesky.post("grace.test", "grace's");
        bluesky.createUser("late.test");
        bluesky.post("grace.test", "the last one");

        assertThat(kinds(all, 5)).containsExactly(POST, "app.bsky.feed.repost", POST, "identity", POST);
        assertThat(kinds(feeds, 5)).containsExactly(POST, "app.bsky.feed.repost", POST, "identity", POST);
        assertThat(kinds(hers, 2)).containsExactly(POST, POST);
    }

    @Test
    void aCursorInMicrosecondsBringsWhatWasMissedItselfIncluded() throws Exception {
        Line line = connect("?" + POSTS);
        bluesky.post("ada.test", "one");
        bluesky.post("ada.test", "two");
        line.next();
        long second = line.next().path("time_us").longValue();
        bluesky.post("ada.test", "three");

        Line again = connect("?" + POSTS + "&cursor=" + second);
        assertThat(text(again.next())).isEqualTo("two");
        assertThat(text(again.next())).isEqualTo("three");
        Line future = connect("?" + POSTS + "&cursor=" + (second + 1_000_000_000_000L));
        bluesky.post("ada.test", "four");
        assertThat(text(future.next())).isEqualTo("four");
    }

    @Test
    void whatIsOlderThanADayAndAHalfIsNotToldAgain() throws Exception {
        bluesky.post("ada.test", "long ago");
        bluesky.clock().advance(Duration.ofHours(37));
        bluesky.post("ada.test", "today");

        assertThat(text(connect("?" + POSTS + "&cursor=0").next())).isEqualTo("today");
    }

    @Test
    void manyEventsOfOthersHideNone() throws Exception {
        String grace = bluesky.createUser("grace.test").did();
        for (int i = 0; i < 250; i++) {
            bluesky.post("ada.test", "post " + i);
        }
        bluesky.post("grace.test", "hers");

        assertThat(kinds(connect("?" + POSTS + "&wantedDids=" + grace + "&cursor=0"), 2))
                .containsExactly("identity", POST);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "cursor=yesterday",
                "cursor=99999999999999999999",
                "wantedCollections=posts",
                "wantedDids=ada.test"
            })
    void whatCannotBeWantedIsRefused(String query) {
        assertThatThrownBy(() -> connect("?" + query))
                .cause()
                .isInstanceOfSatisfying(
                        WebSocketHandshakeException.class,
                        refused ->
                                assertThat(refused.getResponse().statusCode()).isEqualTo(400));
        assertThat(bluesky.log().list().getLast().status()).isEqualTo(400);
    }

    private static List<String> kinds(Line line, int count) throws InterruptedException {
        List<String> kinds = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            JsonNode event = line.next();
            String kind = event.path("kind").stringValue();
            kinds.add(
                    kind.equals("commit")
                            ? event.path("commit").path("collection").stringValue()
                            : kind);
        }
        return kinds;
    }

    private static String text(JsonNode event) {
        return event.path("commit").path("record").path("text").stringValue();
    }

    private Line connect(String query) {
        Line line = new Line();
        URI address = URI.create(bluesky.baseUri().toString().replace("http", "ws") + "/subscribe" + query);
        client.newWebSocketBuilder().buildAsync(address, line).join();
        return line;
    }

    /** One connection; its messages are read in the order of their coming. */
    private static final class Line implements WebSocket.Listener {
        private final BlockingQueue<JsonNode> messages = new LinkedBlockingQueue<>();
        private final StringBuilder open = new StringBuilder();

        private JsonNode next() throws InterruptedException {
            JsonNode message = messages.poll(20, TimeUnit.SECONDS);
            if (message == null) {
                throw new AssertionError("no message came within 20 seconds");
            }
            return message;
        }

        @Override
        public CompletionStage<?> onText(WebSocket socket, CharSequence data, boolean last) {
            open.append(data);
            if (last) {
                messages.add(Json.read(open.toString().getBytes(StandardCharsets.UTF_8))
                        .orElseThrow());
                open.setLength(0);
            }
            socket.request(1);
            return null;
        }
    }
}
