package social.starling.http;

import org.jspecify.annotations.Nullable;
import social.starling.ports.publish.RequestBytes;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** JSON (RFC 8259) as trees, bounded against hostile answers: 64 levels, 2 million characters in a string. */
public final class Json {
    static final int MAX_DEPTH = 64;
    private static final int MAX_STRING = 2_000_000;

    private static final JsonMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(MAX_DEPTH)
                            .maxStringLength(MAX_STRING)
                            .maxNumberLength(100)
                            .build())
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private Json() {}

    /** Null when {@code text} is empty, not JSON or out of bounds. What was wrong is not told: it may quote a secret. */
    public static @Nullable JsonNode parse(String text) {
        if (text.isBlank()) {
            return null;
        }
        try {
            return MAPPER.readTree(text);
        } catch (JacksonException e) {
            return null;
        }
    }

    public static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    public static ArrayNode array() {
        return JsonNodeFactory.instance.arrayNode();
    }

    /** The same bytes for the same tree: keys stay in the order in which they were put. */
    public static RequestBytes write(JsonNode tree) {
        return RequestBytes.of(MAPPER.writeValueAsBytes(tree));
    }

    static JsonNode missing() {
        return JsonNodeFactory.instance.missingNode();
    }
}
