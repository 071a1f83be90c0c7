package social.starling.ports.archive;

import java.util.regex.Pattern;

/**
 * The id of an archive, such as {@code ar-0123456789abcdef01234567}: it follows from the file's bytes, so that the same file
 * has the same id.
 */
public record ArchiveId(String value) {
    private static final Pattern VALUE = Pattern.compile("ar-[0-9a-f]{24}");

    public ArchiveId {
        if (!isOne(value)) {
            throw new IllegalArgumentException(
                    "\"" + value + "\" is no archive id; ar- and 24 of 0-9 and a-f are allowed");
        }
    }

    /** @param sha256 of the file, in hexadecimal digits */
    public static ArchiveId of(String sha256) {
        return new ArchiveId("ar-" + sha256.substring(0, 24));
    }

    /** Whether {@code text} may be one. */
    public static boolean isOne(String text) {
        return VALUE.matcher(text).matches();
    }

    @Override
    public String toString() {
        return value;
    }
}
