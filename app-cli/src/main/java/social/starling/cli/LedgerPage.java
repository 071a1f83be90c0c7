package social.starling.cli;

import java.util.Map;
import tools.jackson.databind.JsonNode;

/** Deliveries as people read them. */
final class LedgerPage {
    /** Of a line that may be wrapped. */
    private static final int LONGEST_TEXT = 60;

    static final int MOST_GROUPS = 20;

    private final Terminal terminal;
    private final AccountNames names;

    LedgerPage(Terminal terminal, AccountNames names) {
        this.terminal = terminal;
        this.names = names;
    }

    Table table(JsonNode deliveries) {
        Table table = new Table("id", "state", "to", "part", "changed", "reason", "text");
        deliveries.forEach(delivery -> table.row(
                delivery.path("id").asString(),
                Cell.state(delivery.path("state").asString()),
                names.name(delivery.path("target").asString()),
                part(delivery),
                Cell.time(delivery.path("updatedAt")),
                delivery.path("reason").asString(""),
                DeliveryLines.text(delivery)));
        return table;
    }

    /** In one line, beginning with when it has changed, for who watches. */
    String line(JsonNode delivery) {
        String state = delivery.path("state").asString();
        String reason = delivery.path("reason").asString("");
        return Times.local(delivery.path("updatedAt"), terminal.zone()) + " "
                + delivery.path("id").asString() + " " + terminal.painted(state, Tone.of(state)) + " "
                + Plain.line(names.name(delivery.path("target").asString())) + " "
                + Plain.line(
                        (reason.isEmpty() ? "" : reason + ": ") + DeliveryLines.text(delivery),
                        terminal.screen().showsOutput() ? LONGEST_TEXT : Integer.MAX_VALUE);
    }

    void print(JsonNode delivery) {
        Sheet sheet = new Sheet();
        delivery.properties().forEach(entry -> {
            JsonNode value = entry.getValue();
            boolean empty = value.isNull() || value.isBoolean() && !value.asBoolean();
            if (!entry.getKey().equals("history") && !empty) {
                sheet.line(entry.getKey(), cell(entry));
            }
        });
        sheet.print(terminal);
        if (isUnwelcome(delivery)) {
            terminal.out()
                    .println("It was to be cancelled and stands; to take it away: starling ledger delete "
                            + delivery.path("id").asString());
        }
    }

    Table history(JsonNode delivery) {
        Table table = new Table("when", "from", "to", "claim", "why");
        delivery.path("history")
                .forEach(step -> table.row(
                        Cell.time(step.path("at")),
                        Cell.state(step.path("from").asString("")),
                        Cell.state(step.path("to").asString()),
                        step.path("epoch").asLong(),
                        step.path("reason").asString("")));
        return table;
    }

    /** A step of a life in one line. */
    String step(JsonNode step) {
        String to = step.path("to").asString();
        return Times.local(step.path("at"), terminal.zone()) + " " + terminal.painted(to, Tone.of(to)) + " "
                + Plain.line(step.path("reason").asString(""));
    }

    Table groups(JsonNode summary) {
        Table table = new Table("state", "to", "count", "reason");
        summary.path("groups")
                .valueStream()
                .limit(MOST_GROUPS)
                .forEach(group -> table.row(
                        Cell.state(group.path("state").asString()),
                        names.name(group.path("target").asString()),
                        group.path("deliveries").asLong(),
                        group.path("reason").asString("")));
        return table;
    }

    private Cell cell(Map.Entry<String, JsonNode> entry) {
        String text = entry.getValue().asString();
        return switch (entry.getKey()) {
            case "state" -> Cell.state(text);
            case "target" -> Cell.of(names.name(text));
            case "dueAt", "createdAt", "updatedAt" -> Cell.time(entry.getValue());
            default -> Cell.of(text);
        };
    }

    /** Which part of a post that was split; most are not. */
    private static Object part(JsonNode delivery) {
        int segment = delivery.path("segment").asInt();
        return segment == 0 ? Cell.NOTHING : segment + 1;
    }

    /** Published although somebody wanted it cancelled, and not being deleted. */
    private static boolean isUnwelcome(JsonNode delivery) {
        return delivery.path("cancelWished").asBoolean()
                && delivery.path("state").asString().equals("CONFIRMED")
                && delivery.path("deletion").isNull();
    }
}
