package social.starling.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import social.starling.sandbox.LoggedRequest.Outcome;
import social.starling.sandbox.x.XPost;
import social.starling.sandbox.x.XSandbox;

/** The faults as a raw socket sees them: no HTTP client softens what is on the wire. */
class FaultsTest {
    private XSandbox x;
    private String token;

    @BeforeEach
    void start() {
        x = XSandbox.start();
        token = x.grant("ada").accessToken();
    }

    @AfterEach
    void stop() {
        x.close();
    }

    @Test
    void withoutAFaultTheAnswerIsWhole() throws IOException {
        assertThat(exchange("plain")).startsWith("HTTP/1.1 201").endsWith("}}");
        assertThat(last().outcome()).isEqualTo(Outcome.ANSWERED);
    }

    @Test
    void aLostAnswerIsATcpResetAfterTheEffect() {
        set(new Fault.LoseAnswer(Fault.HangUp.RESET));
        assertThatThrownBy(() -> exchange("lost"))
                .isInstanceOf(SocketException.class)
                .hasMessageContaining("reset");
        assertThat(x.posts("ada")).singleElement().extracting(XPost::text).isEqualTo("lost");
        assertThat(last().outcome()).isEqualTo(Outcome.ANSWER_LOST);
        assertThat(last().status()).isZero();
        assertThat(last().created()).isTrue();
    }

    @Test
    void aResetBeforeTheEffectLeavesNothing() {
        set(new Fault.CutBeforeEffect(Fault.HangUp.RESET));
        assertThatThrownBy(() -> exchange("never"))
                .isInstanceOf(SocketException.class)
                .hasMessageContaining("reset");
        assertThat(x.posts("ada")).isEmpty();
        assertThat(last().outcome()).isEqualTo(Outcome.CUT_BEFORE_EFFECT);
        assertThat(last().creating()).isTrue();
        assertThat(last().created()).isFalse();
    }

    @Test
    void aResetBeforeTheBodyComesThoughTheBodyIsNeverSent() throws IOException {
        set(new Fault.CutBeforeBody(Fault.HangUp.RESET));
        try (Socket socket = connect()) {
            socket.getOutputStream().write(head(1_000_000));
            InputStream in = socket.getInputStream();
            assertThatThrownBy(in::read).isInstanceOf(SocketException.class).hasMessageContaining("reset");
        }
        assertThat(last().outcome()).isEqualTo(Outcome.CUT_BEFORE_BODY);
    }

    @ParameterizedTest
    @EnumSource(
            value = Outcome.class,
            names = {"CUT_BEFORE_EFFECT", "ANSWER_LOST"})
    void aClosedConnectionEndsWithoutOneByte(Outcome outcome) throws IOException {
        set(
                outcome == Outcome.ANSWER_LOST
                        ? new Fault.LoseAnswer(Fault.HangUp.CLOSE)
                        : new Fault.CutBeforeEffect(Fault.HangUp.CLOSE));
        assertThat(exchange("closed")).isEmpty();
        assertThat(x.posts("ada")).hasSize(outcome == Outcome.ANSWER_LOST ? 1 : 0);
        assertThat(last().outcome()).isEqualTo(outcome);
    }

    @Test
    void aStatusComesWithItsHeadersAndBodyAndWithoutEffect() throws IOException {
        set(new Fault.Status(503, Map.of("Retry-After", "0"), "{\"title\":\"down\"}", false));
        assertThat(exchange("down"))
                .startsWith("HTTP/1.1 503")
                .contains("Retry-After: 0")
                .endsWith("{\"title\":\"down\"}");
        assertThat(x.posts("ada")).isEmpty();
        assertThat(last().outcome()).isEqualTo(Outcome.FAULT_STATUS);
    }

    @Test
    void aStatusMayHideAnEffect() throws IOException {
        set(new Fault.Status(502, Map.of(), "", true));
        assertThat(exchange("hidden")).startsWith("HTTP/1.1 502");
        assertThat(x.posts("ada")).hasSize(1);
        assertThat(last().created()).isTrue();
    }

    @Test
    void aTruncatedBodyIsShorterThanAnnounced() throws IOException {
        set(new Fault.Truncate(10));
        String answer = exchange("truncated");
        String body = answer.substring(answer.indexOf("\r\n\r\n") + 4);
        assertThat(body).hasSize(10).startsWith("{\"data\":{");
        assertThat(announced(answer)).isGreaterThan(10);
        assertThat(x.posts("ada")).hasSize(1);
        assertThat(last().outcome()).isEqualTo(Outcome.TRUNCATED);
    }

