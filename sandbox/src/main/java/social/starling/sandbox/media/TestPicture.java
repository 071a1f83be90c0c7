package social.starling.sandbox.media;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.Locale;

/** A named picture or video that people on the simulated platforms can post; the same name has the same bytes in every run. */
public enum TestPicture {
    /** A JPEG of soft colours that compresses well. */
    PHOTO,
    /** A JPEG of noise: at 1200 × 800 about a megabyte. */
    NOISE,
    /** A PNG. */
    DRAWING,
    /** A PNG, half of it transparent. */
    TRANSPARENT,
    /** A GIF of three frames. */
    GIF,
    /** A lossless WebP of 1 × 1, whatever size is asked for. */
    WEBP,
    /** A JPEG lying on its side, with EXIF that says so and names a place. */
    ROTATED,
    /** An MP4 that tells a size and a length and has no pictures in it. */
    VIDEO,
    /** The first half of {@link #PHOTO}. */
    TRUNCATED,
    /** A web page with a script. */
    LIAR,
    /** A PNG of 100 megapixels in some kilobytes, whatever size is asked for. */
    BOMB;

    private static final byte[] TINY_WEBP =
            Base64.getDecoder().decode("UklGRhoAAABXRUJQVlA4TA0AAAAvAAAAEAcQERGIiP4HAA==");

    /** The picture of a name in lower case. */
    public static TestPicture named(String name) {
        for (TestPicture one : values()) {
            if (one.label().equals(name)) {
                return one;
            }
        }
        throw new IllegalArgumentException("picture is '" + name + "'; it must be one of "
                + Arrays.stream(values()).map(TestPicture::label).toList());
    }

    /** Its name in the admin API. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The bytes at a size; a video is 3 seconds long. */
    public byte[] bytes(int width, int height) {
        return bytes(width, height, 3_000);
    }

    /** The bytes at a size; {@code durationMillis} counts for a video only. */
    public byte[] bytes(int width, int height, int durationMillis) {
        if (width < 1 || height < 1 || (long) width * height > 40_000_000) {
            throw new IllegalArgumentException(
                    "picture is " + width + " × " + height + "; it must have 1 to 40,000,000 pixels");
        }
        return switch (this) {
            case PHOTO -> Drawing.jpeg(Drawing.soft(width, height, false));
            case NOISE -> Drawing.jpeg(Drawing.noise(width, height));
            case DRAWING -> Drawing.png(Drawing.soft(width, height, false));
            case TRANSPARENT -> Drawing.png(Drawing.soft(width, height, true));
            case GIF -> Drawing.gif(width, height, 3);
            case WEBP -> TINY_WEBP.clone();
            case ROTATED -> Padding.withExif(Drawing.jpeg(Drawing.soft(width, height, false)));
            case VIDEO -> Mp4.stub(width, height, durationMillis);
            case TRUNCATED -> {
                byte[] whole = PHOTO.bytes(width, height);
                yield Arrays.copyOf(whole, whole.length / 2);
            }
            case LIAR -> "<html><script>alert(1)</script></html>".getBytes(StandardCharsets.UTF_8);
            case BOMB -> Drawing.bomb();
        };
    }

    /**
     * The bytes at a size, filled up to exactly {@code size} bytes with what readers pass over: for JPEG and MP4.
     *
     * @throws IllegalArgumentException when the picture cannot have that size
     */
    public byte[] bytesOfSize(int width, int height, int size) {
        return Padding.to(size, bytes(width, height));
    }
}
