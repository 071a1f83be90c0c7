package social.starling.cli;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import tools.jackson.databind.JsonNode;

/** {@code starling status}. */
@Command(
        name = "status",
        mixinStandardHelpOptions = true,
        description = {
            "Shows whether it runs, what waits and how the last sync went.",
            "With --watch it is shown anew whenever something happens, also after the daemon was restarted, until Ctrl-C."
        },
        footer = {"", "Examples:", "  starling status", "  starling status --watch", "  starling status --json"})
final class StatusCommand implements Callable<Integer> {
    /** Not everything that the page shows leaves an event. */
    private static final int LONGEST_SILENCE_SECONDS = 5;

    private static final long BETWEEN_PICTURES_MILLIS = 1_000;

    @ParentCommand
    private StarlingCommand starling;

    @Option(
            names = {"-w", "--watch", "--follow"},
            description = "Go on showing how it stands; with --json an object on each line.")
    private boolean watch;

    private long seen = -1;
    private int shownLines;
    private String shown = "";

    @Override
    public Integer call() {
        if (watch) {
            return new Following(starling).until(this::step);
        }
        return starling.with(session -> {
            JsonNode status = session.api().get("/api/status");
            return starling.show(
                    status,
                    () -> new StatusPage(starling.terminal(), starling.data())
                            .print(status, session.endsWithTheCommand()));
        });
    }

    private @Nullable Integer step(ApiClient api) {
        JsonNode events = seen < 0
                ? api.get("/api/events?last=1")
                : api.get("/api/events?limit=1000&wait=" + LONGEST_SILENCE_SECONDS + "&after=" + seen);
        seen = Math.max(0, seen);
        events.forEach(event -> seen = Math.max(seen, event.path("sequence").asLong()));
        show(api.get("/api/status"));
        Waiting.pause(BETWEEN_PICTURES_MILLIS);
        return null;
    }

    /** How many rows of the terminal a line takes; colours take none. */
    private static int rows(String line, int columns) {
        int width = Plain.width(line.replaceAll("\u001B\\[\\d*m", ""));
        return Math.max(1, (width + columns - 1) / columns);
    }

    private void show(JsonNode status) {
        PrintStream out = starling.terminal().out();
        if (starling.isJson()) {
            out.println(status);
            return;
        }
        ByteArrayOutputStream picture = new ByteArrayOutputStream();
        Terminal canvas = starling.terminal().writingTo(new PrintStream(picture, true, StandardCharsets.UTF_8));
        new StatusPage(canvas, starling.data()).print(status, false);
        String text = picture.toString(StandardCharsets.UTF_8);
        if (starling.terminal().screen().showsOutput()) {
            // To the beginning of the picture before, and nothing of it (ECMA-48: CPL, ED).
            out.print((shownLines > 0 ? "\u001B[" + shownLines + "F\u001B[J" : "") + text);
            out.flush();
            shownLines = text.lines()
                    .mapToInt(line -> rows(line, starling.terminal().screen().columns()))
                    .sum();
        } else if (!StatusPage.withoutAge(text).equals(shown)) {
            out.print((shown.isEmpty() ? "" : System.lineSeparator()) + text);
            out.flush();
            shown = StatusPage.withoutAge(text);
        }
    }
}
