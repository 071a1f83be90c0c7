package social.starling.daemon;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import social.starling.daemon.ApiClient.Answer;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HostileInputTest {
    @RegisterExtension
    final DemoExtension demo = new DemoExtension();

    @ParameterizedTest
    @MethodSource("bodies")
    void aHostileBodyIsRefusedWithASentence(String body, String problem, String sentence) {
        Answer answer = demo.api().post("/api/posts/preflight", body);

        assertThat(answer.problem()).isEqualTo(problem);
        assertThat(answer.text("detail")).contains(sentence);
        assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
        assertThat(answer.body()).doesNotContain("Exception", "\tat ", "java.", "jackson");
    }

    static Stream<Arguments> bodies() {
        return Stream.of(
                Arguments.of("{", "400 malformed-json", "line 1, column"),
                Arguments.of("{\"text\":\"a\",}", "400 malformed-json", "line 1, column"),
                Arguments.of("{\"text\":\"a\"} x", "400 malformed-json", "line 1, column"),
                Arguments.of("{\"text\":\"a\",\"text\":\"b\"}", "400 malformed-json", "line 1"),
                Arguments.of("[".repeat(100_000), "400 malformed-json", "too deeply"),
                Arguments.of("{\"a\":".repeat(40_000), "400 malformed-json", "too deeply"),
                Arguments.of("{\"text\":" + "9".repeat(10_000) + "}", "400 malformed-json", "too long"),
                Arguments.of("{\"text\":\"a\\u0000b\",\"targets\":[]}", "400 invalid", "U+0000 at position 1"),
                Arguments.of("{\"text\":\"a\\ud800\",\"targets\":[]}", "400 invalid", "lone surrogate U+D800"),
                Arguments.of("{\"text\":\"\\udc00a\",\"targets\":[]}", "400 invalid", "lone surrogate U+DC00"),
                Arguments.of("{\"te\\u0000xt\":1}", "400 invalid", "A key of the body"),
                Arguments.of("{\"colour\":1}", "400 unknown-key", "\"colour\" is not known; languages, numbering, t"),
                Arguments.of("{\"text\":5}", "400 invalid", "text has a wrong"),
                Arguments.of("{\"text\":[\"a\"]}", "400 invalid", "text has a wrong type; a text is allowed"),
                Arguments.of("{\"numbering\":\"yes\"}", "400 invalid", "numbering has a wrong"),
                Arguments.of("{\"targets\":{}}", "400 invalid", "targets has a wrong type; a list is allowed"),
                Arguments.of("{\"targets\":[{}]}", "400 invalid", "targets.0 has a wrong type"),
                Arguments.of("{\"targets\":[null],\"text\":\"a\"}", "400 invalid", "has no targets"),
                Arguments.of("[]", "400 invalid", "The body has a wrong type; an object is allowed"),
                Arguments.of("null", "400 invalid", "no body"),
                Arguments.of("\"text\"", "400 invalid", "The body has a wrong"),
                Arguments.of("{}", "400 invalid", "no targets"),
                Arguments.of("{\"text\":\"a\",\"targets\":[]}", "400 invalid", "names no account"),
                Arguments.of("{\"text\":\"a\",\"targets\":[\"../etc\"]}", "400 invalid", "no account id"),
                Arguments.of("{\"text\":\"" + "x".repeat(300_000) + "\"}", "413 too-large", "262144 bytes"));
    }

    @Test
    void invalidUtf8IsRefused() {
        String answer = raw("POST /api/sync HTTP/1.1\r\n" + headers() + "Content-Type: application/json\r\n"
                + "Content-Length: 13\r\n\r\n{\"route\":\"\u00ff\"}");

        assertThat(answer).startsWith("HTTP/1.1 400 ").contains("malformed-json");
    }

    @Test
    void aBodyOfUnknownLengthIsBoundedToo() {
        StringBuilder chunks = new StringBuilder();
        String chunk = "1000\r\n" + "x".repeat(4_096) + "\r\n";
        for (int i = 0; i < 80; i++) {
            chunks.append(chunk);
        }
        String answer = raw("POST /api/sync HTTP/1.1\r\n" + headers() + "Content-Type: application/json\r\n"
                + "Transfer-Encoding: chunked\r\n\r\n" + chunks + "0\r\n\r\n");

        assertThat(answer).startsWith("HTTP/1.1 413 ").contains("too-large");
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/plain", "application/x-www-form-urlencoded", "application/json; charset=utf-16"})
    void anotherMediaTypeIsRefused(String type) {
        String answer = raw("POST /api/sync HTTP/1.1\r\n" + headers() + "Content-Type: " + type
                + "\r\nContent-Length: 2\r\n\r\n{}");

        assertThat(answer).startsWith("HTTP/1.1 415 ").contains("media-type", "application/json is allowed");
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /api/deliveries/dlv-zzz, 404 not-found",
        "GET, /api/deliveries/%00, 400 http-400",
        "GET, /api/deliveries/dlv-000000000000000000000000, 404 not-found",
        "GET, /api/deliveries?limit=0, 400 invalid",
        "GET, /api/deliveries?limit=1001, 400 invalid",
        "GET, /api/deliveries?limit=many, 400 invalid",
        "GET, /api/deliveries?limit=99999999999999999999, 400 invalid",
        "GET, /api/deliveries?state=LOST, 400 invalid",
        "GET, /api/deliveries?target=me, 400 invalid",
        "GET, /api/deliveries?before=me, 400 invalid",
        "GET, /api/deliveries/dlv-000000000000000000000000?wait=61, 404 not-found",
        "GET, /api/events?after=-1, 400 invalid",
        "GET, /api/accounts/sign-in/nonsense, 404 not-found",
        "PATCH, /api/accounts/acc-0000000000000000, 404 not-found",
        "DELETE, /api/accounts/x, 404 not-found",
        "DELETE, /api/routes/rt-none0000, 404 not-found",
        "DELETE, /api/tokens/nobody, 404 not-found",
        "PUT, /api/routes, 405 method-not-allowed",
        "HEAD, /api/accounts, '405 '",
        "GET, /nothing, 404 not-found"
    })
    void aStrangeAddressIsAnsweredWithAProblem(String method, String path, String problem) {
        Answer answer = demo.api().send(method, path, null);

        String got = method.equals("HEAD") ? answer.status() + " " : answer.problem();
        assertThat(got).isEqualTo(problem);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET /api/../secret HTTP/1.1\r\nHost: HOST\r\nConnection: close\r\n\r\n",
                "GET /api/%2e%2e/x HTTP/1.1\r\nHost: HOST\r\nConnection: close\r\n\r\n",
                "GET /%zz HTTP/1.1\r\nHost: HOST\r\nConnection: close\r\n\r\n",
                "GET / HTTP/1.1\r\nConnection: close\r\n\r\n",
                "GET / HTTP/1.1\r\nHost: HOST\r\nHost: evil\r\nConnection: close\r\n\r\n",
                "GET http://evil/api/accounts HTTP/1.1\r\nHost: HOST\r\nConnection: close\r\n\r\n",
                "NONSENSE\r\n\r\n",
                "GET / HTTP/9.9\r\n\r\n"
            })
    void whatTheServerItselfRefusesTellsNothing(String request) {
        URI uri = demo.demo().uri();
        String answer = RawRequest.send(uri, request.replace("HOST", uri.getAuthority()));

        assertThat(answer)
                .matches("(?s)HTTP/1\\.1 [45]\\d\\d .*")
                .doesNotContain("\tat ", "Exception", "Jetty", "jetty", "<html");
    }

    @Test
    void headersThatAreTooLargeAreRefused() {
        String answer =
                raw("GET /health/live HTTP/1.1\r\n" + headers() + "X-Large: " + "x".repeat(40_000) + "\r\n\r\n");

        assertThat(answer).startsWith("HTTP/1.1 431 ").doesNotContain("<html", "jetty");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/health/live", "/api/accounts", "/api/nothing", "/oauth/callback"})
    void everyAnswerCarriesTheHeadersOfSafety(String path) {
        Answer answer = demo.api().get(path);

        assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(answer.header("Content-Security-Policy")).contains("default-src 'none'", "frame-ancestors 'none'");
        assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
        assertThat(answer.header("Referrer-Policy")).isEqualTo("no-referrer");
        assertThat(answer.header("X-Request-Id")).startsWith("req-");
        assertThat(answer.header("Server")).isEmpty();
        assertThat(answer.header("Access-Control-Allow-Origin")).isEmpty();
    }

    private String raw(String request) {
        return RawRequest.send(demo.demo().uri(), request);
    }

    private String headers() {
        return "Host: " + demo.demo().uri().getAuthority() + "\r\nConnection: close\r\nAuthorization: Bearer "
                + demo.demo().daemon().token().reveal() + "\r\n";
    }
}
