package social.starling.http;

import static org.assertj.core.api.Assertions.assertThat;
import static social.starling.http.GatewayFixture.post;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** "Nothing left this machine" is said when it is sure, and only then. */
class SentOrNotTest {
    @Test
    void aRefusedConnectionHasSentNothing() throws IOException {
        int port;
        try (ServerSocket closed = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            port = closed.getLocalPort();
        }
        assertThat(create(URI.create("http://127.0.0.1:" + port))).isInstanceOf(HttpResult.NotSent.class);
    }

    @Test
    void anUnknownNameHasSentNothing() {
        AddressGuard guard = new AddressGuard(
                Set.of(),
                host -> {
                    throw new UnknownHostException(host);
                },
                Set.of(443));
        try (GatewayFixture http = new GatewayFixture(guard, GatewayFixture.QUICK)) {
            assertThat(http.gateway.create(post(URI.create("https://nowhere.example"))))
                    .isEqualTo(new HttpResult.NotSent("the name nowhere.example is not known"));
        }
    }

    @Test
    void aFailedTlsHandshakeHasSentNothing() throws IOException {
        try (RawServer plain = new RawServer(RawServer.silence());
                ServerSocket other = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            Thread answering = Thread.ofVirtual().start(() -> answerWithText(other));
            URI tls = URI.create("https://127.0.0.1:" + other.getLocalPort());
            assertThat(create(tls)).isInstanceOf(HttpResult.NotSent.class);
            assertThat(create(URI.create("https://127.0.0.1:" + plain.port())))
                    .as("a server that never answers the handshake")
                    .isInstanceOf(HttpResult.NotSent.class);
            answering.interrupt();
        }
    }

    @Test
    void anAddressThatIsNoneHasSentNothing() {
        assertThat(create(URI.create("ftp://example.org:21"))).isInstanceOf(HttpResult.NotSent.class);
    }

    @Test
    void anOrderlyEndWithoutAnAnswerIsLost() throws IOException {
        assertLost(socket -> false);
    }

    @Test
    void aResetAfterTheRequestIsLost() throws IOException {
        assertLost(RawServer.reset());
    }

    @Test
    void aSilentServerIsLost() throws IOException {
        assertLost(RawServer.silence());
    }

    @Test
    void anAnswerCutInItsHeadIsLost() throws IOException {
        assertLost(RawServer.sendRaw("HTTP/1.1 20"));
    }

    @Test
    void anAnswerCutInItsBodyIsLost() throws IOException {
        assertLost(RawServer.sendRaw("HTTP/1.1 200 OK\r\nContent-Length: 50\r\n\r\n{\"id\":"));
    }

    @Test
    void anAnswerThatIsTooLongIsLost() throws IOException {
        assertLost(RawServer.send("200 OK", "x".repeat(5000)));
    }

    @Test
    void anAnswerThatDripsEndsWithTheCall() throws IOException {
        HttpSettings settings = new HttpSettings(
                Duration.ofMillis(500),
                Duration.ofMillis(300),
                Duration.ofMillis(300),
                Duration.ofMillis(400),
                1,
                Duration.ofMillis(1),
                Duration.ofMillis(1),
                2048,
                "Starling/test");
        try (RawServer server = new RawServer(socket -> {
                    socket.getOutputStream().write("HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\n".getBytes());
                    while (!socket.isClosed()) {
                        socket.getOutputStream().write('x');
                        Thread.onSpinWait();
                    }
                    return false;
                });
                GatewayFixture http = new GatewayFixture(server.uri(), settings)) {
            assertThat(http.gateway.create(post(server.uri()))).isInstanceOf(HttpResult.Lost.class);
        }
    }

    private static void assertLost(RawServer.Step step) throws IOException {
        try (RawServer server = new RawServer(step, RawServer.send("200 OK", "{}"))) {
            assertThat(create(server.uri())).isInstanceOf(HttpResult.Lost.class);
            assertThat(server.requests).hasSize(1);
        }
    }

    private static HttpResult create(URI server) {
        try (GatewayFixture http = new GatewayFixture(server)) {
            return http.gateway.create(post(server));
        }
    }

    private static void answerWithText(ServerSocket server) {
        try (var socket = server.accept()) {
            socket.getOutputStream().write("this is no TLS\r\n\r\n".getBytes());
        } catch (IOException e) {
            // The client saw what it should and left.
        }
    }
}
