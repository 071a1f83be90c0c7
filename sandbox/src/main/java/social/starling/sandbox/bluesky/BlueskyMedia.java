package social.starling.sandbox.bluesky;

import java.util.Optional;
import java.util.Set;

/**
 * A picture or video on a user's post.
 *
 * @param type {@code image} or {@code video}
 * @param bytes the hash of bytes that {@link BlueskySandbox#media} has taken; without them the sandbox draws a picture of
 *     that size
 */
public record BlueskyMedia(String type, String alt, int width, int height, Optional<String> bytes) {
    private static final Set<String> TYPES = Set.of("image", "video");

    public BlueskyMedia {
        if (!TYPES.contains(type)) {
            throw new IllegalArgumentException("media type is '" + type + "'; it must be one of " + TYPES);
        }
    }

    /** Media whose bytes the sandbox draws. */
    public BlueskyMedia(String type, String alt, int width, int height) {
        this(type, alt, width, height, Optional.empty());
    }
}
