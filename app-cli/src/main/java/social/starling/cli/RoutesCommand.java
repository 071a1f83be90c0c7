package social.starling.cli;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import social.starling.ports.route.RouteRules.MentionStyle;
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
            })
    int add(
            @Parameters(paramLabel = "SOURCE") String source,
            @Parameters(paramLabel = "TARGET") String target,
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

    @Command(name = "list", mixinStandardHelpOptions = true, description = "Lists the routes.")
    int list() {
        return starling.with(session -> {
            JsonNode routes = session.api().get("/api/routes");
            return starling.show(routes, () -> print(routes, new AccountNames(session.api())));
        });
    }

    @Command(name = "edit", mixinStandardHelpOptions = true, description = "Changes what is named and nothing else.")
    int edit(@Parameters(paramLabel = "ROUTE") String route, @ArgGroup @Nullable Ways ways, @Mixin RuleOptions rules) {
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
            description = "Follows a route again, from where it stood.")
    int enable(@Parameters(paramLabel = "ROUTE") String route) {
        return change(route, Map.of("enabled", true));
    }

    @Command(
            name = "disable",
            mixinStandardHelpOptions = true,
            description = "Stops following a route; it keeps its place.")
    int disable(@Parameters(paramLabel = "ROUTE") String route) {
        return change(route, Map.of("enabled", false));
    }

    @Command(
            name = "remove",
            mixinStandardHelpOptions = true,
            description = {"Removes a route and its place.", "What it has carried stays where it is."})
    int remove(
            @Parameters(paramLabel = "ROUTE") String route,
            @Option(names = "--yes", description = "Do not ask.") boolean yes) {
        if (!yes && !starling.terminal().confirms("Remove the route " + route + "?")) {
            throw new CommandException(ExitCode.USAGE, "Nothing was removed; add --yes to remove without being asked");
        }
        return starling.with(session -> {
            session.api().delete("/api/routes/" + UrlText.encode(route));
            return ExitCode.OK;
        });
    }

    @Command(
            name = "dry-run",
            mixinStandardHelpOptions = true,
            description = {
                "Shows what a route would do with the newest posts; changes nothing.",
                "Reading them may be billed."
            })
    int dryRun(
            @Parameters(paramLabel = "ROUTE") String route,
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

    private void print(JsonNode routes, AccountNames names) {
        if (routes.isEmpty()) {
            starling.terminal().out().println("No routes yet. Create one with: starling routes add SOURCE TARGET");
            return;
        }
        Table table = new Table("id", "from", "", "to", "followed", "rules");
        routes.forEach(route -> table.row(
                route.path("id").asString(),
                names.name(route.path("source").asString()),
                route.path("bothWays").asBoolean() ? "<->" : "->",
                names.name(route.path("target").asString()),
                route.path("enabled").asBoolean() ? "yes" : "no",
                RuleOptions.describe(route.path("rules"))));
        table.print(starling.terminal().out());
    }

    private void printDryRun(JsonNode lines, AccountNames names) {
        if (lines.isEmpty()) {
            starling.terminal().out().println("The sources have no posts yet.");
            return;
        }
        Table table = new Table("posted", "to", "would", "price", "post", "why");
        for (JsonNode line : lines) {
            boolean carried = line.path("verdict").asString().equals("carry");
            boolean fresh = line.path("standing").asString().equals("NEW");
            table.row(
                    Times.local(line.path("createdAt"), starling.terminal().zone()),
                    names.name(line.path("target").asString()),
                    carried && fresh ? "carry" : "leave",
                    carried ? "$" + line.path("price").asString() : "",
                    line.path("text").asString(),
                    fresh ? why(line) : standing(line.path("standing").asString()));
        }
        table.print(starling.terminal().out());
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
                + ", " + RuleOptions.describe(route.path("rules"));
    }

    /** One way or both. */
    static final class Ways {
        @Option(names = "--both-ways", negatable = true, required = true, description = "Carry both ways, or not.")
        boolean bothWays;
    }

    /** The rules of a route on the command line. */
    static final class RuleOptions {
        @Option(
                names = "--include",
                paramLabel = "REGEX",
                description = "Only posts in which it is found (Java regular expression); empty for all.")
        private @Nullable String include;

        @Option(
                names = "--exclude",
                paramLabel = "REGEX",
                description = "No posts in which it is found; empty for none.")
        private @Nullable String exclude;

        @Option(names = "--numbering", negatable = true, description = "Number the parts of a split post, or not.")
        private @Nullable Boolean numbering;

        @Option(
                names = "--mentions",
                paramLabel = "STYLE",
                description = "How people unknown on the target are written: ${COMPLETION-CANDIDATES}.")
        private @Nullable MentionStyle mentions;

        Map<String, Object> asJson() {
            Map<String, Object> rules = new LinkedHashMap<>();
            if (include != null) {
                rules.put("include", include.isEmpty() ? null : include);
            }
            if (exclude != null) {
                rules.put("exclude", exclude.isEmpty() ? null : exclude);
            }
            if (numbering != null) {
                rules.put("numbering", numbering);
            }
            if (mentions != null) {
                rules.put("mentions", mentions.name());
            }
            return rules;
        }

        static String describe(JsonNode rules) {
            StringBuilder text = new StringBuilder();
            if (rules.path("include").isString()) {
                text.append("only ").append(rules.path("include").asString()).append(", ");
            }
            if (rules.path("exclude").isString()) {
                text.append("not ").append(rules.path("exclude").asString()).append(", ");
            }
            text.append(rules.path("numbering").asBoolean() ? "numbered, " : "");
            return text + "mentions as "
                    + rules.path("mentions").asString().toLowerCase(Locale.ROOT).replace('_', ' ');
        }
    }
}
