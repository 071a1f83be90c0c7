package social.starling.sandbox.x;

import java.util.Optional;
import java.util.Set;

/**
 * A picture or video on a post, as the media fields show it.
 *
 * @param type {@code photo}, {@code video} or {@code animated_gif}
 * @param url where the bytes are (for a video: its MP4 variant), or the path of a file on this X
 * @param altText the description, absent when the author gave none
 * @param durationMillis 0 for photos
 */
public record XMedia(
        String key, String type, String url, Optional<String> altText, int width, int height, int durationMillis) {
    static final Set<String> TYPES = Set.of("photo", "video", "animated_gif");

    public XMedia {
        if (!TYPES.contains(type)) {
            throw new IllegalArgumentException("media type is '" + type + "'; it must be one of " + TYPES);
        }
    }

    /** The address of the bytes for a caller that has found this X at {@code origin}. */
    String address(String origin) {
        return url.startsWith("/") ? origin + url : url;
    }
}
