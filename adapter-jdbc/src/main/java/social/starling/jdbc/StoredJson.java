package social.starling.jdbc;

import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import social.starling.jdbc.DatabaseException.Trouble;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * An object in a JSON column. Every name in it must be asked for: a value that this binary does not know may change what
 * is sent, so it is refused and not dropped.
 */
final class StoredJson {
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();
    private static final String VERSION = "v";

    private final String what;
    private final JsonNode node;
    private final Set<String> known = new HashSet<>();

    private StoredJson(String what, JsonNode node) {
        this.what = what;
        this.node = node;
        if (!node.isObject()) {
            throw unreadable(what, "it is no object");
        }
    }

    /** Writes an object of the given version. */
    static String write(int version, Consumer<ObjectNode> content) {
        ObjectNode object = MAPPER.createObjectNode();
        object.put(VERSION, version);
        content.accept(object);
        return MAPPER.writeValueAsString(object);
    }

    /**
     * Reads an object of the given version whole.
     *
     * @param what the column, for messages
     * @throws DatabaseException when it has another version, names that are not asked for, or values that are not allowed
     */
    static <T> T read(String json, String what, int version, Function<StoredJson, T> content) {
        try {
            StoredJson object = new StoredJson(what, MAPPER.readTree(json));
            int found = object.number(VERSION);
            if (found != version) {
                throw unreadable(what, "it has version " + found + ", this Starling reads version " + version);
            }
            return object.whole(content);
        } catch (JacksonException e) {
            throw unreadable(what, e.getOriginalMessage());
        } catch (IllegalArgumentException | ArithmeticException | DateTimeException e) {
            throw unreadable(what, String.valueOf(e.getMessage()));
        }
    }

    String text(String name) {
        String text = textOrNull(name);
        if (text == null) {
            throw unreadable(what, "\"" + name + "\" is missing");
        }
        return text;
    }

    @Nullable
    String textOrNull(String name) {
        JsonNode value = value(name);
        if (value == null) {
            return null;
        }
        if (!value.isString()) {
            throw unreadable(what, "\"" + name + "\" is no text");
        }
        return value.stringValue();
    }

    int number(String name) {
        return Math.toIntExact(bigNumber(name));
    }

    long bigNumber(String name) {
        JsonNode value = value(name);
        if (value == null || !value.canConvertToLong() || !value.isIntegralNumber()) {
            throw unreadable(what, "\"" + name + "\" is no whole number");
        }
        return value.longValue();
    }

    /** {@code missing} where the name is. */
    long bigNumberOr(String name, long missing) {
        return value(name) == null ? missing : bigNumber(name);
    }

    boolean flag(String name) {
        JsonNode value = value(name);
        if (value == null || !value.isBoolean()) {
            throw unreadable(what, "\"" + name + "\" is neither true nor false");
        }
        return value.booleanValue();
    }

    boolean flag(String name, boolean missing) {
        return value(name) == null ? missing : flag(name);
    }

    /** A constant by its name. */
    <E extends Enum<E>> E oneOf(String name, E missing) {
        String text = textOrNull(name);
        return text == null ? missing : Enum.valueOf(missing.getDeclaringClass(), text);
    }

    <T> @Nullable T objectOrNull(String name, Function<StoredJson, T> content) {
        JsonNode value = value(name);
        return value == null ? null : new StoredJson(what + "." + name, value).whole(content);
    }

    <T> T object(String name, Function<StoredJson, T> content) {
        T object = objectOrNull(name, content);
        if (object == null) {
            throw unreadable(what, "\"" + name + "\" is missing");
        }
        return object;
    }

    <T> List<T> objects(String name, Function<StoredJson, T> content) {
        List<T> objects = new ArrayList<>();
        for (JsonNode element : array(name)) {
            objects.add(new StoredJson(what + "." + name, element).whole(content));
        }
        return objects;
    }

    /** An empty list where the name is missing. */
    <T> List<T> objectsOrNone(String name, Function<StoredJson, T> content) {
        return value(name) == null ? List.of() : objects(name, content);
    }

    List<String> texts(String name) {
        List<String> texts = new ArrayList<>();
        for (JsonNode element : array(name)) {
            if (!element.isString()) {
                throw unreadable(what, "\"" + name + "\" holds something that is no text");
            }
            texts.add(element.stringValue());
        }
        return texts;
    }

    List<String> textsOrNone(String name) {
        return value(name) == null ? List.of() : texts(name);
    }

    /** All of it as texts, where the names are data. */
    Map<String, String> map() {
        Map<String, String> map = new HashMap<>();
        for (String name : node.propertyNames()) {
            map.put(name, text(name));
        }
        return map;
    }

    private <T> T whole(Function<StoredJson, T> content) {
        T read = content.apply(this);
        for (String name : node.propertyNames()) {
            if (!known.contains(name)) {
                throw unreadable(what, "\"" + name + "\" is unknown");
            }
        }
        return read;
    }

    private JsonNode array(String name) {
        JsonNode value = value(name);
        if (value == null || !value.isArray()) {
            throw unreadable(what, "\"" + name + "\" is no list");
        }
        return value;
    }

    private @Nullable JsonNode value(String name) {
        known.add(name);
        JsonNode value = node.get(name);
        return value == null || value.isNull() ? null : value;
    }

    static DatabaseException unreadable(String what, String why) {
        return new DatabaseException(
                Trouble.DAMAGED,
                "A stored " + what + " cannot be read: " + why
                        + ". Start the Starling version that wrote it, or restore the database from a backup",
                null);
    }
}
