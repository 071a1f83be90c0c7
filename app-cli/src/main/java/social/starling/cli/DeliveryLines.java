package social.starling.cli;

import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;

/** Deliveries in words. */
final class DeliveryLines {
    private DeliveryLines() {}

    static String line(JsonNode delivery) {
        String state = delivery.path("state").asString();
        boolean deletes = delivery.path("action").asString().equals("DELETE");
        String where = delivery.path("remote").isString()
                ? (deletes ? ", which deletes " : " as ")
                        + delivery.path("remote").asString()
                : "";
        String why = delivery.path("reason").isString()
                ? ": " + delivery.path("reason").asString()
                : "";
        return delivery.path("id").asString() + " " + state + where + why;
    }

    /** What it says and how much it shows, in one line. */
    static String text(JsonNode delivery) {
        int media = delivery.path("media").asInt(0);
        return Plain.line(delivery.path("text").asString("")) + (media == 0 ? "" : " [" + media + " media]");
    }

    static JsonNode array(List<JsonNode> deliveries) {
        ArrayNode array = JsonMapper.shared().createArrayNode();
        deliveries.forEach(array::add);
        return array;
    }
}
