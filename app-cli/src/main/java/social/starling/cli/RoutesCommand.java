package social.starling.cli;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import tools.jackson.databind.JsonNode;

/** {@code starling routes …}. */
@Command(
        name = "routes",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        description = "Says which account's posts are carried where, and by which rules.",
        footer = {
            "",
            "Examples:",
            "  starling routes add twitter:ada bluesky:ada.bsky.social --both-ways",
            "  starling routes edit rt-0k3v9d2m --exclude '(?i)#nosync' --numbering",
            "  starling routes edit rt-0k3v9d2m --hold 10m --quotes link --suffix ' (from X)'",
            "  starling routes edit rt-0k3v9d2m --replace '(?i)tweet' post --rewrite-tag ad ''",
            "  starling routes dry-run rt-0k3v9d2m --limit 10"
        })
final class RoutesCommand {
    @ParentCommand
    private StarlingCommand starling;

    @Command(
            name = "add",
            mixinStandardHelpOptions = true,
            description = {
                "Carries what SOURCE posts from now on to TARGET.",
                "What was posted before stays where it is."
            },
            footer = {
                "",
                "Examples:",
                "  starling routes add twitter:ada bluesky:ada.bsky.social --both-ways",
                "  starling routes add twitter:ada bluesky:ada.bsky.social --hold 10m --deletes"
            })
    int add(
            @Parameters(paramLabel = "SOURCE", description = "Whose posts. " + AccountNames.HELP) String source,
            @Parameters(paramLabel = "TARGET", description = "Where they are posted. " + AccountNames.HELP)
                    String target,
            @Option(names = "--both-ways", description = "Carry posts of the target to the source as well.")
                    boolean bothWays,
            @Mixin RuleOptions rules) {
        return starling.with(session -> {
            AccountNames names = new AccountNames(session.api());
            Map<String, Object> body = new LinkedHashMap<>();
            body.put("source", names.id(source));
            body.put("target", names.id(target));
            body.put("bothWays", bothWays);
            if (!rules.asJson().isEmpty()) {
                body.put("rules", rules.asJson());
            }
            JsonNode route = session.api().post("/api/routes", body);
            return starling.show(route, () -> starling.say("Created " + line(route, names)));
        });
    }

    @Command(
            name = "list",
            mixinStandardHelpOptions = true,
            description = "Lists the routes.",
            footer = {"", "Examples:", "  starling routes list", "  starling routes list --quiet"})
    int list(@Mixin ListOptions options) {
        return starling.with(session -> {
            JsonNode routes = session.api().get("/api/routes");
            return options.print(
                    starling,
                    routes,
                    "No routes yet. Create one with: starling routes add SOURCE TARGET",
                    () -> table(routes, new AccountNames(session.api())));
        });
    }

    @Command(
            name = "edit",
            mixinStandardHelpOptions = true,
            description = "Changes what is named and nothing else.",
            footer = {
                "",
                "Examples:",
                "  starling routes edit rt-0k3v9d2m --exclude '(?i)#nosync'",
                "  starling routes edit rt-0k3v9d2m --exclude '' --no-both-ways"
            })
    int edit(
            @Parameters(paramLabel = "ROUTE", description = "The route, as routes list names it.") String route,
            @ArgGroup @Nullable Ways ways,
            @Mixin RuleOptions rules) {
        Map<String, Object> body = new LinkedHashMap<>();
        if (ways != null) {
            body.put("bothWays", ways.bothWays);
        }
        if (!rules.asJson().isEmpty()) {
            body.put("rules", rules.asJson());
        }
        if (body.isEmpty()) {
            throw new CommandException(ExitCode.USAGE, "Nothing to change; see: starling routes edit --help");
        }
        return change(route, body);
    }

    @Command(
            name = "enable",
            mixinStandardHelpOptions = true,
            description = "Follows a route again, from where it stood.",
            footer = {"", "Example:", "  starling routes enable rt-0k3v9d2m"})
    int enable(@Parameters(paramLabel = "ROUTE", description = "The route, as routes list names it.") String route) {
        return change(route, Map.of("enabled", true));
    }

    @Command(
            name = "disable",
            mixinStandardHelpOptions = true,
            description = "Stops following a route; it keeps its place.",
            footer = {"", "Example:", "  starling routes disable rt-0k3v9d2m"})
    int disable(@Parameters(paramLabel = "ROUTE", description = "The route, as routes list names it.") String route) {
        return change(route, Map.of("enabled", false));
    }

