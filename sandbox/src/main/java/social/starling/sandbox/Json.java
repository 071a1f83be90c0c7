package social.starling.sandbox;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonWriteFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** JSON as the sandbox reads and writes it: duplicate keys and trailing text refused. */
public final class Json {
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            // A record's questions (isReady) are no part of its row.
            .changeDefaultVisibility(seen -> seen.withIsGetterVisibility(JsonAutoDetect.Visibility.NONE))
            .build();

    /** Half a surrogate pair, which no encoding has, stays what it is as an escape. */
    private static final JsonMapper ASCII =
            MAPPER.rebuild().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();

    private Json() {}

    /** A new empty object. */
    public static ObjectNode object() {
        return MAPPER.createObjectNode();
    }

    /** A new empty array. */
    public static ArrayNode array() {
        return MAPPER.createArrayNode();
    }

    /** JSON's null. */
    public static JsonNode nothing() {
        return MAPPER.nullNode();
    }

    /** An array of strings. */
    public static ArrayNode strings(Iterable<String> values) {
        ArrayNode array = array();
        values.forEach(array::add);
        return array;
    }

    /** The tree of {@code text}, or empty when it is not well-formed JSON. */
    public static Optional<JsonNode> read(byte[] text) {
        try {
            JsonNode node = MAPPER.readTree(text);
            return node.isMissingNode() ? Optional.empty() : Optional.of(node);
        } catch (JacksonException malformed) {
            return Optional.empty();
        }
    }

    /** The UTF-8 text of {@code node}. */
    public static byte[] bytes(JsonNode node) {
        return MAPPER.writeValueAsBytes(node);
    }

    /** The text of {@code value}, a record or a tree, in ASCII and on one line, for {@link #value}. */
    public static String line(Object value) {
        return ASCII.writeValueAsString(value);
    }

    /** What {@link #line} was given. Throws {@link IllegalArgumentException} when {@code line} is not of that type. */
    public static <T> T value(String line, Class<T> type) {
        try {
            return MAPPER.readValue(line, type);
        } catch (JacksonException unreadable) {
            throw new IllegalArgumentException(unreadable.getOriginalMessage(), unreadable);
        }
    }
}
