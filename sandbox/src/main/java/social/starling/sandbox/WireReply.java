package social.starling.sandbox;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** One answer before it goes onto the wire; {@code created} says that the request has put a new post into the state. */
public final class WireReply {
    private final int status;
    private final Map<String, String> headers;
    private final byte[] body;
    private final boolean created;

    private WireReply(int status, Map<String, String> headers, byte[] body, boolean created) {
        this.status = status;
        this.headers = headers;
        this.body = body;
        this.created = created;
    }

    /** A JSON answer. */
    public static WireReply json(int status, JsonNode body) {
        return new WireReply(
                status, Map.of("Content-Type", "application/json; charset=utf-8"), Json.bytes(body), false);
    }

    /** An answer of another media type. */
    public static WireReply of(int status, String mediaType, byte[] body) {
        return new WireReply(status, Map.of("Content-Type", mediaType), body.clone(), false);
    }

    /** A text answer of another media type. */
    public static WireReply text(int status, String mediaType, String body) {
        return of(status, mediaType + "; charset=utf-8", body.getBytes(StandardCharsets.UTF_8));
    }

    /** A 302 to {@code location}. */
    public static WireReply redirect(String location) {
        return new WireReply(302, Map.of("Location", location), new byte[0], false);
    }

    /** The same answer with one more header. */
    public WireReply with(String name, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(name, value);
        return new WireReply(status, more, body, created);
    }

    /** The same answer, marked as one whose request has created a post. */
    public WireReply created() {
        return new WireReply(status, headers, body, true);
    }

    /** The HTTP status. */
    public int status() {
        return status;
    }

    /** The headers in the order added. */
    public Map<String, String> headers() {
        return Map.copyOf(headers);
    }

    /** The body's bytes. */
    public byte[] body() {
        return body.clone();
    }

    /** Whether the request has put a new post into the state. */
    public boolean hasCreated() {
        return created;
    }
}
