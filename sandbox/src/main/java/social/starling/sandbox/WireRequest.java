package social.starling.sandbox;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** One request as it came over the wire, its body read whole. Header names are lower case. */
public final class WireRequest {
    /** The most bytes of a body, unless the route takes more. */
    public static final int BODY_LIMIT = 5 * 1024 * 1024;

    private final String method;
    private final String path;
    private final String rawQuery;
    private final Map<String, String> headers;
    private final Map<String, String> captures;
    private final byte[] body;
    private final int mostBytes;

    WireRequest(
            String method,
            String path,
            String rawQuery,
            Map<String, String> headers,
            Map<String, String> captures,
            byte[] body,
            int mostBytes) {
        this.method = method;
        this.path = path;
        this.rawQuery = rawQuery;
        this.headers = Map.copyOf(headers);
        this.captures = Map.copyOf(captures);
        this.body = body.clone();
        this.mostBytes = mostBytes;
    }

    /** The HTTP method, upper case. */
    public String method() {
        return method;
    }

    /** The path, decoded, without the query. */
    public String path() {
        return path;
    }

    /** The value that the route's {@code {name}} stands for. */
    public String capture(String name) {
        String value = captures.get(name);
        if (value == null) {
            throw new IllegalArgumentException("the route of " + path + " has no {" + name + "}");
        }
        return value;
    }

    /** A header by its name in any case. */
    public Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name.toLowerCase(Locale.ROOT)));
    }

    /** The media type of the body, lower case and without parameters; empty when the header is missing. */
    public Optional<String> mediaType() {
        return header("content-type")
                .map(value -> value.split(";", 2)[0].strip().toLowerCase(Locale.ROOT));
    }

    /** The query parameters, decoded, in the order sent. */
    public Map<String, List<String>> query() {
        return parameters(rawQuery);
    }

    /** The first value of a query parameter. */
    public Optional<String> query(String name) {
        return Optional.ofNullable(query().get(name)).map(List::getFirst);
    }

    /** The parameters of a form-encoded body; empty for any other body. */
    public Map<String, List<String>> form() {
        return mediaType().filter("application/x-www-form-urlencoded"::equals).isPresent()
                ? parameters(text())
                : Map.of();
    }

    /** The body's bytes. */
    public byte[] body() {
        return body.clone();
    }

    /** How many bytes were sent, or one more than the route takes. */
    public int size() {
        return body.length;
    }

    /** Whether more was sent than the route takes; the body then is cut off there. */
    public boolean isTooLarge() {
        return body.length > mostBytes;
    }

    /** Where the caller has found this server, without a slash at the end. */
    public String origin() {
        return "http://" + header("host").orElse("127.0.0.1");
    }

    /** The body as UTF-8 text. */
    public String text() {
        return new String(body, StandardCharsets.UTF_8);
    }

    private static Map<String, List<String>> parameters(String encoded) {
        Map<String, List<String>> parameters = new LinkedHashMap<>();
        for (String pair : encoded.split("&")) {
            if (!pair.isEmpty()) {
                String[] parts = pair.split("=", 2);
                parameters
                        .computeIfAbsent(decode(parts[0]), name -> new ArrayList<>())
                        .add(parts.length == 2 ? decode(parts[1]) : "");
            }
        }
        return parameters;
    }

    private static String decode(String encoded) {
        try {
            return URLDecoder.decode(encoded, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException malformedPercent) {
            return encoded;
        }
    }
}
