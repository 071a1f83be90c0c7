package social.starling.http;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Collectors;
import social.starling.ports.publish.RequestBytes;

/** What a request carries. @param mediaType as the {@code Content-Type} header has it */
public record HttpBody(String mediaType, RequestBytes bytes) {
    /** No bytes and no type: what a POST without content sends. */
    static final HttpBody NONE = new HttpBody("", RequestBytes.EMPTY);

    public static HttpBody json(RequestBytes bytes) {
        return new HttpBody("application/json", bytes);
    }

    /** A web form in the order of {@code fields}. */
    public static HttpBody form(Map<String, String> fields) {
        String text = fields.entrySet().stream()
                .map(field -> encode(field.getKey()) + "=" + encode(field.getValue()))
                .collect(Collectors.joining("&"));
        return new HttpBody("application/x-www-form-urlencoded", RequestBytes.utf8(text));
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
