package social.starling.sandbox.bluesky;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import social.starling.sandbox.Fault;
import social.starling.sandbox.Json;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What a subscriber of subscribeRepos sees on the wire. */
class FirehoseTest extends BlueskyFixture {
    private final HttpClient client = HttpClient.newHttpClient();

    @AfterEach
    void hangUp() {
        client.shutdownNow();
    }

    @Test
    void aNewPostIsPushedWithItsBytes() throws Exception {
        Line line = connect("");
        BlueskyPost post = bluesky.post("ada.test", "hello");
        Frame frame = line.next();
        assertThat(frame.header.path("op").intValue()).isEqualTo(1);
        assertThat(frame.header.path("t").stringValue()).isEqualTo("#commit");
        assertThat(frame.body.path("repo").stringValue()).isEqualTo(did);
        assertThat(frame.body.path("time").stringValue()).isEqualTo("2026-11-20T08:00:00.500Z");
        JsonNode operation = frame.body.path("ops").get(0);
        assertThat(operation.path("action").stringValue()).isEqualTo("create");
        assertThat(operation.path("path").stringValue()).isEqualTo(POST + "/" + post.rkey());
        assertThat(operation.path("cid").path("$link").stringValue()).isEqualTo(post.cid());
        assertThat(frame.block(post.cid()).path("text").stringValue()).isEqualTo("hello");

        String commit = frame.body.path("commit").path("$link").stringValue();
        assertThat(frame.block(commit).path("rev")).isEqualTo(frame.body.path("rev"));
        assertThat(read("sync.getLatestCommit?did=" + did).json().path("cid").stringValue())
                .isEqualTo(commit);
    }

    @Test
    void whatAnAppWritesEditsAndDeletesIsPushedInOrder() throws Exception {
        Line line = connect("");
        String uri = create(record("one")).json().path("uri").stringValue();
        bluesky.edit(uri, "two");
        bluesky.delete(uri);
        List<JsonNode> operations = new ArrayList<>();
        List<Long> sequence = new ArrayList<>();
        String since = "";
        for (int i = 0; i < 3; i++) {
            Frame frame = line.next();
            operations.add(frame.body.path("ops").get(0));
            sequence.add(frame.body.path("seq").longValue());
            assertThat(frame.body.path("since").stringValue("")).isEqualTo(since);
            since = frame.body.path("rev").stringValue();
        }
        assertThat(operations)
                .extracting(operation -> operation.path("action").stringValue())
                .containsExactly("create", "update", "delete");
        assertThat(operations.get(1).path("prev")).isEqualTo(operations.get(0).path("cid"));
        assertThat(operations.get(2).path("cid").isNull()).isTrue();
        assertThat(sequence).isSorted().doesNotHaveDuplicates();
    }

    @Test
    void aCursorBringsWhatWasMissedAndGoesOnLive() throws Exception {
        bluesky.post("ada.test", "one");
        Line line = connect("?cursor=0");
        assertThat(line.next().header.path("t").stringValue()).isEqualTo("#identity");
        Frame first = line.next();
        long seq = first.body.path("seq").longValue();
        bluesky.thread("ada.test", List.of("two", "three"));
        assertThat(line.next().body.path("seq").longValue()).isEqualTo(seq + 1);

        Line again = connect("?cursor=" + seq);
        assertThat(again.next().body.path("seq").longValue()).isEqualTo(seq + 1);
        assertThat(again.next().body.path("seq").longValue()).isEqualTo(seq + 2);
    }

    @Test
    void manyMissedEventsComeCompleteAndInOrder() throws Exception {
        for (int i = 0; i < 250; i++) {
            bluesky.post("ada.test", "post " + i);
        }
        Line line = connect("?cursor=0");
        for (int seq = 1; seq <= 251; seq++) {
            assertThat(line.next().body.path("seq").intValue()).isEqualTo(seq);
        }
    }

    @Test
    void aCursorOfTheFutureIsRefusedAndOneThatIsTooOldIsTold() throws Exception {
        Line future = connect("?cursor=99");
        Frame refusal = future.next();
        assertThat(refusal.header.path("op").intValue()).isEqualTo(-1);
        assertThat(refusal.body.path("error").stringValue()).isEqualTo("FutureCursor");
        assertThat(future.next()).isEqualTo(Frame.END);

        bluesky.post("ada.test", "one");
        bluesky.forgetEvents();
        Line old = connect("?cursor=0");
        assertThat(old.next().body.path("name").stringValue()).isEqualTo("OutdatedCursor");
        bluesky.post("ada.test", "two");
        assertThat(old.next().header.path("t").stringValue()).isEqualTo("#commit");
    }

