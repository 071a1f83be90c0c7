package social.starling.media;

import java.nio.file.Path;

/**
 * Where media files lie and how much one of them may cost.
 *
 * @param folder made when it is missing; nobody but its owner may enter it, and nothing else belongs in it
 * @param largestImage bytes that are fetched for a picture, at most
 * @param largestVideo bytes that are fetched for a video, at most; a target's smaller limit goes before
 * @param largestPicture pixels of a picture that is decoded, at most
 * @param decodedBytes memory for the pixels of one picture, at most; a larger one is read with fewer pixels
 * @param decoders the most pictures decoded at the same time, 1 to 16
 * @param keepMetadata whether EXIF, places, titles and comments stay in files that are carried as they are
 * @param keepOriginals whether fetched files stay when no delivery needs them any more
 */
public record MediaSettings(
        Path folder,
        long largestImage,
        long largestVideo,
        long largestPicture,
        long decodedBytes,
        int decoders,
        boolean keepMetadata,
        boolean keepOriginals) {
    private static final long MEGA = 1_000_000;

    public MediaSettings {
        requireAtLeast("file of a picture", 1024, largestImage, "bytes");
        requireAtLeast("file of a video", 1024, largestVideo, "bytes");
        requireAtLeast("picture", 1_000_000, largestPicture, "pixels");
        requireAtLeast("decoded picture", 4 * MEGA, decodedBytes, "bytes");
        if (decoders < 1 || decoders > 16) {
            throw new IllegalArgumentException(decoders + " pictures decoded at once; 1 to 16 are allowed");
        }
    }

    /** What fits into a heap of 256 MB beside everything else. */
    public static MediaSettings in(Path folder) {
        return new MediaSettings(folder, 100 * MEGA, 512 * MEGA, 120 * MEGA, 72 * MEGA, 1, false, false);
    }

    private static void requireAtLeast(String what, long least, long value, String unit) {
        if (value < least) {
            throw new IllegalArgumentException("A " + what + " of at most " + value + " " + unit
                    + " lets nothing pass; " + least + " or more are allowed");
        }
    }
}
