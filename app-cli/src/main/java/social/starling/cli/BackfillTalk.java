package social.starling.cli;

import java.math.BigDecimal;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** Leads a person through a backfill: counts, shows, asks, starts it, and shows how far it is. */
final class BackfillTalk {
    private static final Set<String> MOVING = Set.of("COUNTING", "RUNNING");

    private final StarlingCommand starling;
    private final Session session;
    private final BackfillPage page;

    BackfillTalk(StarlingCommand starling, Session session) {
        this.starling = starling;
        this.session = session;
        this.page = new BackfillPage(starling.terminal(), new AccountNames(session.api()));
    }

    static String path(String id) {
        return "/api/backfills/" + UrlText.encode(id);
    }

    static boolean isMoving(JsonNode backfill) {
        return MOVING.contains(state(backfill));
    }

    /** From the first count to the end, unless somebody says no. */
    int lead(JsonNode proposed, boolean dryRun, boolean yes) {
        JsonNode counted = follow(proposed, "COUNTING");
        if (!state(counted).equals("READY")) {
            return end(counted);
        }
        if (!starling.isJson()) {
            page.print(counted);
        }
        if (dryRun) {
            return starling.show(counted, () -> starling.say("It waits. " + later(counted)));
        }
        String price = counted.path("price").asString();
        boolean free = new BigDecimal(price).signum() == 0;
        if (!free
                && !yes
                && !starling.terminal()
                        .confirms("Bring over "
                                + counted.path("counts").path("carried").asInt() + " posts for $" + price + "?")) {
            throw new CommandException(
                    ExitCode.USAGE,
                    "Nothing was started: it costs $" + price + ". " + later(counted)
                            + ". With --yes it starts without being asked");
        }
        return watch(session.api().post(path(id(counted)) + "/start", null));
    }

    int detached(JsonNode backfill) {
        return starling.show(
                backfill,
                () -> starling.say(line(backfill) + ". "
                        + (session.endsWithTheCommand()
                                ? "No daemon runs; it goes on with the next one: starling serve"
                                : "See: starling backfill show " + id(backfill) + " --watch")));
    }

    /** Until nothing more happens by itself. */
    int watch(JsonNode backfill) {
        return end(follow(backfill, "COUNTING", "RUNNING"));
    }

    void tell(JsonNode backfill) {
        page.print(backfill);
        starling.say(BackfillPage.progress(backfill, starling.terminal().zone()));
    }

    /** Where it stands, in a line. */
    String line(JsonNode backfill) {
        JsonNode reason = backfill.path("reason");
        return id(backfill) + " " + state(backfill) + (reason.isString() ? ": " + reason.asString() : "");
    }

    private JsonNode follow(JsonNode backfill, String... states) {
        Set<String> wanted = Set.of(states);
        JsonNode seen = backfill;
        try (ProgressLine line = new ProgressLine(starling);
                Leaving leaving = new Leaving(session, starling.terminal(), farewell(backfill))) {
            while (wanted.contains(state(seen))) {
                line.show(BackfillPage.progress(seen, starling.terminal().zone()));
                String next =
                        path(id(seen)) + "?wait=20&step=" + seen.path("step").asLong();
                seen = leaving.unlessLeaving(() -> session.api().get(next));
            }
        }
        return seen;
    }

    private int end(JsonNode backfill) {
        starling.show(backfill, () -> {
            if (!state(backfill).equals("DONE")) {
                starling.say(line(backfill));
                return;
            }
            if (backfill.path("startedAt").isNull()) {
                page.print(backfill);
            }
            JsonNode done = backfill.path("done");
            int carried = done.path("carried").asInt();
            int copies = done.path("copies").asInt();
            starling.say(id(backfill) + " DONE: " + carried + " carried"
                    + (copies > carried ? " as " + copies : "") + ", "
                    + done.path("known").asInt() + " there already, "
                    + done.path("skipped").asInt() + " left"
                    + (backfill.path("reason").isString()
                            ? ". " + backfill.path("reason").asString()
                            : ""));
        });
        return state(backfill).equals("DONE") ? ExitCode.OK : ExitCode.FAILED;
    }

    private String farewell(JsonNode backfill) {
        String id = id(backfill);
        return session.endsWithTheCommand()
                ? "The backfill " + id
                        + " goes on with the next daemon (starling serve). Stop it: starling backfill stop " + id
                : "The backfill " + id + " goes on in the daemon. See: starling backfill show " + id
                        + " --watch. Halt it: starling backfill pause " + id + ", or stop " + id;
    }

    private static String later(JsonNode backfill) {
        return "Start it: starling backfill start " + id(backfill) + ", or forget it: starling backfill stop "
                + id(backfill);
    }

    private static String id(JsonNode backfill) {
        return backfill.path("id").asString();
    }

    private static String state(JsonNode backfill) {
        return backfill.path("state").asString();
    }
}
