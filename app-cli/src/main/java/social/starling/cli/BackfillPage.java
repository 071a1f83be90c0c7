package social.starling.cli;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import tools.jackson.databind.JsonNode;

/** A backfill as people read it. */
final class BackfillPage {
    private static final int MOST_REASONS = 5;
    private static final int BAR = 30;

    private final Terminal terminal;
    private final AccountNames names;

    BackfillPage(Terminal terminal, AccountNames names) {
        this.terminal = terminal;
        this.names = names;
    }

    /** What it carries, what it leaves and why, what it costs and how long it takes. */
    void print(JsonNode backfill) {
        JsonNode counts = backfill.path("counts");
        Sheet sheet = new Sheet()
                .line(
                        "backfill",
                        backfill.path("id").asString() + ", "
                                + backfill.path("state").asString())
                .line("route", backfill.path("route").asString() + ", " + way(backfill, names))
                .line("posts", window(backfill))
                .line(
                        "found",
                        counts.path("posts").asInt()
                                + (backfill.path("countedAt").isNull() ? " so far" : ""))
                .line("to carry", carried(backfill))
                .line("there", there(counts))
                .line("left", counts.path("skipped").asInt() + " by the route's rules");
        backfill.path("reasons")
                .valueStream()
                .limit(MOST_REASONS)
                .forEach(reason -> sheet.line(
                        "",
                        reason.path("posts").asInt() + " because "
                                + reason.path("reason").asString()));
        sheet.line("price", "$" + backfill.path("price").asString())
                .line("pace", backfill.path("pace").asInt() + " an hour, about " + Times.length(length(backfill)))
                .line("reason", backfill.path("reason").asString(""))
                .print(terminal);
    }

    static Table table(JsonNode all, AccountNames names) {
        Table table = new Table("id", "route", "way", "state", "done", "carried", "proposed", "reason");
        all.forEach(backfill -> table.row(
                backfill.path("id").asString(),
                backfill.path("route").asString(),
                way(backfill, names),
                Cell.state(backfill.path("state").asString()),
                Cell.figure(backfill.path("progress").path("percent").asInt() + "%"),
                Cell.figure(backfill.path("done").path("carried").asInt() + " of "
                        + backfill.path("counts").path("carried").asInt()),
                Cell.time(backfill.path("createdAt")),
                backfill.path("reason").asString("")));
        return table;
    }

    /** How far it is, in one line. */
    static String progress(JsonNode backfill, ZoneId zone) {
        JsonNode progress = backfill.path("progress");
        JsonNode reason = backfill.path("reason");
        String why = reason.isString() ? ", " + reason.asString() : "";
        if (backfill.path("state").asString().equals("COUNTING")) {
            return "Counting: " + backfill.path("counts").path("posts").asInt() + " posts so far" + why;
        }
        int percent = progress.path("percent").asInt();
        StringBuilder line = new StringBuilder(ProgressBar.drawn(percent, 100, BAR))
                .append(' ')
                .append(progress.path("done").asInt())
                .append('/')
                .append(progress.path("total").asInt());
        if (progress.path("perHour").isNumber()) {
            line.append(", ").append(progress.path("perHour").asInt()).append(" an hour");
        }
        if (progress.path("eta").isString()) {
            line.append(", done at ").append(Times.local(progress.path("eta"), zone));
        }
        return line.append(why).toString();
    }

    private static String way(JsonNode backfill, AccountNames names) {
        return names.name(backfill.path("source").asString()) + " -> "
                + names.name(backfill.path("target").asString());
    }

    private String window(JsonNode backfill) {
        if (backfill.path("archive").isString()) {
            return ofArchive(backfill);
        }
        return backfill.path("last").isNumber()
                ? "the last " + backfill.path("last").asInt()
                : "since " + Times.local(backfill.path("since"), terminal.zone());
    }

    private static String there(JsonNode counts) {
        int recognised = counts.path("recognised").asInt();
        return counts.path("known").asInt() + " were carried before, or are copies themselves"
                + (recognised == 0 ? "" : "; " + recognised + " of them were recognised on the target");
    }

    private String ofArchive(JsonNode backfill) {
        String archive = " of the archive " + backfill.path("archive").asString();
        if (backfill.path("last").isNumber()) {
            return "the last " + backfill.path("last").asInt() + archive;
        }
        boolean all = Instant.EPOCH.toString().equals(backfill.path("since").asString());
        return all ? "all" + archive : "since " + Times.local(backfill.path("since"), terminal.zone()) + archive;
    }

    private static String carried(JsonNode backfill) {
        int carried = backfill.path("counts").path("carried").asInt();
        int copies = backfill.path("counts").path("copies").asInt();
        int max = backfill.path("max").asInt();
        // The last 10 are 10 at most: a bound is worth a word where there may be more beyond it.
        boolean bounded = carried == max && backfill.path("last").asInt(0) != max;
        return carried + (copies > carried ? " as " + copies : "") + (bounded ? ", the most that is allowed" : "");
    }

    private static Duration length(JsonNode backfill) {
        long copies = backfill.path("counts").path("copies").asLong()
                - backfill.path("done").path("copies").asLong();
        long pace = Math.max(1, backfill.path("pace").asLong());
        return Duration.ofSeconds(Math.max(0, copies) * 3_600 / pace);
    }
}
