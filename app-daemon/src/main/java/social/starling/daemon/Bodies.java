package social.starling.daemon;

import io.javalin.http.Context;
import java.io.IOException;
import java.io.InputStream;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.exc.InvalidFormatException;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Reads the bodies of requests; what is wrong with one is told by its path, never with a value that may be secret. */
final class Bodies {
    static final int LARGEST = 256 * 1024;

    private final JsonMapper mapper;

    Bodies(JsonMapper mapper) {
        this.mapper = mapper;
    }

    /** @throws ProblemException when there is no body or it is no {@code type} */
    <T> T read(Context context, Class<T> type) {
        T body = optional(context, type);
        if (body == null) {
            throw new ProblemException(Problem.Kind.INVALID, "The request has no body; a JSON object is needed");
        }
        return body;
    }

    /** Null where the request has no body. */
    <T> @Nullable T optional(Context context, Class<T> type) {
        byte[] bytes = bytes(context);
        if (bytes.length == 0) {
            return null;
        }
        requireJson(context);
        return convert(parse(bytes), type);
    }

    /** @throws ProblemException when the tree is no {@code type} */
    <T> T convert(JsonNode tree, Class<T> type) {
        try {
            return mapper.treeToValue(tree, type);
        } catch (UnrecognizedPropertyException e) {
            throw new ProblemException(
                    Problem.Kind.UNKNOWN_KEY,
                    "The key \"" + Text.printable(e.getPropertyName()) + "\"" + inside(e) + " is not known; "
                            + known(e.getKnownPropertyIds()) + " are allowed");
        } catch (InvalidFormatException e) {
            throw new ProblemException(
                    Problem.Kind.INVALID, path(e) + " has a wrong value; " + kind(e.getTargetType()) + " is allowed");
        } catch (MismatchedInputException e) {
            throw new ProblemException(
                    Problem.Kind.INVALID, path(e) + " has a wrong type; " + kind(e.getTargetType()) + " is allowed");
        } catch (JacksonException e) {
            Throwable cause = e.getCause();
            throw new ProblemException(
                    Problem.Kind.INVALID,
                    cause instanceof IllegalArgumentException
                            ? String.valueOf(cause.getMessage())
                            : path(e) + " is wrong");
        }
    }

    /** {@code value} as a tree in which a part can be changed. */
    ObjectNode tree(Object value) {
        return mapper.valueToTree(value);
    }

    private JsonNode parse(byte[] bytes) {
        try {
            JsonNode tree = mapper.readTree(bytes);
            requireWhole("The body", tree);
            return tree;
        } catch (StreamConstraintsException e) {
            throw new ProblemException(
                    Problem.Kind.MALFORMED_JSON, "The body is nested too deeply or holds a number that is too long");
        } catch (JacksonException e) {
            throw new ProblemException(
                    Problem.Kind.MALFORMED_JSON,
                    "The body is no valid JSON at line " + e.getLocation().getLineNr() + ", column "
                            + e.getLocation().getColumnNr());
        }
    }

    private static void requireWhole(String where, JsonNode node) {
        if (node.isString()) {
            Text.requireWhole(node.stringValue(), where);
        } else if (node.isArray()) {
            node.forEach(each -> requireWhole(where, each));
        } else {
            for (Map.Entry<String, JsonNode> entry : node.properties()) {
                Text.requireWhole(entry.getKey(), "A key of the body");
                requireWhole("The value of \"" + Text.printable(entry.getKey()) + "\"", entry.getValue());
            }
        }
    }

    private static byte[] bytes(Context context) {
        try (InputStream stream = context.req().getInputStream()) {
            byte[] bytes = stream.readNBytes(LARGEST + 1);
            if (bytes.length > LARGEST) {
                throw new ProblemException(
                        Problem.Kind.TOO_LARGE, "The body has more than " + LARGEST + " bytes; that many are allowed");
            }
            return bytes;
        } catch (IOException e) {
            throw new ProblemException(Problem.Kind.INVALID, "The body did not arrive whole");
        }
    }

    private static void requireJson(Context context) {
        String type = String.valueOf(context.contentType()).toLowerCase(Locale.ROOT);
        if (!type.equals("application/json") && !type.matches("application/json\\s*;\\s*charset=\"?utf-8\"?")) {
            throw new ProblemException(
                    Problem.Kind.MEDIA_TYPE_UNSUPPORTED,
                    "The body is of type \"" + Text.printable(type) + "\"; application/json is allowed");
        }
    }

    private static String known(@Nullable Collection<Object> ids) {
        return ids == null
                ? "none"
                : ids.stream().map(Object::toString).sorted().collect(Collectors.joining(", "));
    }

    private static String inside(JacksonException e) {
        List<JacksonException.Reference> path = e.getPath();
        return path.size() < 2 ? "" : " in " + dotted(path.subList(0, path.size() - 1));
    }

    private static String path(JacksonException e) {
        return e.getPath().isEmpty() ? "The body" : dotted(e.getPath());
    }

    private static String dotted(List<JacksonException.Reference> path) {
        return path.stream()
                .map(each -> each.getPropertyName() == null
                        ? String.valueOf(each.getIndex())
                        : Text.printable(each.getPropertyName()))
                .collect(Collectors.joining("."));
    }

    private static String kind(@Nullable Class<?> type) {
        if (type == null) {
            return "another one";
        }
        if (type.isEnum()) {
            return "one of "
                    + java.util.Arrays.stream(type.getEnumConstants())
                            .map(Object::toString)
                            .collect(Collectors.joining(", "));
        }
        if (type == String.class) {
            return "a text";
        }
        if (type == Boolean.class || type == boolean.class) {
            return "true or false";
        }
        if (Number.class.isAssignableFrom(type) || type == int.class || type == long.class) {
            return "a whole number";
        }
        return Collection.class.isAssignableFrom(type) ? "a list" : "an object";
    }
}
