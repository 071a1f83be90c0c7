package social.starling.sandbox;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The parts of a {@code multipart/form-data} body (RFC 7578), read strictly. */
public final class Multipart {
    private static final Pattern BOUNDARY =
            Pattern.compile("(?i)multipart/form-data\\s*;.*?boundary=(?:\"([^\"]{1,70})\"|([^\\s;\"]{1,70})).*");
    private static final Pattern NAME =
            Pattern.compile("(?i)content-disposition:\\s*form-data;.*?\\bname=\"([^\"]*)\".*");
    private static final byte[] BLANK_LINE = "\r\n\r\n".getBytes(StandardCharsets.ISO_8859_1);

    private Multipart() {}

    /** The parts in the order sent; empty when the body is no well-formed {@code multipart/form-data}. */
    public static Optional<List<Part>> read(WireRequest request) {
        Matcher type = BOUNDARY.matcher(request.header("content-type").orElse(""));
        if (!type.matches()) {
            return Optional.empty();
        }
        String boundary = Optional.ofNullable(type.group(1)).orElseGet(() -> type.group(2));
        return parts(request.body(), ("\r\n--" + boundary).getBytes(StandardCharsets.ISO_8859_1));
    }

    private static Optional<List<Part>> parts(byte[] body, byte[] delimiter) {
        int first = delimiter.length - 2;
        if (!matches(body, 0, Arrays.copyOfRange(delimiter, 2, delimiter.length))) {
            return Optional.empty();
        }
        List<Part> parts = new ArrayList<>();
        int at = first;
        while (!matches(body, at, "--".getBytes(StandardCharsets.ISO_8859_1))) {
            int head = at + 2;
            int blank = find(body, head, BLANK_LINE);
            int end = blank < 0 ? -1 : find(body, blank + 2, delimiter);
            if (end < 0) {
                return Optional.empty();
            }
            Optional<String> name = name(new String(body, head, blank - head, StandardCharsets.UTF_8));
            if (name.isEmpty()) {
                return Optional.empty();
            }
            parts.add(new Part(name.get(), Arrays.copyOfRange(body, Math.min(end, blank + 4), end)));
            at = end + delimiter.length;
        }
        return Optional.of(parts);
    }

    private static Optional<String> name(String head) {
        return head.lines()
                .filter(line -> line.toLowerCase(Locale.ROOT).startsWith("content-disposition:"))
                .map(NAME::matcher)
                .filter(Matcher::matches)
                .map(match -> match.group(1))
                .findFirst();
    }

    private static int find(byte[] body, int from, byte[] what) {
        for (int at = from; at <= body.length - what.length; at++) {
            if (body[at] == what[0] && matches(body, at, what)) {
                return at;
            }
        }
        return -1;
    }

    private static boolean matches(byte[] body, int at, byte[] what) {
        return at + what.length <= body.length && Arrays.equals(body, at, at + what.length, what, 0, what.length);
    }

    /** One field of the form. */
    public static final class Part {
        private final String name;
        private final byte[] content;

        private Part(String name, byte[] content) {
            this.name = name;
            this.content = content;
        }

        /** The field's name. */
        public String name() {
            return name;
        }

        /** The number of bytes. */
        public int size() {
            return content.length;
        }

        /** The bytes between the headers and the next boundary. */
        public byte[] content() {
            return content.clone();
        }

        /** The bytes as UTF-8 text. */
        public String text() {
            return new String(content, StandardCharsets.UTF_8);
        }
    }
}
