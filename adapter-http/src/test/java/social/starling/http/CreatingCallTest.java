package social.starling.http;

import static org.assertj.core.api.Assertions.assertThat;
import static social.starling.http.GatewayFixture.get;
import static social.starling.http.GatewayFixture.post;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import social.starling.ports.digest.Digest;
import social.starling.ports.publish.RequestBytes;

/** A creating call leaves once, whatever the server does. */
class CreatingCallTest {
    @Test
    void aResetAfterTheBodyRepeatsNothing() throws IOException {
        try (RawServer server = new RawServer(
                        RawServer.send("200 OK", "{}"), RawServer.reset(), RawServer.send("200 OK", "{}"));
                GatewayFixture http = new GatewayFixture(server.uri())) {
            http.gateway.read(get(server.uri()));

            HttpResult result = http.gateway.create(post(server.uri()));

            assertThat(result).isInstanceOf(HttpResult.Lost.class);
            assertThat(posts(server)).isEqualTo(1);
            assertThat(server.connections)
                    .as("no reused connection can be dead by then")
                    .hasSize(2);
        }
    }

    @Test
    void aResetAfterTheBodyOnAReusedConnectionRepeatsNothing() throws IOException {
        try (RawServer server = resettingOnReuse()) {
            OkHttpClient once =
                    Clients.once(GatewayFixture.QUICK, AddressGuard.allowing(Set.of("127.0.0.1:" + server.port())));

            sendOnAReusedConnection(once, server, new OneShotBody(HttpBody.json(RequestBytes.utf8("{}"))));

            assertThat(posts(server)).isEqualTo(1);
            assertThat(server.connections).hasSize(1);
        }
    }

    @Test
    void anUnguardedClientWouldHaveSentTwiceOnAReusedConnection() throws IOException {
        try (RawServer server = resettingOnReuse()) {
            sendOnAReusedConnection(new OkHttpClient(), server, RequestBody.create(new byte[] {1}, null));

            assertThat(posts(server)).isEqualTo(2);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"408 Request Timeout", "503 Unavailable\r\nRetry-After: 0", "500 Broken", "429 Slow"})
    void aStatusThatInvitesToRepeatIsAnAnswer(String head) throws IOException {
        try (RawServer server =
                        new RawServer(RawServer.send(head, "{}"), RawServer.send("200 OK", "{\"created\":true}"));
                GatewayFixture http = new GatewayFixture(server.uri())) {
            HttpResult result = http.gateway.create(post(server.uri()));

            assertThat(((HttpAnswer) result).status()).isEqualTo(Integer.parseInt(head.substring(0, 3)));
            assertThat(posts(server)).isEqualTo(1);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 302, 303, 307, 308, 421})
    void aRedirectIsAnAnswer(int status) throws IOException {
        try (RawServer elsewhere = new RawServer(RawServer.send("200 OK", "{}"));
                RawServer server = new RawServer(
                        RawServer.send(status + " Moved\r\nLocation: " + elsewhere.uri() + "/other", ""),
                        RawServer.send("200 OK", "{}"));
                GatewayFixture http = new GatewayFixture(server.uri())) {
            HttpResult result = http.gateway.create(post(server.uri()));

            assertThat(((HttpAnswer) result).status()).isEqualTo(status);
            assertThat(posts(server)).isEqualTo(1);
            assertThat(elsewhere.requests).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"408 Request Timeout", "503 Unavailable\r\nRetry-After: 0", "307 Moved\r\nLocation: /again"})
    void aCreatingCallWithoutABodyIsNotRepeatedEither(String head) throws IOException {
        try (RawServer server = new RawServer(RawServer.send(head, ""), RawServer.send("200 OK", "{}"));
                GatewayFixture http = new GatewayFixture(server.uri())) {
            http.gateway.create(HttpCall.post(GatewayFixture.PLATFORM, server.uri(), "/create"));

            assertThat(posts(server)).isEqualTo(1);
        }
    }

    /** Shows that the traps are real: the same server sees two requests from a client with its usual settings. */
    @ParameterizedTest
    @ValueSource(
            strings = {"408 Request Timeout", "503 Unavailable\r\nRetry-After: 0", "307 Moved\r\nLocation: /again"})
    void anUnguardedClientWouldHaveSentTwice(String head) throws IOException {
        OkHttpClient usual = new OkHttpClient();
        try (RawServer server = new RawServer(RawServer.send(head, ""), RawServer.send("200 OK", "{}"))) {
            Request request = new Request.Builder()
                    .url(server.uri() + "/create")
                    .post(RequestBody.create(new byte[] {1}, null))
                    .build();
            try (Response response = usual.newCall(request).execute()) {
                assertThat(response.code()).isEqualTo(200);
            }

            assertThat(posts(server)).isEqualTo(2);
        } finally {
            usual.connectionPool().evictAll();
        }
    }

