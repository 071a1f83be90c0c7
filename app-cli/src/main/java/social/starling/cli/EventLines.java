package social.starling.cli;

import java.util.List;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;

/** Events as people read them. */
final class EventLines {
    Table table(JsonNode events) {
        Table table = new Table("no", "when", "what", "of", "more");
        events.forEach(event -> table.row(
                event.path("sequence").asLong(),
                Cell.time(event.path("at")),
                type(event),
                Cell.name(event.path("subject").asString()),
                more(event)));
        return table;
    }

    /** Beginning with the time of day, for who watches. */
    String line(JsonNode event, Terminal terminal) {
        return Times.local(event.path("at"), terminal.zone()) + " "
                + terminal.painted(Plain.line(event.path("type").asString()), tone(event)) + " "
                + Plain.line(event.path("subject").asString() + " " + more(event));
    }

    /** @param types beginnings of their types; empty for all */
    JsonNode only(JsonNode events, List<String> types) {
        if (types.isEmpty()) {
            return events;
        }
        ArrayNode some = JsonMapper.shared().createArrayNode();
        for (JsonNode event : events) {
            String type = event.path("type").asString();
            if (types.stream().anyMatch(wanted -> type.equals(wanted) || type.startsWith(wanted + "."))) {
                some.add(event);
            }
        }
        return some;
    }

    private static Cell type(JsonNode event) {
        return new Cell.Word(event.path("type").asString(), tone(event));
    }

    private static Tone tone(JsonNode event) {
        return switch (event.path("type").asString()) {
            case "post.published", "post.adopted", "backfill.finished" -> Tone.GOOD;
            case "post.failed", "delivery.held", "account.sign-in-needed" -> Tone.BAD;
            case "delivery.delayed", "delivery.unknown", "media.dropped", "backfill.paused" -> Tone.WAITING;
            default -> Tone.PLAIN;
        };
    }

    /** What a person needs first, then the rest. */
    private static String more(JsonNode event) {
        JsonNode fields = event.path("fields");
        String rest = fields.propertyStream()
                .filter(entry -> !entry.getKey().equals("reason"))
                .sorted(java.util.Map.Entry.comparingByKey())
                .map(entry -> entry.getKey() + "=" + entry.getValue().asString())
                .collect(Collectors.joining(" "));
        String reason = fields.path("reason").asString("");
        return reason.isEmpty() ? rest : rest.isEmpty() ? reason : reason + " (" + rest + ")";
    }
}
