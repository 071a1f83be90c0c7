package social.starling.media;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What a file says of itself, checked against its own structure.
 *
 * @param width in pixels, as stored
 * @param height in pixels, as stored
 * @param orientation as EXIF counts it, 1 to 8; 1 where it is shown as stored
 * @param animated a picture of more than one frame
 * @param scans in how many passes a picture is coded; each costs a decoder the whole picture
 * @param duration of a video or an animation; null where it has none or does not tell
 * @param profile the ICC profile of its colours; null where they are sRGB or nothing is said
 * @param bare what a decoder needs of it, without colour profile
 * @param clean the same file without what tells more than it shows, and without what is hidden behind its end
 */
record Facts(
        Format format,
        int width,
        int height,
        int orientation,
        boolean animated,
        int scans,
        @Nullable Duration duration,
        byte @Nullable [] profile,
        Recipe bare,
        Recipe clean) {
    private static final int LARGEST_SIDE = 100_000;

    static Facts picture(
            Format format,
            long width,
            long height,
            int orientation,
            byte @Nullable [] profile,
            Recipe bare,
            Recipe clean)
            throws UnfitException {
        requireSides(format, width, height);
        return new Facts(format, (int) width, (int) height, orientation, false, 1, null, profile, bare, clean);
    }

    static Facts moving(Format format, long width, long height, @Nullable Duration duration, Recipe bare, Recipe clean)
            throws UnfitException {
        requireSides(format, width, height);
        return new Facts(format, (int) width, (int) height, 1, true, 1, duration, null, bare, clean);
    }

    Facts codedIn(int passes) {
        return new Facts(format, width, height, orientation, animated, passes, duration, profile, bare, clean);
    }

    /** Orientations 5 to 8 lie on their side. */
    int shownWidth() {
        return orientation > 4 ? height : width;
    }

    int shownHeight() {
        return orientation > 4 ? width : height;
    }

    private static void requireSides(Format format, long width, long height) throws UnfitException {
        if (width < 1 || height < 1 || width > LARGEST_SIDE || height > LARGEST_SIDE) {
            throw UnfitException.damaged(
                    format.title(),
                    "of " + width + " by " + height + " pixels; 1 to " + LARGEST_SIDE + " on each side are allowed");
        }
    }
}
