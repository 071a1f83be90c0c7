package social.starling.cli;

import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import tools.jackson.databind.JsonNode;

/** {@code starling backfill …}. */
@Command(
        name = "backfill",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "[COMMAND]",
        description = {
            "Brings over older posts along a route, each exactly once and at a pace.",
            "Counts first: shows how many posts that is, what is left and why, and what it costs. Where it costs money a"
                    + " person is asked; without a terminal it starts only with --yes. Then it shows how far it is.",
            "With --archive the posts are read in the ZIP that X sends its users, all of them unless --since or --last says"
                    + " less; X bills nothing for that. What stands on the target already is recognised and left.",
            "It may be paused, stopped and interrupted at any time, and goes on where it was."
        },
        footer = {
            "",
            "Examples:",
            "  starling backfill rt-0k3v9d2m --last 200",
            "  starling backfill rt-0k3v9d2m --since 2024-01-01 --dry-run",
            "  starling backfill rt-0k3v9d2m --since 2024-01-01 --pace 60 --max 500 --yes --detach",
            "  starling backfill rt-0k3v9d2m --archive twitter-2026-11-20.zip --dry-run",
            "  starling backfill pause bf-7d2m0k3v"
        })
final class BackfillCommand implements Callable<Integer> {
    @ParentCommand
    private StarlingCommand starling;

    @Parameters(paramLabel = "ROUTE", arity = "0..1", description = "Along which route.")
    private @Nullable String route;

    @Option(
            names = "--since",
            paramLabel = "DATE",
            description = "What was posted from then on: a day such as 2024-01-31, or 2024-01-31T08:00:00Z.")
    private @Nullable String since;

    @Option(names = "--last", paramLabel = "N", description = "The newest N posts, 1 to 100000.")
    private @Nullable Integer last;

    @Option(
            names = "--archive",
            paramLabel = "FILE",
            description = "Read them in an archive of X, as it was downloaded; or in one given before, by its id.")
    private @Nullable String archive;

    @Option(
            names = "--from",
            paramLabel = "ACCOUNT",
            description = "Whose posts, of a route that goes both ways (default: the route's source).")
    private @Nullable String from;

    @Option(names = "--pace", paramLabel = "N", description = "Copies an hour at most (default: 240).")
    private @Nullable Integer pace;

    @Option(
            names = "--max",
            paramLabel = "N",
            description =
                    "Posts at most, the oldest first (default: all of --last, 1000 of --since, 100000 of an --archive).")
    private @Nullable Integer max;

    @Option(names = "--dry-run", description = "Count and show, and leave it to be started later.")
    private boolean dryRun;

    @Option(names = "--yes", description = "Do not ask, whatever it costs.")
    private boolean yes;

    @Option(names = "--detach", description = "Return at once; the daemon counts and works on.")
    private boolean detach;

    @Override
    public Integer call() {
        String along = route;
        if (along == null || since != null && last != null || since == null && last == null && archive == null) {
            throw new CommandException(
                    ExitCode.USAGE,
                    "Which posts are meant is not clear; give a route and either --since or --last, or an --archive, such"
                            + " as: starling backfill rt-0k3v9d2m --last 200");
        }
        return starling.with(session -> {
            Map<String, Object> body = wish(session.api());
            if (archive != null) {
                body.put("archive", new ArchiveUpload(starling, session.api()).id(archive));
            }
            JsonNode backfill = session.api().post("/api/routes/" + UrlText.encode(along) + "/backfill", body);
            BackfillTalk talk = new BackfillTalk(starling, session);
            return detach ? talk.detached(backfill) : talk.lead(backfill, dryRun, yes);
        });
    }

    private Map<String, Object> wish(ApiClient api) {
        Map<String, Object> body = new LinkedHashMap<>();
        if (last != null) {
            body.put("last", last);
        }
        if (since != null) {
            body.put("since", moment(since).toString());
        }
        if (from != null) {
            body.put("source", new AccountNames(api).id(from));
        }
        if (pace != null) {
            body.put("pace", pace);
        }
        if (max != null) {
            body.put("max", max);
        }
        String unasked = yes ? "always" : "when-free";
        body.put("start", detach && !dryRun ? unasked : "ask");
        return body;
    }

