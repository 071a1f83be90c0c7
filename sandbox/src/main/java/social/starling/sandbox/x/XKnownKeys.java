package social.starling.sandbox.x;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import social.starling.sandbox.Json;
import social.starling.sandbox.WireRequest;
import tools.jackson.databind.JsonNode;

/** What X's own description knows: the body of a new post and the query parameters, from x-known-keys.json. */
final class XKnownKeys {
    private static final JsonNode KNOWN = load();

    private XKnownKeys() {}

    /** The schema of a new post's body. */
    static JsonNode createPost() {
        return KNOWN.path("create_post");
    }

    /** The schema of the body that begins an upload. */
    static JsonNode initializeMedia() {
        return KNOWN.path("initialize_media");
    }

    /** The schema of an upload's metadata. */
    static JsonNode mediaMetadata() {
        return KNOWN.path("media_metadata");
    }

    /** The names that {@code post.fields} takes. */
    static Set<String> postFields() {
        return texts(KNOWN.path("post_fields"));
    }

    /** The names that {@code expansions} takes in the current dialect. */
    static Set<String> postExpansions() {
        return texts(KNOWN.path("post_expansions"));
    }

    /** Refuses parameters that {@code route} does not have; the legacy tweet.fields stands for post.fields. */
    static void checkQuery(String route, WireRequest request) {
        Set<String> known = texts(KNOWN.path("query").path(route));
        if (known.contains("post.fields")) {
            known.add("tweet.fields");
        }
        for (String name : request.query().keySet()) {
            if (!known.contains(name)) {
                throw XProblems.invalid("The query parameter [" + name + "] is not one of " + sorted(known) + ".");
            }
        }
    }

    private static List<String> sorted(Set<String> names) {
        return names.stream().sorted().toList();
    }

    private static Set<String> texts(JsonNode array) {
        Set<String> texts = new HashSet<>();
        array.forEach(text -> texts.add(text.stringValue()));
        return texts;
    }

    private static JsonNode load() {
        try (InputStream in = XKnownKeys.class.getResourceAsStream("x-known-keys.json")) {
            if (in == null) {
                throw new IllegalStateException("x-known-keys.json is missing from the sandbox's jar");
            }
            return Json.read(in.readAllBytes()).orElseThrow();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
