package social.starling.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import social.starling.ports.account.Secret;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.json.JsonMapper;

/** Calls the API of a daemon; every error becomes a sentence and an exit code. */
final class ApiClient implements AutoCloseable {
    /** Longer than the longest wait that the API offers. */
    private static final Duration PATIENCE = Duration.ofSeconds(150);

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();
    private final ObjectMapper json = JsonMapper.shared();
    private final URI base;
    private final Secret token;

    ApiClient(URI base, Secret token) {
        this.base = base;
        this.token = token;
    }

    JsonNode get(String path) {
        return call("GET", path, null, Map.of());
    }

    JsonNode post(String path, @Nullable Object body) {
        return call("POST", path, body, Map.of());
    }

    JsonNode post(String path, Object body, Map<String, String> headers) {
        return call("POST", path, body, headers);
    }

    /**
     * Sends a file.
     *
     * @param patience for its arrival and for what is done with it
     */
    JsonNode send(String path, String type, HttpRequest.BodyPublisher file, Duration patience) {
        return answer(
                request(path).timeout(patience).header("Content-Type", type).POST(file));
    }

    JsonNode patch(String path, Object body) {
        return call("PATCH", path, body, Map.of());
    }

    void delete(String path) {
        call("DELETE", path, null, Map.of());
    }

    /** Posts nothing, and hands over what streams back, however long that takes. */
    <T> T stream(String path, Streamed<T> reader) {
        HttpRequest request = HttpRequest.newBuilder(URI.create(base + path))
                .timeout(PATIENCE)
                .header("Authorization", "Bearer " + token.reveal())
                .POST(HttpRequest.BodyPublishers.noBody())
                .build();
        HttpResponse<InputStream> answer = send(request, HttpResponse.BodyHandlers.ofInputStream());
        try (InputStream body = answer.body()) {
            if (answer.statusCode() >= 400) {
                throw refused(answer.statusCode(), new String(body.readAllBytes(), StandardCharsets.UTF_8));
            }
            return reader.read(answer.headers(), body);
        } catch (IOException e) {
            throw new UncheckedIOException("The answer of the daemon at " + base + " broke off: " + e.getMessage(), e);
        }
    }

    @Override
    public void close() {
        http.close();
    }

    private JsonNode call(String method, String path, @Nullable Object body, Map<String, String> headers) {
        HttpRequest.Builder request = request(path).timeout(PATIENCE);
        headers.forEach(request::header);
        if (method.equals("POST") || method.equals("PATCH")) {
            request.header("Content-Type", "application/json");
            String text = json.writeValueAsString(body == null ? Map.of() : body);
            request.method(method, HttpRequest.BodyPublishers.ofString(text, StandardCharsets.UTF_8));
        } else {
            request.method(method, HttpRequest.BodyPublishers.noBody());
        }
        return answer(request);
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(base + path))
                .header("Authorization", "Bearer " + token.reveal())
                .header("Accept", "application/json");
    }

    private JsonNode answer(HttpRequest.Builder request) {
        HttpResponse<String> answer = send(request.build(), HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
        if (answer.statusCode() >= 400) {
            throw refused(answer.statusCode(), answer.body());
        }
        return answer.body().isEmpty() ? json.createObjectNode() : json.readTree(answer.body());
    }

    private <B> HttpResponse<B> send(HttpRequest request, HttpResponse.BodyHandler<B> body) {
        try {
            return http.send(request, body);
        } catch (ConnectException e) {
            throw new CommandException(
                    ExitCode.UNAVAILABLE, "The daemon at " + base + " does not answer; start it with: starling serve");
        } catch (IOException e) {
            throw new UncheckedIOException("The daemon at " + base + " broke off its answer: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CommandException(ExitCode.FAILED, "The command was interrupted");
        }
    }

    private CommandException refused(int status, String body) {
        JsonNode problem;
        try {
            problem = json.readTree(body);
        } catch (JacksonException e) {
            return new CommandException(ExitCode.of(status), "The daemon answered " + status + " without a reason");
        }
        String detail = problem.path("detail").asString(problem.path("title").asString("The daemon said no"));
        String fix = problem.path("fix").asString("");
        String sentence =
                fix.isEmpty() || detail.contains(fix) ? detail : detail + (detail.endsWith(".") ? " " : ". ") + fix;
        boolean signIn = problem.path("code").asString("").startsWith("sign-in");
        return new CommandException(signIn ? ExitCode.SIGN_IN : ExitCode.of(status), sentence, problem);
    }

    /** What is made of an answer while it arrives. */
    interface Streamed<T> {
        T read(HttpHeaders headers, InputStream body) throws IOException;
    }
}