    /** A day begins at midnight where the person sits. */
    private Instant moment(String written) {
        try {
            return written.indexOf('T') < 0
                    ? LocalDate.parse(written)
                            .atStartOfDay(starling.terminal().zone())
                            .toInstant()
                    : Instant.parse(written);
        } catch (DateTimeParseException e) {
            throw new CommandException(
                    ExitCode.USAGE,
                    "--since is \"" + written
                            + "\"; a day such as 2024-01-31 or a moment such as 2024-01-31T08:00:00Z is allowed");
        }
    }

    @Command(
            name = "list",
            mixinStandardHelpOptions = true,
            description = "Lists the backfills, newest first.",
            footer = {"", "Example:", "  starling backfill list"})
    int list(@Mixin ListOptions options) {
        return starling.with(session -> {
            JsonNode all = session.api().get("/api/backfills");
            return options.print(
                    starling,
                    all,
                    "Nothing here. Bring over older posts with: starling backfill ROUTE --last 200 --dry-run",
                    () -> BackfillPage.table(all, new AccountNames(session.api())));
        });
    }

    @Command(
            name = "show",
            mixinStandardHelpOptions = true,
            description = "Shows what a backfill carries and how far it is.",
            footer = {"", "Example:", "  starling backfill show bf-7d2m0k3v --watch"})
    int show(
            @Parameters(paramLabel = "ID", description = "The backfill, as backfill list names it.") String id,
            @Option(names = "--watch", description = "Go on showing how far it is until it is over.") boolean watch) {
        return starling.with(session -> {
            JsonNode backfill = session.api().get(BackfillTalk.path(id));
            BackfillTalk talk = new BackfillTalk(starling, session);
            return watch ? talk.watch(backfill) : starling.show(backfill, () -> talk.tell(backfill));
        });
    }

    @Command(
            name = "start",
            mixinStandardHelpOptions = true,
            description = "Lets a counted one run, whatever it costs.",
            footer = {"", "Example:", "  starling backfill start bf-7d2m0k3v"})
    int start(@Parameters(paramLabel = "ID", description = "The backfill, as backfill list names it.") String id) {
        return move(id, "start");
    }

    @Command(
            name = "pause",
            mixinStandardHelpOptions = true,
            description = "Halts it where it is; what is planned already still leaves.",
            footer = {"", "Example:", "  starling backfill pause bf-7d2m0k3v"})
    int pause(@Parameters(paramLabel = "ID", description = "The backfill, as backfill list names it.") String id) {
        return move(id, "pause");
    }

    @Command(
            name = "resume",
            mixinStandardHelpOptions = true,
            description = "Lets a paused one go on where it was.",
            footer = {"", "Example:", "  starling backfill resume bf-7d2m0k3v"})
    int resume(@Parameters(paramLabel = "ID", description = "The backfill, as backfill list names it.") String id) {
        return move(id, "resume");
    }

    @Command(
            name = "stop",
            mixinStandardHelpOptions = true,
            description = "Ends it for good; what was carried stays where it is.",
            footer = {"", "Example:", "  starling backfill stop bf-7d2m0k3v"})
    int stop(@Parameters(paramLabel = "ID", description = "The backfill, as backfill list names it.") String id) {
        return move(id, "stop");
    }

    /** What begins to move where no daemon runs moves as long as the command does. */
    private int move(String id, String how) {
        return starling.with(session -> {
            JsonNode backfill = session.api().post(BackfillTalk.path(id) + "/" + how, null);
            BackfillTalk talk = new BackfillTalk(starling, session);
            if (session.endsWithTheCommand() && BackfillTalk.isMoving(backfill)) {
                return talk.watch(backfill);
            }
            return starling.show(backfill, () -> starling.say(talk.line(backfill)));
        });
    }
}
