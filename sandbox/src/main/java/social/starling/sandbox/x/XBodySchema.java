package social.starling.sandbox.x;

import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** Checks a body against the part of JSON Schema that X's description uses; a key the schema does not know is refused. */
final class XBodySchema {
    private XBodySchema() {}

    static void check(JsonNode value, JsonNode schema) {
        check("$", value, schema);
    }

    private static void check(String path, JsonNode value, JsonNode schema) {
        String type = schema.path("type").stringValue("object");
        boolean fits = switch (type) {
            case "string" -> value.isString();
            case "boolean" -> value.isBoolean();
            case "integer" -> value.isIntegralNumber();
            case "number" -> value.isNumber();
            case "array" -> value.isArray();
            default -> value.isObject();
        };
        if (!fits) {
            throw refuse(path, value.getNodeType() + " found, " + type + " expected");
        }
        switch (type) {
            case "string" -> checkString(path, value.stringValue(), schema);
            case "integer" -> checkRange(path, value.longValue(), schema, "minimum", "maximum");
            case "array" -> checkArray(path, value, schema);
            case "object" -> checkObject(path, value, schema);
            default -> {}
        }
    }

    private static void checkObject(String path, JsonNode value, JsonNode schema) {
        JsonNode known = schema.path("properties");
        for (var property : value.properties()) {
            JsonNode propertySchema = known.get(property.getKey());
            if (propertySchema == null) {
                throw refuse(
                        path + "." + property.getKey(),
                        "is not defined in the schema and the schema does not " + "allow additional properties");
            }
            check(path + "." + property.getKey(), property.getValue(), propertySchema);
        }
        for (JsonNode name : schema.path("required")) {
            if (!value.has(name.stringValue())) {
                throw refuse(path + "." + name.stringValue(), "is missing but it is required");
            }
        }
    }

    private static void checkArray(String path, JsonNode value, JsonNode schema) {
        checkRange(path, value.size(), schema, "minItems", "maxItems");
        for (int i = 0; i < value.size(); i++) {
            check(path + "[" + i + "]", value.get(i), schema.path("items"));
        }
    }

    private static void checkString(String path, String text, JsonNode schema) {
        checkRange(path, text.codePointCount(0, text.length()), schema, "minLength", "maxLength");
        if (schema.has("pattern") && !Pattern.matches(schema.path("pattern").stringValue(), text)) {
            throw refuse(
                    path,
                    "does not match the regex pattern " + schema.path("pattern").stringValue());
        }
        if (schema.has("enum")) {
            boolean listed = false;
            for (JsonNode allowed : schema.path("enum")) {
                listed |= text.equals(allowed.stringValue());
            }
            if (!listed) {
                throw refuse(path, "does not have a value in the enumeration " + schema.path("enum"));
            }
        }
    }

    private static void checkRange(String path, long value, JsonNode schema, String least, String most) {
        if (schema.has(least) && value < schema.path(least).longValue()) {
            throw refuse(path, "has " + value + ", at least " + schema.path(least) + " is needed");
        }
        if (schema.has(most) && value > schema.path(most).longValue()) {
            throw refuse(path, "has " + value + ", at most " + schema.path(most) + " is allowed");
        }
    }

    private static RuntimeException refuse(String path, String complaint) {
        return XProblems.invalid(path + ": " + complaint);
    }
}