    @Test
    void theBytesArriveUnchanged() throws IOException {
        try (RawServer server = new RawServer(RawServer.send("200 OK", "{}"));
                GatewayFixture http = new GatewayFixture(server.uri())) {
            http.gateway.create(HttpCall.post(GatewayFixture.PLATFORM, server.uri(), "/form/{id}")
                    .variable("id", "a/b ü")
                    .query("q", "x&y=z")
                    .body(HttpBody.form(Map.of("grant", "a b&c"))));

            assertThat(server.requests.getFirst())
                    .startsWith("POST /form/a%2Fb%20%C3%BC?q=x%26y%3Dz HTTP/1.1\r\n")
                    .contains("User-Agent: Starling/test\r\n")
                    .contains("Content-Type: application/x-www-form-urlencoded\r\n")
                    .endsWith("\r\n\r\ngrant=a+b%26c");
        }
    }

    @Test
    void aFileArrivesAsOnePartOfAForm() throws IOException {
        byte[] file = "a file\r\n--with a line".getBytes(StandardCharsets.UTF_8);
        try (RawServer server = new RawServer(RawServer.send("200 OK", "{}"));
                GatewayFixture http = new GatewayFixture(server.uri())) {
            http.gateway.repeatable(HttpCall.post(GatewayFixture.PLATFORM, server.uri(), "/append")
                    .body(HttpBody.multipart("segment_index", "3", "media", file)));

            String boundary = "starling-" + HexFormat.of().formatHex(Digest.sha256(file), 0, 16);
            assertThat(server.requests.getFirst())
                    .contains("Content-Type: multipart/form-data; boundary=" + boundary + "\r\n")
                    .endsWith("--" + boundary
                            + "\r\nContent-Disposition: form-data; name=\"segment_index\"\r\n\r\n3\r\n--"
                            + boundary + "\r\nContent-Disposition: form-data; name=\"media\"; filename=\"blob\"\r\n"
                            + "Content-Type: application/octet-stream\r\n\r\na file\r\n--with a line\r\n--" + boundary
                            + "--\r\n");
        }
    }

    @Test
    void aStreamedBodyIsOpenedAnewForEveryRepetition() throws IOException {
        AtomicInteger opened = new AtomicInteger();
        try (RawServer server =
                        new RawServer(RawServer.send("503 Service Unavailable", "{}"), RawServer.send("200 OK", "{}"));
                GatewayFixture http = new GatewayFixture(server.uri())) {
            HttpBody body = new HttpBody("image/png", 3, () -> {
                opened.incrementAndGet();
                return new ByteArrayInputStream(new byte[] {'a', 'b', 'c'});
            });

            HttpAnswer answer = http.gateway.repeatable(HttpCall.post(GatewayFixture.PLATFORM, server.uri(), "/blob")
                    .body(body));

            assertThat(answer.ok()).isTrue();
            assertThat(opened).hasValue(2);
            assertThat(server.requests).hasSize(2).allMatch(request -> request.endsWith("\r\n\r\nabc"));
        }
    }

    @Test
    void aSourceThatEndsTooSoonIsNoWholeRequest() throws IOException {
        try (RawServer server = new RawServer(RawServer.send("200 OK", "{}"));
                GatewayFixture http = new GatewayFixture(server.uri())) {
            HttpBody body = new HttpBody("image/png", 30, () -> new ByteArrayInputStream(new byte[3]));

            HttpResult result = http.gateway.create(HttpCall.post(GatewayFixture.PLATFORM, server.uri(), "/blob")
                    .body(body));

            assertThat(result).isInstanceOf(HttpResult.Lost.class);
        }
    }

    private static RawServer resettingOnReuse() throws IOException {
        return new RawServer(RawServer.send("200 OK", "{}"), RawServer.reset(), RawServer.send("200 OK", "{}"));
    }

    private static void sendOnAReusedConnection(OkHttpClient client, RawServer server, RequestBody body)
            throws IOException {
        Request first = new Request.Builder().url(server.uri() + "/first").build();
        try (Response warm = client.newCall(first).execute()) {
            warm.body().string();
        }
        Request create =
                new Request.Builder().url(server.uri() + "/create").post(body).build();
        try (Response response = client.newCall(create).execute()) {
            assertThat(response.code()).isEqualTo(200);
        } catch (IOException reset) {
            assertThat(reset).isInstanceOf(IOException.class);
        } finally {
            client.connectionPool().evictAll();
        }
    }

    private static long posts(RawServer server) {
        return server.requests.stream()
                .filter(request -> request.startsWith("POST"))
                .count();
    }
}