    @Test
    void aDrippingBodyComesWholeAndSlowly() throws IOException {
        set(new Fault.Drip(20, Duration.ofMillis(30)));
        long before = System.nanoTime();
        String answer = exchange("slow");
        assertThat(answer).endsWith("}}");
        int pieces = announced(answer) / 20;
        assertThat(System.nanoTime() - before)
                .isGreaterThan(Duration.ofMillis(30L * pieces).toNanos());
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aDelayedAnswerIsTheRightAnswer(boolean afterEffect) throws IOException {
        set(new Fault.Delay(Duration.ofMillis(200), afterEffect));
        long before = System.nanoTime();
        assertThat(exchange("late")).startsWith("HTTP/1.1 201");
        assertThat(System.nanoTime() - before)
                .isGreaterThan(Duration.ofMillis(200).toNanos());
        assertThat(x.posts("ada")).hasSize(1);
    }

    @Test
    void aFaultPlaysFromItsNthMatchForItsCount() throws IOException {
        x.faults().add(new Fault("POST", "/2/tw*", 2, 2, new Fault.Status(500, Map.of(), "", false)));
        List<String> answers = List.of(exchange("1"), exchange("2"), exchange("3"), exchange("4"));
        assertThat(answers).extracting(answer -> answer.substring(9, 12)).containsExactly("201", "500", "500", "201");
        assertThat(x.faults().list().getFirst().seen()).isEqualTo(4);
    }

    @Test
    void aFaultOfAnotherMethodOrPathDoesNotPlay() throws IOException {
        Fault.Action down = new Fault.Status(500, Map.of(), "", false);
        x.faults().add(Fault.next("GET", "/2/tweets", down));
        x.faults().add(Fault.next("*", "/2/tweets/*", down));
        x.faults().add(Fault.next("POST", "/2/tweet", down));
        assertThat(exchange("through")).startsWith("HTTP/1.1 201");
        x.faults().add(Fault.next("*", "*", down));
        assertThat(exchange("not through")).startsWith("HTTP/1.1 500");
        x.faults().clear();
        assertThat(x.faults().list()).isEmpty();
    }

    @Test
    void theLogCountsCreatingCallsAndPosts() throws IOException {
        exchange("one");
        set(new Fault.LoseAnswer(Fault.HangUp.CLOSE));
        exchange("two");
        exchange("two");
        assertThat(x.log().creatingCalls()).isEqualTo(3);
        assertThat(x.log().createdPosts()).isEqualTo(2);
        assertThat(x.log().list()).extracting(LoggedRequest::status).containsExactly(201, 0, 403);
        x.log().clear();
        assertThat(x.log().list()).isEmpty();
        assertThat(x.log().creatingCalls()).isZero();
    }

    @Test
    void impossibleFaultsAreRefused() {
        Fault.Action lose = new Fault.LoseAnswer(Fault.HangUp.RESET);
        assertThatThrownBy(() -> new Fault("*", "/x", 0, 1, lose)).hasMessageContaining("must be 1 or more");
        assertThatThrownBy(() -> new Fault("*", "x", 1, 1, lose)).hasMessageContaining("must start with /");
        assertThatThrownBy(() -> new Fault.Status(99, Map.of(), "", false)).hasMessageContaining("200–599");
        assertThatThrownBy(() -> new Fault.Delay(Duration.ofHours(1), false)).hasMessageContaining("0–10 minutes");
        assertThatThrownBy(() -> new Fault.Truncate(-1)).hasMessageContaining("0 or more");
        assertThatThrownBy(() -> new Fault.Drip(0, Duration.ZERO)).hasMessageContaining("1 byte or more");
    }

    private void set(Fault.Action action) {
        x.faults().add(Fault.next("POST", "/2/tweets", action));
    }

    private LoggedRequest last() {
        return x.log().list().getLast();
    }

    private static int announced(String answer) {
        String length = answer.replaceFirst("(?s).*?Content-Length: ([0-9]+).*", "$1");
        return Integer.parseInt(length);
    }

    private Socket connect() throws IOException {
        Socket socket = new Socket("127.0.0.1", x.baseUri().getPort());
        socket.setSoTimeout(180_000);
        return socket;
    }

    private byte[] head(int length) {
        return ("POST /2/tweets HTTP/1.1\r\nHost: 127.0.0.1:" + x.baseUri().getPort() + "\r\nAuthorization: Bearer "
                        + token + "\r\nContent-Type: application/json\r\nConnection: close\r\nContent-Length: " + length
                        + "\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII);
    }

    private String exchange(String text) throws IOException {
        try (Socket socket = connect()) {
            byte[] body = ("{\"text\":\"" + text + "\"}").getBytes(StandardCharsets.UTF_8);
            socket.getOutputStream().write(head(body.length));
            socket.getOutputStream().write(body);
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
