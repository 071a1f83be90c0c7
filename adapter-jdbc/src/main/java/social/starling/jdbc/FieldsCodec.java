package social.starling.jdbc;

import java.util.Map;
import tools.jackson.databind.node.ObjectNode;

/** A map of texts, as JSON: the fields of an event, and the secrets before they are encrypted. */
final class FieldsCodec {
    private static final int VERSION = 1;

    private FieldsCodec() {}

    static String write(Map<String, String> fields) {
        return StoredJson.write(VERSION, json -> {
            ObjectNode object = json.putObject("fields");
            fields.forEach(object::put);
        });
    }

    static Map<String, String> read(String text) {
        return StoredJson.read(text, "set of fields", VERSION, json -> json.object("fields", StoredJson::map));
    }
}
