package social.starling.cli;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import tools.jackson.databind.JsonNode;

/** {@code starling ledger …}. */
@Command(
        name = "ledger",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        description = "Shows what was and will be sent, and lets a person decide.",
        footer = {
            "",
            "Examples:",
            "  starling ledger list --state HELD,DEAD",
            "  starling ledger show dlv-0123456789abcdef01234567",
            "  starling ledger retry dlv-0123456789abcdef01234567",
            "  starling ledger delete dlv-0123456789abcdef01234567"
        })
final class LedgerCommand {
    /** How long a cancelled one is waited for that was just being sent. */
    private static final Duration ANSWER = Duration.ofSeconds(20);

    private static final int PAGE = 50;
    /** Enough to know that there is much. */
    private static final int MOST_COUNTED = 10_000;

    private static final Duration DELETION = Duration.ofSeconds(60);

    @ParentCommand
    private StarlingCommand starling;

    @Command(
            name = "list",
            mixinStandardHelpOptions = true,
            description = {
                "Lists deliveries, newest first.",
                "With --follow it goes on and shows each that is published, delayed, held, given up or decided about, also"
                        + " after the daemon was restarted, until Ctrl-C."
            },
            footer = {
                "",
                "Examples:",
                "  starling ledger list --state HELD,DEAD --since today",
                "  starling ledger list --text 'too long' --platform twitter",
                "  starling ledger list --state DEAD --quiet | xargs -n1 starling ledger retry",
                "  starling ledger list --follow"
            })
    int list(
            @Mixin LedgerFilter some,
            @Option(names = "--before", paramLabel = "ID", description = "Only those further down than this one.")
                    @Nullable
                    String before,
            @Option(names = "--limit", paramLabel = "N", description = "1 to 1000 (default: 50, with --follow 10).")
                    @Nullable
                    Integer limit,
            @Option(
                            names = {"-f", "--follow"},
                            description = "Go on with what changes; with --json an object on each line.")
                    boolean follow,
            @Mixin ListOptions options) {
        if (follow) {
            return new LedgerFollowing(starling).list(some, limit == null ? 10 : limit);
        }
        return starling.with(session -> {
            AccountNames names = new AccountNames(session.api());
            Map<String, String> query = some.query(starling.terminal(), names);
            int most = limit == null ? PAGE : limit;
            query.put("limit", String.valueOf(most));
            if (before != null) {
                query.put("before", before);
            }
            JsonNode deliveries = session.api().get(LedgerFilter.address("/api/deliveries", query));
            int exit = options.print(
                    starling,
                    deliveries,
                    query.size() > 1
                            ? "No such delivery. All of them: starling ledger list"
                            : "Nothing here. Deliveries appear when a route or a post plans them.",
                    () -> new LedgerPage(starling.terminal(), names).table(deliveries));
            if (deliveries.size() == most && !starling.isJson()) {
                tellOfMore(
                        session.api(),
                        query,
                        deliveries.path(most - 1).path("id").asString());
            }
            return exit;
        });
    }

    @Command(
            name = "summary",
            mixinStandardHelpOptions = true,
            description = {
                "Counts deliveries by state, account and reason, the most frequent first.",
                "Of the newest 100000 of them; where there are more it says so."
            },
            footer = {
                "",
                "Examples:",
                "  starling ledger summary --state HELD,DEAD --since today",
                "  starling ledger summary --route rt-0k3v9d2m --since 7d --json"
            })
    int summary(
            @Mixin LedgerFilter some,
            @Option(names = "--no-headers", description = "Leave out the line of headings.") boolean headless) {
        if (some.hasText()) {
            throw new CommandException(
                    ExitCode.USAGE, "Words cannot be summed up; list what has them: starling ledger list --text WORDS");
        }
        return starling.with(session -> {
            AccountNames names = new AccountNames(session.api());
            JsonNode summary = session.api()
                    .get(LedgerFilter.address("/api/deliveries/summary", some.query(starling.terminal(), names)));
            return starling.show(summary, () -> {
                if (summary.path("total").asLong() == 0) {
                    starling.remark("No such delivery.");
                    return;
                }
                Table table = new LedgerPage(starling.terminal(), names).groups(summary);
                (headless ? table.withoutHeadings() : table).print(starling.terminal());
                starling.remark(summary.path("total").asLong() + " in all"
                        + (summary.path("complete").asBoolean() ? "" : ", of the newest; there are older ones")
                        + (summary.path("groups").size() > LedgerPage.MOST_GROUPS
                                ? "; the other kinds are in --json"
                                : ""));
            });
        });
    }

