package social.starling.cli;

import java.io.PrintStream;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
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

    private static final Duration DELETION = Duration.ofSeconds(60);

    @ParentCommand
    private StarlingCommand starling;

    @Command(name = "list", mixinStandardHelpOptions = true, description = "Lists deliveries, newest first.")
    int list(
            @Option(names = "--state", paramLabel = "STATE,…", description = "Only in these states, such as HELD,DEAD.")
                    @Nullable
                    String states,
            @Option(names = "--target", paramLabel = "ACCOUNT", description = "Only to this account.") @Nullable
                    String target,
            @Option(
                            names = "--origin",
                            paramLabel = "ORIGIN",
                            description = "Only of this origin, as the list shows it.")
                    @Nullable
                    String origin,
            @Option(names = "--before", paramLabel = "ID", description = "Only those further down than this one.")
                    @Nullable
                    String before,
            @Option(
                            names = "--limit",
                            paramLabel = "N",
                            defaultValue = "50",
                            description = "1 to 1000 (default: ${DEFAULT-VALUE}).")
                    int limit) {
        return starling.with(session -> {
            AccountNames names = new AccountNames(session.api());
            StringBuilder query = new StringBuilder("/api/deliveries?limit=" + limit);
            append(query, "state", states);
            append(query, "target", target == null ? null : names.id(target));
            append(query, "origin", origin);
            append(query, "before", before);
            JsonNode deliveries = session.api().get(query.toString());
            return starling.show(deliveries, () -> print(deliveries, names));
        });
    }

    @Command(name = "show", mixinStandardHelpOptions = true, description = "Shows one delivery and its life so far.")
    int show(@Parameters(paramLabel = "ID") String id) {
        return starling.with(session -> {
            JsonNode delivery = session.api().get("/api/deliveries/" + UrlText.encode(id));
            return starling.show(delivery, () -> print(delivery));
        });
    }

    @Command(
            name = "retry",
            mixinStandardHelpOptions = true,
            description = {"Tries again.", "What may have been published is looked for before anything is sent."})
    int retry(@Parameters(paramLabel = "ID") String id) {
        return decide(id, "retry", Map.of());
    }

    @Command(name = "hold", mixinStandardHelpOptions = true, description = "Holds a delivery until a person decides.")
    int hold(
            @Parameters(paramLabel = "ID") String id,
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
            })
    int cancel(@Parameters(paramLabel = "ID") String id) {
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

    private void print(JsonNode deliveries, AccountNames names) {
        if (deliveries.isEmpty()) {
            starling.remark("Nothing here. Deliveries appear when a route or a post plans them.");
            return;
        }
        Table table = new Table("id", "state", "to", "part", "planned", "text", "reason");
        deliveries.forEach(delivery -> table.row(
                delivery.path("id").asString(),
                Cell.state(delivery.path("state").asString()),
                names.name(delivery.path("target").asString()),
                delivery.path("segment").asInt() + 1,
                Cell.time(delivery.path("createdAt")),
                DeliveryLines.text(delivery),
                delivery.path("reason").asString("")));
        table.print(starling.terminal());
    }

    private void print(JsonNode delivery) {
        PrintStream out = starling.terminal().out();
        delivery.properties().forEach(entry -> {
            boolean empty = entry.getValue().isNull()
                    || entry.getValue().isBoolean() && !entry.getValue().asBoolean();
            if (!entry.getKey().equals("history") && !empty) {
                out.printf(
                        "%-12s %s%n",
                        entry.getKey(), Plain.line(entry.getValue().asString()));
            }
        });
        if (isUnwelcome(delivery)) {
            starling.say("It was to be cancelled and stands; to take it away: starling ledger delete "
                    + delivery.path("id").asString());
        }
        out.println();
        Table table = new Table("when", "from", "to", "claim", "why");
        delivery.path("history")
                .forEach(step -> table.row(
                        Cell.time(step.path("at")),
                        Cell.state(step.path("from").asString("")),
                        Cell.state(step.path("to").asString()),
                        step.path("epoch").asLong(),
                        step.path("reason").asString("")));
        table.print(starling.terminal());
    }

    /** Published although somebody wanted it cancelled, and not being deleted. */
    private static boolean isUnwelcome(JsonNode delivery) {
        return delivery.path("cancelWished").asBoolean()
                && delivery.path("state").asString().equals("CONFIRMED")
                && delivery.path("deletion").isNull();
    }

    private static void append(StringBuilder query, String name, @Nullable String value) {
        if (value != null) {
            query.append('&').append(name).append('=').append(UrlText.encode(value));
        }
    }
}
