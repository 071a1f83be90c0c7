package social.starling.cli;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
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
    static Session open(Path data, Map<String, String> environment) {
        ApiClient running = running(data);
        if (running != null) {
            return new Session(running, null);
        }
        Daemon daemon = Daemon.embedded(StarlingSettings.load(data, environment), data);
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

    /** Null when no daemon answers at the address that the file names: then the file is a leftover of a crash. */
    static @Nullable ApiClient running(Path data) {
        Path file = data.resolve("daemon.json");
        if (!Files.exists(file)) {
            return null;
        }
        try {
            JsonNode entry = JsonMapper.shared().readTree(file);
            URI base = URI.create(entry.path("url").asString());
            return isAlive(base)
                    ? new ApiClient(base, new Secret(entry.path("token").asString()))
                    : null;
        } catch (JacksonException | IllegalArgumentException e) {
            throw new CommandException(
                    ExitCode.UNAVAILABLE,
                    "The file " + file + " is not what a daemon writes; delete it when no daemon runs");
        }
    }

    private static boolean isAlive(URI base) {
        HttpRequest request = HttpRequest.newBuilder(URI.create(base + "/health/live"))
                .timeout(Duration.ofSeconds(5))
                .build();
        try (HttpClient http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(Duration.ofSeconds(2))
                .build()) {
            return http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CommandException(ExitCode.FAILED, "The command was interrupted");
        }
    }
}