    @Command(
            name = "show",
            mixinStandardHelpOptions = true,
            description = {
                "Shows one delivery and its life so far.",
                "With --follow it goes on until nothing more happens to it by itself."
            },
            footer = {
                "",
                "Examples:",
                "  starling ledger show dlv-0123456789abcdef01234567",
                "  starling ledger show dlv-0123456789abcdef01234567 --follow"
            })
    int show(
            @Parameters(paramLabel = "ID", description = "The delivery, as ledger list names it.") String id,
            @Option(
                            names = {"-f", "--follow"},
                            description = "Go on until it rests; exit code 1 where it is held or dead then.")
                    boolean follow) {
        if (follow) {
            return new LedgerFollowing(starling).show(id);
        }
        return starling.with(session -> {
            JsonNode delivery = session.api().get("/api/deliveries/" + UrlText.encode(id));
            return starling.show(delivery, () -> {
                LedgerPage page = new LedgerPage(starling.terminal(), new AccountNames(session.api()));
                page.print(delivery);
                starling.terminal().out().println();
                page.history(delivery).print(starling.terminal());
            });
        });
    }

    @Command(
            name = "retry",
            mixinStandardHelpOptions = true,
            description = {"Tries again.", "What may have been published is looked for before anything is sent."},
            footer = {"", "Example:", "  starling ledger retry dlv-0123456789abcdef01234567"})
    int retry(@Parameters(paramLabel = "ID", description = "The delivery, as ledger list names it.") String id) {
        return decide(id, "retry", Map.of());
    }

    @Command(
            name = "hold",
            mixinStandardHelpOptions = true,
            description = "Holds a delivery until a person decides.",
            footer = {"", "Example:", "  starling ledger hold dlv-0123456789abcdef01234567 --reason 'odd words'"})
    int hold(
            @Parameters(paramLabel = "ID", description = "The delivery, as ledger list names it.") String id,
            @Option(names = "--reason", paramLabel = "TEXT", description = "Why, for those who read the ledger.")
                    @Nullable
                    String reason) {
        return decide(id, "hold", reason == null ? Map.of() : Map.of("reason", reason));
    }

    @Command(
            name = "cancel",
            mixinStandardHelpOptions = true,
            description = {
                "Withdraws a delivery and the parts of the post that follow it.",
                "What is just being sent is settled first; where it stands then, its deletion is offered."
            },
            footer = {"", "Example:", "  starling ledger cancel dlv-0123456789abcdef01234567"})
    int cancel(@Parameters(paramLabel = "ID", description = "The delivery, as ledger list names it.") String id) {
        return starling.with(session -> {
            JsonNode wished = session.api().post("/api/deliveries/" + UrlText.encode(id) + "/cancel", Map.of());
            JsonNode delivery =
                    new SettlingWatch(session.api(), ANSWER).await(List.of(id)).getFirst();
            starling.show(delivery, () -> starling.say(DeliveryLines.line(delivery)));
            if (!delivery.path("state").asString().equals("CONFIRMED")) {
                return ExitCode.OK;
            }
            if (starling.terminal().isInteractive() && !starling.isJson()) {
                return new DeletionDialog(starling, session).delete(id, false, DELETION);
            }
            throw new CommandException(
                    ExitCode.CONFLICT,
                    "It was published before it could be cancelled; to take it away, delete it: starling ledger delete "
                            + wished.path("id").asString());
        });
    }

    @Command(
            name = "delete",
            mixinStandardHelpOptions = true,
            description = {
                "Deletes a post that was published, and all that comes after it in its thread.",
                "Shows first what that is and asks; without a terminal it is deleted only with --yes."
            },
            footer = {"", "Example:", "  starling ledger delete dlv-0123456789abcdef01234567"})
    int delete(
            @Parameters(paramLabel = "ID", description = "The delivery that published it.") String id,
            @Option(names = "--yes", description = "Do not ask, whatever hangs on it.") boolean yes,
            @Option(
                            names = "--timeout",
                            paramLabel = "SECONDS",
                            defaultValue = "60",
                            description = "How long to wait until it is gone (default: ${DEFAULT-VALUE}).")
                    int timeout) {
        return starling.with(
                session -> new DeletionDialog(starling, session).delete(id, yes, Duration.ofSeconds(timeout)));
    }

    private int decide(String id, String decision, Map<String, Object> body) {
        return starling.with(session -> {
            JsonNode delivery = session.api().post("/api/deliveries/" + UrlText.encode(id) + "/" + decision, body);
            return starling.show(delivery, () -> starling.say(DeliveryLines.line(delivery)));
        });
    }

    /** What there is below the page that was shown. */
    private void tellOfMore(ApiClient api, Map<String, String> query, String last) {
        String onward = "; go on with: --before " + last;
        if (query.containsKey("text")) {
            starling.remark("There may be more" + onward);
            return;
        }
        Map<String, String> rest = new LinkedHashMap<>(query);
        rest.put("before", last);
        rest.put("most", String.valueOf(MOST_COUNTED));
        rest.remove("limit");
        long more = api.get(LedgerFilter.address("/api/deliveries/summary", rest))
                .path("total")
                .asLong();
        if (more > 0) {
            starling.remark((more == MOST_COUNTED ? "At least " : "") + more + " more" + onward);
        }
    }
}