    @Test
    void aConnectionThatIsDroppedEndsAndANewOneGoesOn() throws Exception {
        Line line = connect("");
        bluesky.post("ada.test", "one");
        long seq = line.next().body.path("seq").longValue();
        assertThat(browser.postJson("/admin/push", "", "{\"drop\":true}").status())
                .isEqualTo(200);
        assertThat(line.next()).isEqualTo(Frame.END);
        bluesky.post("ada.test", "two");
        assertThat(connect("?cursor=" + seq).next().body.path("seq").longValue())
                .isEqualTo(seq + 1);
    }

    @Test
    void aFaultKeepsTheCallerOut() {
        String path = "*/com.atproto.sync.subscribeRepos";
        bluesky.faults().add(Fault.next("GET", path, new Fault.Status(503, Map.of(), "", false)));
        assertThatThrownBy(() -> connect("")).isInstanceOf(CompletionException.class);
        assertThat(bluesky.log().list().getLast().status()).isEqualTo(503);

        bluesky.faults().clear();
        bluesky.faults().add(new Fault("GET", path, 1, 9, new Fault.CutBeforeEffect(Fault.HangUp.RESET)));
        assertThatThrownBy(() -> connect("")).isInstanceOf(CompletionException.class);
        assertThat(bluesky.log().list().getLast().status()).isZero();

        bluesky.faults().clear();
        bluesky.faults().add(Fault.next("GET", path, new Fault.Truncate(0)));
        connect("");
        assertThat(bluesky.log().list().getLast().status()).isEqualTo(101);
    }

    private Line connect(String query) {
        Line line = new Line();
        URI address = URI.create(
                bluesky.baseUri().toString().replace("http", "ws") + "/xrpc/com.atproto.sync.subscribeRepos" + query);
        client.newWebSocketBuilder().buildAsync(address, line).join();
        return line;
    }

    /** One connection; its frames are read in the order of their coming. */
    private static final class Line implements WebSocket.Listener {
        private final BlockingQueue<Frame> frames = new LinkedBlockingQueue<>();
        private final ByteArrayOutputStream open = new ByteArrayOutputStream();

        private Frame next() throws InterruptedException {
            Frame frame = frames.poll(20, TimeUnit.SECONDS);
            if (frame == null) {
                throw new AssertionError("no frame came within 20 seconds");
            }
            return frame;
        }

        @Override
        public CompletionStage<?> onBinary(WebSocket socket, ByteBuffer data, boolean last) {
            byte[] piece = new byte[data.remaining()];
            data.get(piece);
            open.writeBytes(piece);
            if (last) {
                frames.add(Frame.of(open.toByteArray()));
                open.reset();
            }
            socket.request(1);
            return null;
        }

        @Override
        public CompletionStage<?> onClose(WebSocket socket, int status, String reason) {
            frames.add(Frame.END);
            return null;
        }

        @Override
        public void onError(WebSocket socket, Throwable error) {
            frames.add(Frame.END);
        }
    }

    private record Frame(JsonNode header, JsonNode body) {
        private static final Frame END = new Frame(Json.nothing(), Json.nothing());

        private static Frame of(byte[] bytes) {
            CborReader reader = new CborReader(bytes);
            Frame frame = new Frame(reader.next(), reader.next());
            assertThat(reader.isAtEnd()).isTrue();
            return frame;
        }

        /** The block of a CID in the frame's CAR. */
        private JsonNode block(String cid) {
            byte[] car = Base64.getDecoder()
                    .decode(body.path("blocks").path("$bytes").stringValue());
            int at = 0;
            boolean header = true;
            while (at < car.length) {
                int length = 0;
                int shift = 0;
                int digit;
                do {
                    digit = car[at++];
                    length |= (digit & 0x7f) << shift;
                    shift += 7;
                } while (digit < 0);
                byte[] section = Arrays.copyOfRange(car, at, at + length);
                at += length;
                if (!header && ("b" + Cid.base32(Arrays.copyOf(section, 36))).equals(cid)) {
                    JsonNode block = new CborReader(Arrays.copyOfRange(section, 36, section.length)).next();
                    assertThat(Cid.ofRecord(block)).isEqualTo(cid);
                    return block;
                }
                header = false;
            }
            return Json.nothing();
        }
    }

    @Test
    void theReaderOfThisTestReadsWhatIsWritten() {
        ObjectNode value = Json.object()
                .put("text", "a".repeat(300))
                .put("number", -70_000)
                .put("flag", true);
        value.putNull("nothing");
        value.putArray("list").add(1).add("two");
        assertThat(new CborReader(DagCbor.encode(value)).next().toString().length())
                .isEqualTo(value.toString().length());
    }
}
