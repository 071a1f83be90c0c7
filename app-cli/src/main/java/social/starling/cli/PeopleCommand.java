package social.starling.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** {@code starling people …}. */
@Command(
        name = "people",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        description = {
            "Says who is the same on several platforms.",
            "They are mentioned by the name they have on the target. Everybody else is named in plain text, and a stranger"
                    + " of the same name is never notified."
        },
        footer = {
            "",
            "Examples:",
            "  starling people add twitter:ada bluesky:ada.bsky.social",
            "  starling people import people.csv"
        })
final class PeopleCommand {
    @ParentCommand
    private StarlingCommand starling;

    @Command(
            name = "list",
            mixinStandardHelpOptions = true,
            description = "Lists the people.",
            footer = {"", "Example:", "  starling people list"})
    int list(@Mixin ListOptions options) {
        return starling.with(session -> {
            JsonNode people = session.api().get("/api/people");
            return options.print(
                    starling,
                    people,
                    "Nobody yet. Add somebody with: starling people add twitter:ada bluesky:ada.example",
                    () -> table(people));
        });
    }

    @Command(
            name = "add",
            mixinStandardHelpOptions = true,
            description = "Says that these are one person.",
            footer = {"", "Example:", "  starling people add twitter:ada bluesky:ada.bsky.social"})
    int add(
            @Parameters(paramLabel = "PLATFORM:HANDLE", arity = "2..*", description = "One for each platform.")
                    List<String> identities) {
        return starling.with(session -> {
            JsonNode person = session.api().post("/api/people", body(identities));
            return starling.show(person, () -> starling.say(line(person)));
        });
    }

    @Command(
            name = "remove",
            mixinStandardHelpOptions = true,
            description = {"Forgets a person.", "What was posted stays as it is."},
            footer = {"", "Example:", "  starling people remove per-0123456789abcdef --yes"})
    int remove(
            @Parameters(paramLabel = "ID", description = "The person, as people list names them.") String id,
            @Option(names = "--yes", description = "Do not ask.") boolean yes) {
        if (!yes && !starling.terminal().confirms("Forget the person " + id + "?")) {
            throw new CommandException(ExitCode.USAGE, "Nobody was removed; add --yes to remove without being asked");
        }
        return starling.with(session -> {
            session.api().delete("/api/people/" + UrlText.encode(id));
            return starling.removed(id);
        });
    }

    @Command(
            name = "import",
            mixinStandardHelpOptions = true,
            description = {
                "Adds a person for each line of FILE, such as: twitter:ada,bluesky:ada.bsky.social",
                "Empty lines and those that begin with # are passed over; who is there already stays. A line that is wrong"
                        + " is told with its number, and the others are added."
            },
            footer = {
                "",
                "Examples:",
                "  starling people import people.csv",
                "  sort -u people.csv | starling people import -"
            })
    int importFile(@Parameters(paramLabel = "FILE", description = "- for standard input.") String file) {
        List<String> lines = lines(file);
        return starling.with(session -> {
            int added = 0;
            int wrong = 0;
            for (int i = 0; i < lines.size(); i++) {
                String line = lines.get(i).strip();
                if (line.isEmpty() || line.startsWith("#")) {
                    continue;
                }
                try {
                    session.api().post("/api/people", body(Arrays.asList(line.split("\\s*[,;\t]\\s*"))));
                    added++;
                } catch (CommandException e) {
                    wrong++;
                    starling.terminal()
                            .err()
                            .println("line " + (i + 1) + ": " + Plain.line(String.valueOf(e.getMessage())));
                }
            }
            String told = added + " known, " + wrong + " lines not taken";
            starling.show(
                    JsonMapper.shared().createObjectNode().put("known", added).put("refused", wrong),
                    () -> starling.say(told));
            return wrong == 0 ? ExitCode.OK : ExitCode.USAGE;
        });
    }

    private List<String> lines(String file) {
        if (file.equals("-")) {
            return starling.terminal().readAll().lines().toList();
        }
        try {
            return Files.readAllLines(Path.of(file));
        } catch (IOException e) {
            throw new CommandException(
                    ExitCode.USAGE, "The file " + file + " cannot be read; name a text file, or - for standard input");
        }
    }

    private static Map<String, Object> body(List<String> identities) {
        List<Map<String, String>> each = new ArrayList<>();
        for (String identity : identities) {
            int colon = identity.indexOf(':');
            if (colon < 1) {
                throw new CommandException(
                        ExitCode.USAGE,
                        "\"" + identity + "\" names nobody; PLATFORM:HANDLE is allowed, such as twitter:ada");
            }
            each.add(Map.of("platform", identity.substring(0, colon), "handle", identity.substring(colon + 1)));
        }
        return Map.of("identities", each);
    }

    private static Table table(JsonNode people) {
        Table table = new Table("id", "is");
        people.forEach(person -> table.row(person.path("id").asString(), names(person)));
        return table;
    }

    private static String line(JsonNode person) {
        return person.path("id").asString() + ": " + names(person);
    }

    private static String names(JsonNode person) {
        List<String> names = new ArrayList<>();
        person.path("identities")
                .forEach(each -> names.add(each.path("platform").asString() + ":"
                        + each.path("handle").asString()));
        return String.join(" = ", names);
    }
}
