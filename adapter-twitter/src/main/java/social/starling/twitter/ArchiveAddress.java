package social.starling.twitter;

import org.jspecify.annotations.Nullable;
import social.starling.ports.archive.ArchiveId;

/**
 * Under which address a media file of an archive is known, such as {@code archive:ar-0123456789abcdef01234567/20-abc.jpg}.
 *
 * @param file its name in the archive's media folder
 */
record ArchiveAddress(ArchiveId archive, String file) {
    private static final String SCHEME = "archive:";

    static String of(ArchiveId archive, String file) {
        return SCHEME + archive + "/" + file;
    }

    /** Null for another address. */
    static @Nullable ArchiveAddress parse(String address) {
        int slash = address.indexOf('/');
        if (!address.startsWith(SCHEME) || slash < 0) {
            return null;
        }
        String id = address.substring(SCHEME.length(), slash);
        return ArchiveId.isOne(id) ? new ArchiveAddress(new ArchiveId(id), address.substring(slash + 1)) : null;
    }
}
