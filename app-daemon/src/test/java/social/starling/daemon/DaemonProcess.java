package social.starling.daemon;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A daemon in a process of its own, found by its {@code daemon.json} as any program finds it. */
final class DaemonProcess implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Process process;
    private final ApiClient api;

    private DaemonProcess(Process process, JsonNode running) {
        this.process = process;
        this.api = new ApiClient(
                URI.create(running.path("url").asString()),
                running.path("token").asString());
    }

    /** @param later how far its clock is ahead */
    static DaemonProcess start(Path data, Duration later) throws IOException {
        // What a killed daemon leaves behind.
        Files.deleteIfExists(data.resolve("daemon.json"));
        Path log = data.resolveSibling(data.getFileName() + " after " + later + ".log");
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        "-Xmx256m",
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        LaterDaemon.class.getName(),
                        data.toString(),
                        later.toString())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        try {
            await().atMost(PATIENCE).until(() -> Files.exists(data.resolve("daemon.json")) || !process.isAlive());
            if (!process.isAlive()) {
                throw new IllegalStateException("The daemon ended and said:\n" + Files.readString(log));
            }
            return new DaemonProcess(process, JsonMapper.shared().readTree(data.resolve("daemon.json")));
        } catch (IOException | RuntimeException e) {
            process.destroyForcibly();
            throw e;
        }
    }

    ApiClient api() {
        return api;
    }

    /** SIGKILL: not a line more of it runs. */
    void kill() throws InterruptedException {
        process.destroyForcibly();
        if (!process.waitFor(30, TimeUnit.SECONDS)) {
            throw new IllegalStateException("The daemon does not die");
        }
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
