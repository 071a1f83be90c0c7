package social.starling.ports.media;

import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a platform takes of one kind of file.
 *
 * @param bytes at most
 * @param width in pixels, at most
 * @param height in pixels, at most
 * @param types MIME types it takes, at least one
 * @param duration at most; null where the kind has none
 */
public record FileLimits(
        long bytes,
        int width,
        int height,
        Set<String> types,
        @Nullable Duration duration) {
    public FileLimits {
        types = Set.copyOf(types);
        if (bytes < 1 || width < 1 || height < 1 || types.isEmpty()) {
            throw new IllegalArgumentException("A limit of " + bytes + " bytes, " + width + " by " + height
                    + " pixels and the types " + types + " lets nothing pass; leave the kind out instead");
        }
    }

    /** The same with other bytes, as learned from a server. */
    public FileLimits withBytes(long learned) {
        return new FileLimits(learned, width, height, types, duration);
    }
}
