package social.starling.http;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import social.starling.ports.digest.Digest;
import social.starling.ports.publish.RequestBytes;

/**
 * What a request carries.
 *
 * @param mediaType as the {@code Content-Type} header has it
 * @param length in bytes
 * @param source of exactly that many
 */
public record HttpBody(String mediaType, long length, Source source) {
    /** No bytes and no type: what a POST without content sends. */
    static final HttpBody NONE = of("", RequestBytes.EMPTY);

    /** Where the bytes come from; asked anew each time the call leaves. */
    @FunctionalInterface
    public interface Source {
        /** The bytes from the first on; the caller closes it. */
        InputStream open() throws IOException;
    }

    public static HttpBody json(RequestBytes bytes) {
        return of("application/json", bytes);
    }

    /** A web form in the order of {@code fields}. */
    public static HttpBody form(Map<String, String> fields) {
        String text = fields.entrySet().stream()
                .map(field -> encode(field.getKey()) + "=" + encode(field.getValue()))
                .collect(Collectors.joining("&"));
        return of("application/x-www-form-urlencoded", RequestBytes.utf8(text));
    }

    /**
     * A multipart form (RFC 7578) of one text field and one file. Its boundary follows from the file's bytes, which cannot
     * hold their own digest.
     */
    public static HttpBody multipart(String field, String value, String fileField, byte[] file) {
        String boundary = "starling-" + HexFormat.of().formatHex(Digest.sha256(file), 0, 16);
        byte[] head = ("--" + boundary + "\r\nContent-Disposition: form-data; name=\"" + field + "\"\r\n\r\n" + value
                        + "\r\n--" + boundary + "\r\nContent-Disposition: form-data; name=\"" + fileField
                        + "\"; filename=\"blob\"\r\nContent-Type: application/octet-stream\r\n\r\n")
                .getBytes(StandardCharsets.UTF_8);
        byte[] tail = ("\r\n--" + boundary + "--\r\n").getBytes(StandardCharsets.UTF_8);
        return new HttpBody(
                "multipart/form-data; boundary=" + boundary,
                (long) head.length + file.length + tail.length,
                () -> new SequenceInputStream(Collections.enumeration(List.of(
                        new ByteArrayInputStream(head),
                        new ByteArrayInputStream(file),
                        new ByteArrayInputStream(tail)))));
    }

    private static HttpBody of(String mediaType, RequestBytes bytes) {
        return new HttpBody(mediaType, bytes.size(), () -> new ByteArrayInputStream(bytes.toArray()));
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
