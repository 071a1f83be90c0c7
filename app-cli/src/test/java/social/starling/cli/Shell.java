package social.starling.cli;

import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Runs command lines as a shell without a terminal does, and keeps what they print. */
final class Shell {
    private final Path data;

    Shell(Path data) {
        this.data = data;
    }

    Path data() {
        return data;
    }

    Result run(String... arguments) {
        return runWithInput("", arguments);
    }

    Result runWithInput(String input, String... arguments) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        Terminal terminal = terminal(
                input,
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8));
        int exitCode = Invocation.run(terminal, arguments);
        return new Result(exitCode, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    Terminal terminal() {
        return terminal("", System.out, System.err);
    }

    private Terminal terminal(String input, PrintStream out, PrintStream err) {
        return new Terminal(
                out,
                err,
                new BufferedReader(new StringReader(input)),
                null,
                Map.of("STARLING_DATA", data.toString()),
                ZoneId.of("Europe/Berlin"),
                Screen.NONE,
                InstantSource.system());
    }

    /** What a command left behind. */
    record Result(int exitCode, String out, String err) {
        JsonNode json() {
            return JsonMapper.shared().readTree(out);
        }

        List<JsonNode> array() {
            List<JsonNode> array = new ArrayList<>();
            json().forEach(array::add);
            return array;
        }
    }
}
