package social.starling.http;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import social.starling.ports.platform.PlatformException;
import tools.jackson.databind.JsonNode;

/**
 * A whole answer.
 *
 * @param endpoint method and path template of the call
 * @param headers by lower-case name; of several with one name the last
 * @param body at most {@link HttpSettings#maxAnswer} bytes, read as UTF-8
 */
public record HttpAnswer(String endpoint, int status, Map<String, String> headers, String body, RateLimit limit)
        implements HttpResult {
    public HttpAnswer {
        headers = Map.copyOf(headers);
    }

    public boolean ok() {
        return status >= 200 && status < 300;
    }

    /** @param name in lower case */
    public @Nullable String header(String name) {
        return headers.get(name);
    }

    /** @throws PlatformException {@code Malformed} when the body is not JSON within {@link Json}'s bounds */
    public JsonNode json() {
        JsonNode tree = Json.parse(body);
        if (tree == null) {
            throw new PlatformException.Malformed(
                    endpoint + " answered " + status + " with " + body.length()
                            + " characters that are not the JSON its description promises",
                    null);
        }
        return tree;
    }

    /** The body as JSON where it is some; the missing node for an empty or other body, such as a proxy's error page. */
    public JsonNode jsonOrMissing() {
        JsonNode tree = Json.parse(body);
        return tree == null ? Json.missing() : tree;
    }

    /** Without headers and body: both may hold secrets. */
    @Override
    public String toString() {
        return endpoint + " " + status + ", " + body.length() + " characters";
    }
}