    @Command(
            name = "remove",
            mixinStandardHelpOptions = true,
            description = {"Removes a route and its place.", "What it has carried stays where it is."},
            footer = {"", "Example:", "  starling routes remove rt-0k3v9d2m --yes"})
    int remove(
            @Parameters(paramLabel = "ROUTE", description = "The route, as routes list names it.") String route,
            @Option(names = "--yes", description = "Do not ask.") boolean yes) {
        if (!yes && !starling.terminal().confirms("Remove the route " + route + "?")) {
            throw new CommandException(ExitCode.USAGE, "Nothing was removed; add --yes to remove without being asked");
        }
        return starling.with(session -> {
            session.api().delete("/api/routes/" + UrlText.encode(route));
            return starling.removed(route);
        });
    }

    @Command(
            name = "dry-run",
            mixinStandardHelpOptions = true,
            description = {
                "Shows what a route would do with the newest posts; changes nothing.",
                "Reading them may be billed."
            },
            footer = {"", "Example:", "  starling routes dry-run rt-0k3v9d2m --limit 10"})
    int dryRun(
            @Parameters(paramLabel = "ROUTE", description = "The route, as routes list names it.") String route,
            @Option(
                            names = "--limit",
                            paramLabel = "N",
                            defaultValue = "20",
                            description = "Posts of each source, 1 to 100 (default: ${DEFAULT-VALUE}).")
                    int limit) {
        return starling.with(session -> {
            JsonNode lines =
                    session.api().post("/api/routes/" + UrlText.encode(route) + "/dry-run", Map.of("limit", limit));
            return starling.show(lines, () -> printDryRun(lines, new AccountNames(session.api())));
        });
    }

    private int change(String route, Map<String, Object> body) {
        return starling.with(session -> {
            JsonNode changed = session.api().patch("/api/routes/" + UrlText.encode(route), body);
            return starling.show(changed, () -> starling.say(line(changed, new AccountNames(session.api()))));
        });
    }

    private static Table table(JsonNode routes, AccountNames names) {
        Table table = new Table("id", "from", "", "to", "followed", "rules");
        routes.forEach(route -> table.row(
                route.path("id").asString(),
                names.name(route.path("source").asString()),
                route.path("bothWays").asBoolean() ? "<->" : "->",
                names.name(route.path("target").asString()),
                Cell.state(route.path("enabled").asBoolean() ? "yes" : "no"),
                RuleLines.describe(route.path("rules"))));
        return table;
    }

    private void printDryRun(JsonNode lines, AccountNames names) {
        if (lines.isEmpty()) {
            starling.remark("The sources have no posts yet.");
            return;
        }
        Table table = new Table("posted", "to", "would", "price", "post", "becomes", "why");
        for (JsonNode line : lines) {
            boolean carried = line.path("verdict").asString().equals("carry");
            boolean fresh = line.path("standing").asString().equals("NEW");
            table.row(
                    Cell.time(line.path("createdAt")),
                    names.name(line.path("target").asString()),
                    Cell.state(carried && fresh ? "carry" : "leave"),
                    carried ? Cell.figure("$" + line.path("price").asString()) : Cell.NOTHING,
                    line.path("text").asString(),
                    carried ? becomes(line) : "",
                    fresh ? why(line) : standing(line.path("standing").asString()));
        }
        table.print(starling.terminal());
    }

    /** What is posted, where that is anything else than the post's own words. */
    private static String becomes(JsonNode line) {
        JsonNode segments = line.path("segments");
        String first = segments.path(0).path("text").asString();
        boolean same = segments.size() == 1
                && Plain.line(first).equals(Plain.line(line.path("text").asString()));
        int media = segments.path(0).path("media").asInt(0);
        String shown = media == 0 ? "" : " [" + media + " media]";
        shown += line.path("segments").findValue("card") == null ? "" : " [card]";
        return (same ? "the same" : (segments.size() > 1 ? "1/" + segments.size() + ": " : "") + first) + shown;
    }

    private static String why(JsonNode line) {
        StringBuilder why = new StringBuilder(line.path("reason").asString(""));
        line.path("notes").forEach(note -> why.append(why.isEmpty() ? "" : "; ").append(note.asString()));
        return why.toString();
    }

    private static String standing(String standing) {
        return standing.equals("COPY") ? "it is a copy made by Starling" : "it was planned before";
    }

    private static String line(JsonNode route, AccountNames names) {
        return route.path("id").asString() + ": "
                + names.name(route.path("source").asString())
                + (route.path("bothWays").asBoolean() ? " <-> " : " -> ")
                + names.name(route.path("target").asString())
                + (route.path("enabled").asBoolean() ? "" : " (not followed)")
                + ", " + RuleLines.describe(route.path("rules"));
    }

    /** One way or both. */
    static final class Ways {
        @Option(names = "--both-ways", negatable = true, required = true, description = "Carry both ways, or not.")
        boolean bothWays;
    }
}
