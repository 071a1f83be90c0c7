package social.starling.benchmarks;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * Time to ready, resident memory and time to stop of {@code ./starling serve} with an empty database, with the flags
 * that the launcher gives it. Memory is read from Linux's {@code /proc}.
 *
 * <p>Argument: rounds (3). The system property {@code starling.home} names the source tree.
 */
final class DaemonFootprint {
    private static final Duration IDLE = Duration.ofSeconds(10);
    private static final int REQUESTS = 500;

    private DaemonFootprint() {}

    static void main(String... arguments) throws IOException, InterruptedException {
        int rounds = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 3;
        for (int round = 1; round <= rounds; round++) {
            measure(round);
        }
    }

    private static void measure(int round) throws IOException, InterruptedException {
        Path folder = Files.createTempDirectory("starling-footprint");
        long start = System.nanoTime();
        Process daemon = new ProcessBuilder(launcher(), "serve", "--port", "0", "--data", folder.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (BufferedReader lines = daemon.inputReader()) {
            URI address = ready(lines);
            double ready = secondsSince(start);
            Duration processor = daemon.info().totalCpuDuration().orElse(Duration.ZERO);
            Thread.sleep(IDLE);
            String idle = resident(daemon);
            request(address);
            Thread.sleep(IDLE);
            String served = resident(daemon);
            long stop = System.nanoTime();
            daemon.destroy();
            daemon.waitFor(30, TimeUnit.SECONDS);
            System.out.printf(
                    "round %d: ready after %.2f s (%.2f s of processor), resident %s idle, %s after %d requests,"
                            + " stopped after %.2f s%n",
                    round, ready, processor.toMillis() / 1e3, idle, served, REQUESTS, secondsSince(stop));
        } finally {
            daemon.destroyForcibly();
            PlainJdbc.delete(folder);
        }
    }

    private static String launcher() {
        return Path.of(System.getProperty("starling.home", "."))
                .resolve("starling")
                .toString();
    }

    private static URI ready(BufferedReader lines) throws IOException {
        String line = lines.readLine();
        while (line != null && !line.startsWith("Starling is ready at ")) {
            line = lines.readLine();
        }
        if (line == null) {
            throw new IllegalStateException("The daemon ended before it was ready; its own words are above");
        }
        return URI.create(line.substring("Starling is ready at ".length()));
    }

    private static void request(URI address) throws IOException, InterruptedException {
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpRequest request =
                    HttpRequest.newBuilder(address.resolve("/health/ready")).build();
            for (int i = 0; i < REQUESTS; i++) {
                int status = client.send(request, HttpResponse.BodyHandlers.discarding())
                        .statusCode();
                if (status != 200) {
                    throw new IllegalStateException("The daemon answered " + status + "; 200 is expected");
                }
            }
        }
    }

    private static String resident(Process daemon) throws IOException {
        Path status = Path.of("/proc", Long.toString(daemon.pid()), "status");
        if (!Files.exists(status)) {
            return "unknown MB";
        }
        try (Stream<String> lines = Files.lines(status)) {
            return lines.filter(line -> line.startsWith("VmRSS:"))
                    .map(line -> Long.parseLong(line.replaceAll("[^0-9]", "")) / 1024 + " MB")
                    .findFirst()
                    .orElse("unknown MB");
        }
    }

    private static double secondsSince(long start) {
        return (System.nanoTime() - start) / 1e9;
    }
}
