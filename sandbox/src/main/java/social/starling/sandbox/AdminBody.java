package social.starling.sandbox;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;

/** An admin request's JSON object, read strictly: an unknown key or a wrong type is refused with what is allowed. */
public final class AdminBody {
    private final JsonNode object;

    private AdminBody(JsonNode object) {
        this.object = object;
    }

    /** The body of {@code request}, which may have {@code keys} and no others; no body stands for an empty object. */
    public static AdminBody of(WireRequest request, String... keys) {
        byte[] body = request.body();
        JsonNode node = body.length == 0
                ? Json.object()
                : Json.read(body).orElseThrow(() -> refuse("the body is not well-formed JSON"));
        return of(node, keys);
    }

    private static AdminBody of(JsonNode node, String... keys) {
        if (!node.isObject()) {
            throw refuse("a JSON object is expected");
        }
        Set<String> known = new TreeSet<>(List.of(keys));
        for (String key : node.propertyNames()) {
            if (!known.contains(key)) {
                throw refuse("key '" + key + "' is unknown; known are " + known);
            }
        }
        return new AdminBody(node);
    }

    /** A refusal of the admin API: 400 with a sentence. */
    public static Refusal refuse(String sentence) {
        return new Refusal(sentence, WireReply.json(400, Json.object().put("error", sentence)));
    }

    /** Whether {@code key} stands there, be it null. */
    public boolean has(String key) {
        return object.has(key);
    }

    /** A required text. */
    public String text(String key) {
        return optionalText(key).orElseThrow(() -> refuse("'" + key + "' is missing; it must be a string"));
    }

    /** A text, empty when it is missing or null. */
    public Optional<String> optionalText(String key) {
        return present(key).map(node -> {
            if (!node.isString()) {
                throw refuse("'" + key + "' must be a string");
            }
            return node.stringValue();
        });
    }

    /** A whole number, {@code otherwise} when it is missing. */
    public int number(String key, int otherwise) {
        return present(key)
                .map(node -> {
                    if (!node.isInt()) {
                        throw refuse("'" + key + "' must be a whole number");
                    }
                    return node.intValue();
                })
                .orElse(otherwise);
    }

    /** A decimal number, empty when it is missing or null. */
    public Optional<BigDecimal> decimal(String key) {
        return present(key).map(node -> {
            if (!node.isNumber()) {
                throw refuse("'" + key + "' must be a number");
            }
            return node.decimalValue();
        });
    }

    /** A truth value, {@code otherwise} when it is missing. */
    public boolean flag(String key, boolean otherwise) {
        return present(key)
                .map(node -> {
                    if (!node.isBoolean()) {
                        throw refuse("'" + key + "' must be true or false");
                    }
                    return node.booleanValue();
                })
                .orElse(otherwise);
    }

    /** A list of objects with {@code keys} and no others; empty when it is missing. */
    public List<AdminBody> objects(String key, String... keys) {
        List<AdminBody> objects = new ArrayList<>();
        for (JsonNode one : array(key)) {
            objects.add(of(one, keys));
        }
        return objects;
    }

    /** An object with {@code keys} and no others; empty when it is missing or null. */
    public Optional<AdminBody> object(String key, String... keys) {
        return present(key).map(node -> of(node, keys));
    }

    /** A list of texts; empty when it is missing. */
    public List<String> texts(String key) {
        List<String> texts = new ArrayList<>();
        for (JsonNode one : array(key)) {
            if (!one.isString()) {
                throw refuse("'" + key + "' must be a list of strings");
            }
            texts.add(one.stringValue());
        }
        return texts;
    }

    /** The value as it stands, empty when it is missing or null. */
    public Optional<JsonNode> present(String key) {
        return Optional.ofNullable(object.get(key)).filter(node -> !node.isNull());
    }

    private JsonNode array(String key) {
        JsonNode node = present(key).orElseGet(Json::array);
        if (!node.isArray()) {
            throw refuse("'" + key + "' must be a list");
        }
        return node;
    }
}
