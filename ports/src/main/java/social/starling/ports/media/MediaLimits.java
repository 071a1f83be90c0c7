package social.starling.ports.media;

import org.jspecify.annotations.Nullable;

/**
 * What one post of an account may show: some still images, or one animation, or one video.
 *
 * @param images how many in one post, 0 or more
 * @param image null where it takes none
 * @param gif animated; null where it takes none, and a still image or a video has to do
 * @param video null where it takes none
 * @param altText how long an alt text may be, in the units of the platform's own counter
 */
public record MediaLimits(
        int images,
        @Nullable FileLimits image,
        @Nullable FileLimits gif,
        @Nullable FileLimits video,
        int altText) {
    /** Text alone. */
    public static final MediaLimits NONE = new MediaLimits(0, null, null, null, 0);

    /** What it takes of {@code kind}; null where it takes none. */
    public @Nullable FileLimits of(Attachment.Kind kind) {
        return switch (kind) {
            case IMAGE -> images == 0 ? null : image;
            case GIF -> gif;
            case VIDEO -> video;
        };
    }
}
