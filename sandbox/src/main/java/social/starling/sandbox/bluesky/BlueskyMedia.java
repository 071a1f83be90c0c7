package social.starling.sandbox.bluesky;

import java.util.Set;

/**
 * A picture or video on a user's post; the sandbox makes up its bytes.
 *
 * @param type {@code image} or {@code video}
 */
public record BlueskyMedia(String type, String alt, int width, int height) {
    private static final Set<String> TYPES = Set.of("image", "video");

    public BlueskyMedia {
        if (!TYPES.contains(type)) {
            throw new IllegalArgumentException("media type is '" + type + "'; it must be one of " + TYPES);
        }
    }
}
