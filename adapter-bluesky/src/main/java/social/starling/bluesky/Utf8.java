package social.starling.bluesky;

/** Positions in UTF-8, in which Bluesky gives the borders of facets. */
final class Utf8 {
    private Utf8() {}

    /** The bytes of the whole text; a lone surrogate counts as the three bytes of its replacement. */
    static int length(String text) {
        return length(text, 0, text.length());
    }

    /** The bytes from {@code start} to {@code end}, neither inside a surrogate pair. */
    static int length(String text, int start, int end) {
        int bytes = 0;
        int at = start;
        while (at < end) {
            int point = text.codePointAt(at);
            bytes += width(point);
            at += Character.charCount(point);
        }
        return bytes;
    }

    static int width(int point) {
        if (point < 0x80) {
            return 1;
        }
        if (point < 0x800) {
            return 2;
        }
        return point < 0x10000 ? 3 : 4;
    }
}
