package social.starling.cli;

import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/** A command that stays, on a thread of its own; closing it is what Ctrl-C would be. */
final class Follower implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private final AtomicInteger exitCode = new AtomicInteger(-1);
    private final Thread thread;

    private Follower(Shell shell, String... arguments) {
        Terminal terminal = new Terminal(
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                new BufferedReader(new StringReader("")),
                null,
                Map.of("STARLING_DATA", shell.data().toString()),
                ZoneOffset.UTC,
                Screen.NONE,
                InstantSource.system());
        this.thread = Thread.ofPlatform().start(() -> exitCode.set(Invocation.run(terminal, arguments)));
    }

    static Follower start(Shell shell, String... arguments) {
        return new Follower(shell, arguments);
    }

    String out() {
        return out.toString(StandardCharsets.UTF_8);
    }

    String err() {
        return err.toString(StandardCharsets.UTF_8);
    }

    /** Of a command that ends by itself. */
    int exitCode() throws InterruptedException {
        thread.join(PATIENCE);
        return exitCode.get();
    }

    @Override
    public void close() {
        thread.interrupt();
        try {
            thread.join(PATIENCE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
