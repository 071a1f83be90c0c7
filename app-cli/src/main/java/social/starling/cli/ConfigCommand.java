package social.starling.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import social.starling.assembly.Configuration;
import social.starling.assembly.SettingsSchema;
import social.starling.assembly.StarlingSettings;
import social.starling.assembly.StartupException;
import social.starling.daemon.ConfigJson;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** {@code starling config …}. */
@Command(
        name = "config",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        description = "Shows, checks and reloads the settings; docs/configuration.md explains each.",
        footer = {
            "",
            "Examples:",
            "  starling config show --origin",
            "  starling config check /etc/starling/new.json",
            "  starling config schema > ~/.starling/starling.schema.json"
        })
final class ConfigCommand {
    @ParentCommand
    private StarlingCommand starling;

    @Command(
            name = "show",
            mixinStandardHelpOptions = true,
            description = {
                "Shows the settings that count: those of the running daemon, or those it would start with.",
                "Of a secret it says only whether there is one."
            },
            footer = {"", "Example: starling config show --origin --all"})
    int show(
            @Option(names = "--origin", description = "Also where each value comes from.") boolean origin,
            @Option(names = "--all", description = "Also what is not set and has no default.") boolean all) {
        JsonNode config = config();
        return starling.show(config, () -> {
            print(config.path("settings"), origin, all);
            config.path("atNextStart")
                    .forEach(change -> starling.say(change.path("key").asString() + " changes to "
                            + text(change.path("value")) + " at the next start"));
        });
    }

    @Command(
            name = "check",
            mixinStandardHelpOptions = true,
            description = {
                "Checks a settings file, and the STARLING_ variables over it, without starting anything.",
                "Says everything that is wrong, each on a line, and ends with exit code 2."
            },
            footer = {"", "Example: starling config check starling.json && cp starling.json ~/.starling/"})
    int check(
            @Parameters(
                            arity = "0..1",
                            paramLabel = "FILE",
                            description = "The file (default: starling.json in the data directory).")
                    @Nullable
                    Path given) {
        Path file = given == null ? starling.data().resolve(StarlingSettings.FILE) : given;
        if (given != null && !Files.exists(file)) {
            throw new CommandException(ExitCode.NOT_FOUND, "There is no file " + file);
        }
        List<String> problems = problems(file);
        if (starling.isJson()) {
            starling.show(
                    JsonMapper.shared()
                            .valueToTree(
                                    Map.of("file", file.toString(), "valid", problems.isEmpty(), "problems", problems)),
                    () -> {});
        } else if (problems.isEmpty()) {
            starling.say(Files.exists(file) ? file + " is valid" : "There is no " + file + "; the defaults count");
        } else {
            problems.forEach(problem -> starling.terminal().err().println("starling: " + Plain.line(problem)));
        }
        return problems.isEmpty() ? ExitCode.OK : ExitCode.USAGE;
    }

    @Command(
            name = "schema",
            mixinStandardHelpOptions = true,
            description = {
                "Prints the JSON Schema of starling.json (draft 2020-12), by which editors complete and check.",
                "Name it in the file: \"$schema\": \"./starling.schema.json\"."
            },
            footer = {"", "Example: starling config schema > ~/.starling/starling.schema.json"})
    int schema() {
        return starling.print(SettingsSchema.json());
    }

    @Command(
            name = "reload",
            mixinStandardHelpOptions = true,
            description = {
                "Lets the running daemon follow a changed starling.json now, and says what counts from now on.",
                "It also notices by itself, within a few seconds, and on SIGHUP."
            },
            footer = {"", "Example: starling config reload"})
    int reload() {
        try (ApiClient api = Session.running(starling)) {
            if (api == null) {
                throw new CommandException(
                        ExitCode.UNAVAILABLE,
                        "No daemon runs on " + starling.data() + "; settings are read when it starts");
            }
            JsonNode change = api.post("/api/config/reload", null);
            return starling.show(change, () -> print(change));
        }
    }

    private JsonNode config() {
        try (ApiClient api = Session.running(starling)) {
            return api == null
                    ? ConfigJson.of(Configuration.read(
                            starling.data(), starling.terminal().environment()))
                    : api.get("/api/config");
        }
    }

    private List<String> problems(Path file) {
        try {
            Configuration.of(file, starling.terminal().environment());
            return List.of();
        } catch (StartupException e) {
            return String.valueOf(e.getMessage()).lines().toList();
        }
    }

    private void print(JsonNode settings, boolean origin, boolean all) {
        Table table = origin ? new Table("key", "value", "from") : new Table("key", "value");
        for (JsonNode setting : settings) {
            String key = setting.path("key").asString();
            if (all || !setting.path("value").isNull()) {
                String value = text(setting.path("value"));
                if (origin) {
                    table.row(key, value, setting.path("origin").asString());
                } else {
                    table.row(key, value);
                }
            }
        }
        table.print(starling.terminal());
    }

    private void print(JsonNode change) {
        change.path("now")
                .forEach(each ->
                        starling.say(each.path("key").asString() + " is " + text(each.path("value")) + " from now on"));
        change.path("atNextStart")
                .forEach(each -> starling.say(each.path("key").asString() + " changes at the next start"));
        if (change.path("now").isEmpty() && change.path("atNextStart").isEmpty()) {
            starling.say("Nothing has changed.");
        }
    }

    private static String text(JsonNode value) {
        if (value.isNull()) {
            return "not set";
        }
        if (value.isArray()) {
            return value.isEmpty()
                    ? "none"
                    : value.valueStream().map(JsonNode::asString).collect(Collectors.joining(", "));
        }
        return value.asString();
    }
}
