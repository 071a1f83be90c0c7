package social.starling.cli;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import social.starling.assembly.StarlingSettings;
import social.starling.daemon.Daemon;
import social.starling.ports.account.Secret;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The way to the API: the daemon that runs on the data directory, or the same API in this process when none does.
 *
 * @param daemon the one in this process; null where another process answers
 */
record Session(ApiClient api, @Nullable Daemon daemon) implements AutoCloseable {
    static Session open(StarlingCommand starling) {
        ApiClient running = running(starling);
        if (running != null) {
            return new Session(running, null);
        }
        Path data = starling.data();
        Daemon daemon =
                Daemon.embedded(StarlingSettings.load(data, starling.terminal().environment()), data);
        return new Session(new ApiClient(daemon.uri(), daemon.token()), daemon);
    }

    /** Whether deliveries are sent only as long as this command runs. */
    boolean endsWithTheCommand() {
        return daemon != null;
    }

    @Override
    public void close() {
        api.close();
        if (daemon != null) {
            daemon.close();
        }
    }

    /**
     * The daemon that runs on the data directory. Null when none answers at the address that its file names: then the file is a
     * leftover of a crash, and whoever has the port now is not told the token.
     */
    static @Nullable ApiClient running(StarlingCommand starling) {
        Path file = starling.data().resolve("daemon.json");
        if (!Files.exists(file)) {
            return null;
        }
        try {
            JsonNode entry = JsonMapper.shared().readTree(file);
            URI base = URI.create(entry.path("url").asString());
            if (!isAlive(base)) {
                return null;
            }
            compareVersions(starling, entry.path("version").asString("an older one"));
            return new ApiClient(base, new Secret(entry.path("token").asString()));
        } catch (JacksonException | IllegalArgumentException e) {
            // A daemon that stops takes its file away while it is read.
            if (!Files.exists(file)) {
                return null;
            }
            throw new CommandException(
                    ExitCode.UNAVAILABLE,
                    "The file " + file + " is not what a daemon writes; delete it when no daemon runs");
        }
    }

    private static void compareVersions(StarlingCommand starling, String theirs) {
        String ours = Version.ofThis();
        if (!theirs.equals(ours) && starling.isFirstWarning()) {
            starling.remark("The daemon's version is " + theirs + " and this command's " + ours
                    + "; what only one of them knows fails. Restart the daemon: starling serve");
        }
    }

    /** A 200 alone could come from any program. */
    private static boolean isAlive(URI base) {
        HttpRequest request = HttpRequest.newBuilder(URI.create(base + "/health/live"))
                .timeout(Duration.ofSeconds(5))
                .build();
        try (HttpClient http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(Duration.ofSeconds(2))
                .build()) {
            HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
            return answer.statusCode() == 200
                    && answer.headers().firstValue("X-Request-Id").orElse("").startsWith("req-")
                    && answer.body().contains("\"UP\"");
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CommandException(ExitCode.FAILED, "The command was interrupted");
        }
    }
}
