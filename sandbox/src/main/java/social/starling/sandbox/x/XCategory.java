package social.starling.sandbox.x;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import social.starling.sandbox.media.MediaFile;

/** What a file is for, with what X takes for it. A megabyte is read as a million bytes. */
enum XCategory {
    TWEET_IMAGE("photo", 3, 5_000_000, Set.of("image/jpeg", "image/png", "image/gif", "image/webp")),
    TWEET_GIF("animated_gif", 16, 15_000_000, Set.of("image/gif")),
    /** Documented are 512 MB; what is above was opened in September 2026 and is more than a sandbox should hold. */
    TWEET_VIDEO("video", 7, 512_000_000, Set.of("video/mp4", "video/quicktime"));

    private static final int MOST_FRAMES = 350;
    private static final int SMALLEST_SIDE = 4;
    private static final int LARGEST_SIDE = 8_192;

    final String mediaType;
    final int keyPrefix;
    final long mostBytes;
    final Set<String> contentTypes;

    XCategory(String mediaType, int keyPrefix, long mostBytes, Set<String> contentTypes) {
        this.mediaType = mediaType;
        this.keyPrefix = keyPrefix;
        this.mostBytes = mostBytes;
        this.contentTypes = contentTypes;
    }

    String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<XCategory> named(String label) {
        return Arrays.stream(values())
                .filter(category -> category.label().equals(label))
                .findFirst();
    }

    /** The category of a media type: {@code photo}, {@code animated_gif} or {@code video}. */
    static XCategory of(String mediaType) {
        return Arrays.stream(values())
                .filter(category -> category.mediaType.equals(mediaType))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "media type is '" + mediaType + "'; it must be one of " + XMedia.TYPES));
    }

    static List<String> labels() {
        return Arrays.stream(values()).map(XCategory::label).toList();
    }

    /** What speaks against a file whose header says {@code found}; empty when nothing does. */
    Optional<String> complaint(String declaredType, Optional<MediaFile> found) {
        if (found.isEmpty()) {
            return Optional.of("media type unrecognized.");
        }
        MediaFile file = found.get();
        if (!file.type().equals(declaredType)) {
            return Optional.of("The media is " + file.type() + " and was declared as " + declaredType + ".");
        }
        return switch (this) {
            case TWEET_IMAGE -> {
                int small = Math.min(file.width(), file.height());
                int large = Math.max(file.width(), file.height());
                yield small < SMALLEST_SIDE || large > LARGEST_SIDE
                        ? Optional.of("Image dimensions must be >= 4x4 and <= 8192x8192")
                        : Optional.empty();
            }
            case TWEET_GIF ->
                file.width() > 1_280 || file.height() > 1_080 || file.frames() > MOST_FRAMES
                        ? Optional.of("Gif must be <= 1280x1080 and <= 350 frames")
                        : Optional.empty();
            case TWEET_VIDEO -> Optional.empty();
        };
    }
}
