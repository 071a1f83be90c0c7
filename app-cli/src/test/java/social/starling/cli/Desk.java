package social.starling.cli;

import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;

/** A terminal of so many columns, or a pipe, at a moment that the test sets; keeps what is written to it. */
final class Desk {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private final Terminal terminal;
    private Instant now = Instant.parse("2026-11-20T12:00:00Z");

    private Desk(Screen screen, Map<String, String> environment) {
        this.terminal = new Terminal(
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                new BufferedReader(new StringReader("")),
                null,
                environment,
                ZoneOffset.UTC,
                screen,
                (InstantSource) () -> now);
    }

    static Desk ofPipe() {
        return new Desk(Screen.NONE, Map.of());
    }

    /** Without colours. */
    static Desk ofColumns(int columns) {
        return new Desk(new Screen(true, true, () -> columns), Map.of("NO_COLOR", "1"));
    }

    static Desk inColour(int columns) {
        return new Desk(new Screen(true, true, () -> columns), Map.of());
    }

    Terminal terminal() {
        return terminal;
    }

    void passes(long millis) {
        now = now.plusMillis(millis);
    }

    List<String> lines() {
        return out.toString(StandardCharsets.UTF_8).lines().toList();
    }

    String talk() {
        return err.toString(StandardCharsets.UTF_8);
    }
}
