package social.starling.testkit.pds;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Calls to a server as they are on the wire, beside the adapter and independent of it. */
public final class RawXrpc implements AutoCloseable {
    private static final JsonMapper JSON = new JsonMapper();

    private final URI service;
    /** HTTP/1.1, since the server hangs up on an offer to upgrade to HTTP/2. */
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();

    public RawXrpc(URI service) {
        this.service = service;
    }

    /** What came back; {@code body} is an empty object where the server sent none. */
    public record Answer(int status, JsonNode body) {
        public String error() {
            return body.path("error").asString("");
        }

        public String message() {
            return body.path("message").asString("");
        }

        public String text(String field) {
            return body.path(field).asString("");
        }
    }

    public Answer query(String method, Map<String, ?> parameters) {
        String query = parameters.entrySet().stream()
                .map(each -> each.getKey() + "=" + URLEncoder.encode(String.valueOf(each.getValue()), UTF_8))
                .collect(Collectors.joining("&"));
        return send(HttpRequest.newBuilder(address(method + "?" + query)).GET());
    }

    public Answer call(String method, @Nullable String token, Object body) {
        return post(method, token, "application/json", BodyPublishers.ofString(JSON.writeValueAsString(body)));
    }

    public Answer callWithoutBody(String method, String token) {
        HttpRequest.Builder request = HttpRequest.newBuilder(address(method)).POST(BodyPublishers.noBody());
        return send(request.header("Authorization", "Bearer " + token));
    }

    public Answer upload(byte[] bytes, String mimeType, String token) {
        return post("com.atproto.repo.uploadBlob", token, mimeType, BodyPublishers.ofByteArray(bytes));
    }

    private Answer post(String method, @Nullable String token, String mimeType, BodyPublisher body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(address(method)).header("Content-Type", mimeType);
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        return send(request.POST(body));
    }

    private Answer send(HttpRequest.Builder request) {
        try {
            HttpResponse<String> response =
                    http.send(request.timeout(Duration.ofSeconds(30)).build(), BodyHandlers.ofString());
            return new Answer(
                    response.statusCode(),
                    response.body().isBlank() ? JSON.createObjectNode() : JSON.readTree(response.body()));
        } catch (IOException problem) {
            throw new IllegalStateException("no answer from the server at " + service, problem);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for " + service, stopped);
        }
    }

    private URI address(String methodAndQuery) {
        return service.resolve("/xrpc/" + methodAndQuery);
    }

    @Override
    public void close() {
        http.close();
    }
}
