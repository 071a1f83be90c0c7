package social.starling.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** {@code starling demo} in a process of its own, known by what it prints and answers alone. */
final class DemoProcess implements AutoCloseable {
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final Process process;
    private final String token;
    private final URI api;
    private final URI x;
    private final URI bluesky;

    private DemoProcess(Process process, Path data) throws IOException {
        this.process = process;
        BufferedReader lines = process.inputReader();
        this.api = announced(lines, "Starling is ready at ");
        this.x = announced(lines, "X (simulated): ");
        this.bluesky = announced(lines, "Bluesky (simulated): ");
        this.token = Files.readString(data.resolve("demo.token")).strip();
    }

    static DemoProcess start(Path data) throws IOException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        "-Xmx256m",
                        "-XX:TieredStopAtLevel=1",
                        Main.class.getName(),
                        "demo",
                        "--port",
                        "0",
                        "--data",
                        data.toString())
                .redirectErrorStream(true)
                .start();
        try {
            return new DemoProcess(process, data);
        } catch (IOException | RuntimeException e) {
            process.destroyForcibly();
            throw e;
        }
    }

    JsonNode api(String path) {
        return send(HttpRequest.newBuilder(api.resolve(path)).header("Authorization", "Bearer " + token));
    }

    /** A person posts at the platform's own screen. */
    void postOnX(String text) {
        post(x.resolve("users/ada/posts"), text);
    }

    void postOnBluesky(String text) {
        post(bluesky.resolve("users/ada.test/posts"), text);
    }

    List<String> onX() {
        return texts(x.resolve("users/ada/posts"));
    }

    List<String> onBluesky() {
        return texts(bluesky.resolve("users/ada.test/posts"));
    }

    /** How many posts programs have created since this process began, on both platforms. */
    int created() {
        int created = 0;
        for (URI platform : List.of(x, bluesky)) {
            created += send(HttpRequest.newBuilder(platform.resolve("requests")))
                    .path("creating")
                    .path("posts_created")
                    .asInt();
        }
        return created;
    }

    /** The exit code of a process that was asked to end, by SIGTERM, or ended without being asked, by SIGKILL. */
    int end(boolean killed) throws InterruptedException {
        if (killed) {
            process.destroyForcibly();
        } else {
            process.destroy();
        }
        if (!process.waitFor(30, TimeUnit.SECONDS)) {
            throw new IllegalStateException("The demo does not end");
        }
        return process.exitValue();
    }

    @Override
    public void close() {
        process.destroyForcibly();
        http.close();
    }

    private static URI announced(BufferedReader lines, String start) throws IOException {
        StringBuilder said = new StringBuilder();
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            if (line.startsWith(start)) {
                return URI.create(line.substring(start.length()));
            }
            said.append(line).append('\n');
        }
        throw new IllegalStateException("The demo ended before \"" + start + "\" and said:\n" + said);
    }

    private void post(URI address, String text) {
        String body = JsonMapper.shared().createObjectNode().put("text", text).toString();
        send(HttpRequest.newBuilder(address).POST(BodyPublishers.ofString(body)));
    }

    private List<String> texts(URI address) {
        List<String> texts = new ArrayList<>();
        send(HttpRequest.newBuilder(address))
                .path("posts")
                .forEach(post -> texts.add(post.path("text").asString()));
        return texts;
    }

    private JsonNode send(HttpRequest.Builder request) {
        try {
            var answer = http.send(request.build(), BodyHandlers.ofString());
            if (answer.statusCode() >= 300) {
                throw new IllegalStateException(answer + " " + answer.body());
            }
            return JsonMapper.shared().readTree(answer.body());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
