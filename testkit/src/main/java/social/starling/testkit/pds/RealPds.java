package social.starling.testkit.pds;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A real Bluesky server (PDS) with its own PLC directory, in a process on loopback, empty at the start.
 *
 * <p>Tests take it as a parameter from {@link RealPdsExtension}, which shares one between all classes of a JVM. The
 * process ends with this object and also with this JVM, since it watches its stdin.
 */
public final class RealPds implements AutoCloseable {
    /** Starting takes about 1.5 s; a cold disk and a busy machine are allowed much more. */
    private static final Duration START = Duration.ofSeconds(90);

    private static final Duration STOP = Duration.ofSeconds(10);

    private final Process process;
    private final URI service;
    private final URI directory;
    private final RawXrpc raw;
    private final AtomicInteger accounts = new AtomicInteger();

    private RealPds(Process process, URI service, URI directory) {
        this.process = process;
        this.service = service;
        this.directory = directory;
        this.raw = new RawXrpc(service);
    }

    /** Starts a server of its own; {@link PdsInstallation#missing} must be empty. */
    public static RealPds start(PdsInstallation installation) {
        Path errors = temporaryFile();
        Process process = null;
        try {
            process = new ProcessBuilder(installation.node(), "start.mjs")
                    .directory(installation.folder().toFile())
                    .redirectError(errors.toFile())
                    .start();
            JsonNode addresses = new JsonMapper().readTree(firstLine(process, errors));
            return new RealPds(
                    process,
                    URI.create(addresses.get("pds").asString()),
                    URI.create(addresses.get("plc").asString()));
        } catch (IOException | RuntimeException problem) {
            if (process != null) {
                process.destroyForcibly();
            }
            throw new IllegalStateException("the real Bluesky server did not start: " + problem.getMessage(), problem);
        } finally {
            errors.toFile().delete();
        }
    }

    /** Where the server answers, {@code http://127.0.0.1:N}. */
    public URI service() {
        return service;
    }

    /** Where its PLC directory answers, which knows the DID documents of its accounts. */
    public URI directory() {
        return directory;
    }

    /** Calls past the adapter. */
    public RawXrpc raw() {
        return raw;
    }

    /** A new account that no other test has, with a handle under {@code .test}. */
    public PdsAccount newAccount() {
        String name = "starling" + accounts.incrementAndGet();
        String password = UUID.randomUUID().toString();
        RawXrpc.Answer answer = raw.call(
                "com.atproto.server.createAccount",
                null,
                Map.of("handle", name + ".test", "email", name + "@mail.test", "password", password));
        if (answer.status() != 200) {
            throw new IllegalStateException(
                    "no account " + name + ".test: " + answer.status() + " " + answer.error() + " " + answer.message());
        }
        return new PdsAccount(
                service,
                answer.text("handle"),
                answer.text("did"),
                password,
                answer.text("accessJwt"),
                answer.text("refreshJwt"));
    }

    @Override
    public void close() {
        raw.close();
        try {
            process.getOutputStream().close();
            if (!process.waitFor(STOP.toSeconds(), TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new IllegalStateException("the real Bluesky server did not end within " + STOP.toSeconds()
                        + " s of its stdin closing; killed");
            }
        } catch (IOException problem) {
            process.destroyForcibly();
        } catch (InterruptedException stopped) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    private static Path temporaryFile() {
        try {
            return Files.createTempFile("starling-pds-", ".err");
        } catch (IOException problem) {
            throw new IllegalStateException("no temporary file for the errors of the real Bluesky server", problem);
        }
    }

    private static String firstLine(Process process, Path errors) throws IOException {
        BufferedReader output = process.inputReader(UTF_8);
        String line = within(START, CompletableFuture.supplyAsync(() -> readLine(output)));
        if (line == null) {
            throw new IOException(Files.readString(errors).strip());
        }
        return line;
    }

    private static @Nullable String within(Duration limit, CompletableFuture<@Nullable String> line)
            throws IOException {
        try {
            return line.get(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException late) {
            throw new IOException("it printed no address within " + limit.toSeconds() + " s", late);
        } catch (ExecutionException problem) {
            throw new IOException("its output cannot be read", problem);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while it started", stopped);
        }
    }

    private static @Nullable String readLine(BufferedReader output) {
        try {
            return output.readLine();
        } catch (IOException closed) {
            return null;
        }
    }
}
