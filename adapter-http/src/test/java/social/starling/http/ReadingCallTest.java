package social.starling.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static social.starling.http.GatewayFixture.get;
import static social.starling.http.GatewayFixture.post;
import static social.starling.http.RawServer.reset;
import static social.starling.http.RawServer.send;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Set;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import social.starling.ports.account.Secret;
import social.starling.ports.money.Money;
import social.starling.ports.platform.PlatformCall;
import social.starling.ports.platform.PlatformException;

/** A read is repeated within bounds and tells its observer of every call. */
class ReadingCallTest {
    @Test
    void aReadSurvivesAResetAndABusyServer() throws IOException {
        try (RawServer server = new RawServer(reset(), send("503 Busy", ""), send("200 OK", "{\"a\":1}"));
                GatewayFixture http = new GatewayFixture(server.uri())) {
            assertThat(http.gateway.read(get(server.uri())).json().get("a").intValue())
                    .isEqualTo(1);
            assertThat(http.calls).extracting(PlatformCall::status).containsExactly(0, 503, 200);
        }
    }

    @Test
    void aReadGivesUpAfterItsAttempts() throws IOException {
        try (RawServer server = new RawServer(reset(), reset(), reset(), send("200 OK", "{}"));
                GatewayFixture http = new GatewayFixture(server.uri())) {
            assertThatThrownBy(() -> http.gateway.read(get(server.uri())))
                    .isInstanceOf(PlatformException.Unavailable.class)
                    .hasMessageContaining("GET /things/{id}");
            assertThat(server.requests).hasSize(3);
        }
    }

    @Test
    void theLastAnswerOfABrokenServerIsPassedOn() throws IOException {
        try (RawServer server = new RawServer(send("500 A", ""), send("502 B", ""), send("504 C", ""));
                GatewayFixture http = new GatewayFixture(server.uri())) {
            assertThat(http.gateway.read(get(server.uri())).status()).isEqualTo(504);
        }
    }

    @Test
    void aShortRetryAfterIsWaitedFor() throws IOException {
        try (RawServer server = new RawServer(send("429 Slow\r\nRetry-After: 1", ""), send("200 OK", "{}"));
                GatewayFixture http = new GatewayFixture(server.uri())) {
            long start = System.nanoTime();
            assertThat(http.gateway.read(get(server.uri())).status()).isEqualTo(200);
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThanOrEqualTo(Duration.ofMillis(999));
        }
    }

    @Test
    void aLongRetryAfterIsTheCallersBusiness() throws IOException {
        try (RawServer server = new RawServer(send("429 Slow\r\nRetry-After: 120", ""), send("200 OK", "{}"));
                GatewayFixture http = new GatewayFixture(server.uri())) {
            HttpAnswer answer = http.gateway.read(get(server.uri()));
            assertThat(answer.status()).isEqualTo(429);
            assertThat(answer.limit().nextCallAt()).isEqualTo(GatewayFixture.NOW.plusSeconds(120));
            assertThat(server.requests).hasSize(1);
        }
    }

    @Test
    void anAnswerThatGrowsWhenUnpackedIsBounded() throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write(new byte[20_000_000]);
        }
        RawServer.Step bomb = socket -> {
            String head = "HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: " + packed.size() + "\r\n\r\n";
            socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
            socket.getOutputStream().write(packed.toByteArray());
            return true;
        };
        try (RawServer server = new RawServer(bomb, bomb, bomb);
                GatewayFixture http = new GatewayFixture(server.uri())) {
            assertThatThrownBy(() -> http.gateway.read(get(server.uri())))
                    .isInstanceOf(PlatformException.Unavailable.class)
                    .hasMessageContaining("2048 bytes");
        }
    }

    @Test
    void aClientErrorIsNotRepeated() throws IOException {
        try (RawServer server = new RawServer(send("404 Not Found", ""), send("200 OK", "{}"));
                GatewayFixture http = new GatewayFixture(server.uri())) {
            assertThat(http.gateway.read(get(server.uri())).status()).isEqualTo(404);
        }
    }

    @Test
    void aRepeatableWriteIsRepeatedWithItsBody() throws IOException {
        try (RawServer server = new RawServer(reset(), send("200 OK", "{}"));
                GatewayFixture http = new GatewayFixture(server.uri())) {
            assertThat(http.gateway.repeatable(post(server.uri())).ok()).isTrue();
            assertThat(server.requests).hasSize(2).allMatch(request -> request.endsWith("{\"text\":\"hello\"}"));
        }
    }

    @Test
    void aRedirectedReadLeavesItsAuthorizationBehind() throws IOException {
        try (RawServer other = new RawServer(send("200 OK", "{\"there\":true}"));
                RawServer server = new RawServer(send("302 Found\r\nLocation: " + other.uri() + "/x", ""));
                GatewayFixture http = new GatewayFixture(
                        AddressGuard.allowing(Set.of("127.0.0.1:" + server.port(), "127.0.0.1:" + other.port())),
                        GatewayFixture.QUICK)) {
            http.gateway.read(get(server.uri()).bearer(new Secret("canary-token")));
            assertThat(server.requests.getFirst()).contains("canary-token");
            assertThat(other.requests).hasSize(1);
            assertThat(other.requests.getFirst()).doesNotContain("canary-token");
        }
    }

    @Test
    void theObserverLearnsWhatTheCallCost() throws IOException {
        try (RawServer server = new RawServer(send("200 OK\r\nx-rate-limit-remaining: 12", "[1,2,3]"));
                GatewayFixture http = new GatewayFixture(server.uri())) {
            Money each = Money.dollars("0.005");
            http.gateway.read(get(server.uri())
                    .priced(result -> result instanceof HttpAnswer answer
                            ? each.times(answer.json().size())
                            : Money.ZERO));
            PlatformCall call = http.calls.getFirst();
            assertThat(call.endpoint()).isEqualTo("GET /things/{id}");
            assertThat(call.cost()).isEqualTo(Money.dollars("0.015"));
            assertThat(call.remaining()).isEqualTo(12);
        }
    }
}
