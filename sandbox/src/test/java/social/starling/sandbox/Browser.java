package social.starling.sandbox;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** A plain HTTP caller for tests: repeats nothing, follows nothing. */
public final class Browser implements AutoCloseable {
    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();
    private final URI base;

    public Browser(URI base) {
        this.base = base;
    }

    public Answer get(String path, String authorization) {
        return send(request(path, authorization).GET());
    }

    public Answer delete(String path, String authorization) {
        return send(request(path, authorization).DELETE());
    }

    public Answer postJson(String path, String authorization, String json) {
        return send(request(path, authorization)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(json)));
    }

    public Answer postBytes(String path, String authorization, String contentType, byte[] body) {
        HttpRequest.Builder request = request(path, authorization);
        return send((contentType.isEmpty() ? request : request.header("Content-Type", contentType))
                .POST(HttpRequest.BodyPublishers.ofByteArray(body)));
    }

    /** A form of fields, each text or bytes, in the order given. */
    public Answer postMultipart(String path, String authorization, Map<String, byte[]> fields) {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        fields.forEach((name, content) -> {
            body.writeBytes(("--limit\r\nContent-Disposition: form-data; name=\"" + name + "\"\r\n\r\n")
                    .getBytes(StandardCharsets.UTF_8));
            body.writeBytes(content);
            body.writeBytes("\r\n".getBytes(StandardCharsets.UTF_8));
        });
        body.writeBytes("--limit--\r\n".getBytes(StandardCharsets.UTF_8));
        return postBytes(path, authorization, "multipart/form-data; boundary=limit", body.toByteArray());
    }

    public Answer postNothing(String path, String authorization) {
        return send(request(path, authorization).POST(HttpRequest.BodyPublishers.noBody()));
    }

    public Answer postForm(String path, String authorization, Map<String, String> form) {
        String body = form.entrySet().stream()
                .map(entry -> encode(entry.getKey()) + "=" + encode(entry.getValue()))
                .collect(Collectors.joining("&"));
        return send(request(path, authorization)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    public Answer send(HttpRequest.Builder request) {
        try {
            return new Answer(client.send(request.build(), HttpResponse.BodyHandlers.ofByteArray()));
        } catch (IOException cut) {
            throw new Cut(cut);
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }

    /** The status that the very bytes of {@code request} are answered with. */
    public int rawStatus(String request) {
        try (Socket socket = new Socket(base.getHost(), base.getPort())) {
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return Integer.parseInt(answer.substring(9, 12));
        } catch (IOException cut) {
            throw new Cut(cut);
        }
    }

    public HttpRequest.Builder request(String path, String authorization) {
        HttpRequest.Builder request = HttpRequest.newBuilder(base.resolve(path)).timeout(Duration.ofMinutes(3));
        return authorization.isEmpty() ? request : request.header("Authorization", authorization);
    }

    public static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        client.close();
    }

    /** An answer that came whole. */
    public record Answer(HttpResponse<byte[]> response) {
        public int status() {
            return response.statusCode();
        }

        public String text() {
            return new String(response.body(), StandardCharsets.UTF_8);
        }

        public JsonNode json() {
            return Json.read(response.body()).orElseThrow();
        }

        public String header(String name) {
            return response.headers().firstValue(name).orElse("");
        }
    }

    /** The connection ended before a whole answer was there. */
    public static final class Cut extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Cut(IOException cause) {
            super(cause);
        }
    }
}
