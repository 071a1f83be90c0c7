package social.starling.ports.media;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A media file fitted to one target, kept until the post that shows it is settled.
 *
 * @param sha256 of its bytes, 64 lower-case hexadecimal digits; its name in the store
 * @param kind what it is now; an animated GIF may have become a still image or a video
 * @param mimeType by its content
 * @param bytes how long it is
 * @param width in pixels as it is shown, rotation applied
 * @param height in pixels as it is shown, rotation applied
 * @param duration of a video or an animation; null for a still image
 */
public record Rendition(
        String sha256,
        Attachment.Kind kind,
        String mimeType,
        long bytes,
        int width,
        int height,
        @Nullable Duration duration) {
    public Rendition {
        if (!sha256.matches("[0-9a-f]{64}")) {
            throw new IllegalArgumentException("\"" + sha256 + "\" names no file; 64 hexadecimal digits are allowed");
        }
        if (bytes < 1 || width < 1 || height < 1) {
            throw new IllegalArgumentException("A file of " + bytes + " bytes and " + width + " by " + height
                    + " pixels shows nothing; at least 1 of each is allowed");
        }
    }
}
