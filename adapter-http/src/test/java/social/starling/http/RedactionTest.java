package social.starling.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static social.starling.http.GatewayFixture.PLATFORM;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import social.starling.ports.account.Secret;
import social.starling.ports.publish.RequestBytes;

/** A secret in a header, a query, a body or an echoing answer is in no message, log line or description of a failure. */
class RedactionTest {
    private static final String CANARY = "canary-7f3a91";

    static Stream<RawServer.Step> failures() {
        return Stream.of(
                RawServer.reset(),
                RawServer.silence(),
                RawServer.sendRaw("HTTP/1.1 " + CANARY + "\r\n\r\n"),
                RawServer.sendRaw(CANARY + " HTTP 200\r\n\r\n"),
                RawServer.sendRaw("HTTP/1.1 200 OK\r\n" + CANARY + "\r\n\r\n"),
                RawServer.sendRaw("HTTP/1.1 200 OK\r\nContent-Length: " + CANARY + "\r\n\r\n"),
                RawServer.sendRaw("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n" + CANARY + "\r\n"),
                RawServer.sendRaw("HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: 13\r\n\r\n" + CANARY),
                RawServer.send("302 Found\r\nLocation: http://" + CANARY + ".invalid/", ""),
                RawServer.send("302 Found\r\nLocation: http://user:" + CANARY + "@10.0.0.1/", ""),
                RawServer.send("401 No\r\nWWW-Authenticate: " + CANARY + "\r\nSet-Cookie: s=" + CANARY, CANARY),
                RawServer.send("500 Broken", "{\"error\":\"" + CANARY + "\"}"),
                RawServer.send("200 OK", "not JSON: " + CANARY),
                RawServer.send("200 OK", "{\"" + CANARY + "\":"),
                RawServer.send("200 OK", CANARY.repeat(500)));
    }

    @ParameterizedTest
    @MethodSource("failures")
    void aFailureTellsNoSecret(RawServer.Step step) throws IOException {
        try (LogWatch log = new LogWatch();
                RawServer server = new RawServer(step, step, step, step, step, step, step);
                GatewayFixture http = new GatewayFixture(server.uri())) {
            HttpCall call = secretCall(server.uri());
            HttpResult created = http.gateway.create(call);
            Throwable json = created instanceof HttpAnswer answer ? catchThrowable(answer::json) : null;
            Throwable read = catchThrowable(() -> http.gateway.read(call).json());
            Throwable repeated = catchThrowable(() -> http.gateway.repeatable(call));

            assertThat(server.requests.getFirst()).contains(CANARY);
            assertThat(List.of(created.toString(), call.toString(), trace(json), trace(read), trace(repeated)))
                    .noneMatch(text -> text.contains(CANARY));
            assertThat(http.calls.toString()).doesNotContain(CANARY);
            assertThat(log.lines()).isNotEmpty().noneMatch(line -> line.contains(CANARY));
        }
    }

    @ParameterizedTest
    @MethodSource("unreachable")
    void aCallThatIsNeverSentTellsNoSecret(URI address) {
        try (LogWatch log = new LogWatch();
                GatewayFixture http = new GatewayFixture(AddressGuard.publicOnly(), GatewayFixture.QUICK)) {
            HttpCall call = secretCall(address);
            assertThat(http.gateway.create(call).toString()).doesNotContain(CANARY);
            assertThat(trace(catchThrowable(() -> http.gateway.read(call)))).doesNotContain(CANARY);
            assertThat(http.gateway
                            .create(call.header("X-Odd", new Secret(CANARY + "\n")))
                            .toString())
                    .doesNotContain(CANARY);
            assertThat(log.lines()).noneMatch(line -> line.contains(CANARY));
        }
    }

    static Stream<URI> unreachable() throws IOException {
        try (ServerSocket closed = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            return Stream.of(
                    URI.create("http://127.0.0.1:" + closed.getLocalPort()),
                    URI.create("http://user:" + CANARY + "@127.0.0.1:" + closed.getLocalPort()),
                    URI.create("https://" + CANARY + "@example.invalid"),
                    URI.create("https://example.invalid"),
                    URI.create("ftp://a:" + CANARY + "@example.invalid"));
        }
    }

    private static HttpCall secretCall(URI address) {
        return HttpCall.post(PLATFORM, address, "/token")
                .bearer(new Secret(CANARY))
                .header("Cookie", new Secret("session=" + CANARY))
                .query("token", CANARY)
                .json(RequestBytes.utf8("{\"password\":\"" + CANARY + "\"}"));
    }

    @org.junit.jupiter.api.Test
    void aFormShowsNoSecret() {
        assertThat(HttpBody.form(Map.of("refresh_token", CANARY)).toString()).doesNotContain(CANARY);
    }

    private static String trace(Throwable failure) {
        if (failure == null) {
            return "";
        }
        StringWriter text = new StringWriter();
        failure.printStackTrace(new PrintWriter(text));
        return text.toString();
    }
}
