package social.starling.sandbox.media;

import java.util.Optional;

/**
 * The headers of still and animated pictures. Beyond the end of the bytes it throws
 * {@link ArrayIndexOutOfBoundsException}.
 */
final class PictureHeaders {
    private PictureHeaders() {}

    /** Walks the segments to the first start of frame. */
    static Optional<MediaFile> jpeg(byte[] b) {
        int at = 2;
        while ((b[at] & 0xff) == 0xff) {
            int marker = b[at + 1] & 0xff;
            if (marker == 0xff) {
                at++;
            } else if (marker >= 0xc0 && marker <= 0xcf && marker != 0xc4 && marker != 0xc8 && marker != 0xcc) {
                return still("image/jpeg", big16(b, at + 7), big16(b, at + 5));
            } else {
                at += 2 + big16(b, at + 2);
            }
        }
        return Optional.empty();
    }

    static Optional<MediaFile> png(byte[] b) {
        return still("image/png", big32(b, 16), big32(b, 20));
    }

    static Optional<MediaFile> webp(byte[] b) {
        return switch (b[15]) {
            case ' ' -> still("image/webp", little16(b, 26) & 0x3fff, little16(b, 28) & 0x3fff);
            case 'L' -> {
                int bits = little16(b, 21) | (little16(b, 23) << 16);
                yield still("image/webp", (bits & 0x3fff) + 1, ((bits >>> 14) & 0x3fff) + 1);
            }
            case 'X' -> still("image/webp", little24(b, 24) + 1, little24(b, 27) + 1);
            default -> Optional.empty();
        };
    }

    /** Counts the frames up to the trailer; a file that ends before it is none. */
    static Optional<MediaFile> gif(byte[] b) {
        int frames = 0;
        int at = 13 + colours(b[10]);
        while (b[at] != 0x3b) {
            if (b[at] == 0x2c) {
                frames++;
                at = afterBlocks(b, at + 10 + colours(b[at + 9]) + 1);
            } else if (b[at] == 0x21) {
                at = afterBlocks(b, at + 2);
            } else {
                return Optional.empty();
            }
        }
        return frames == 0
                ? Optional.empty()
                : Optional.of(new MediaFile("image/gif", little16(b, 6), little16(b, 8), frames, 0));
    }

    private static int colours(byte flags) {
        return (flags & 0x80) == 0 ? 0 : 3 << ((flags & 7) + 1);
    }

    private static int afterBlocks(byte[] b, int from) {
        int at = from;
        while (b[at] != 0) {
            at += 1 + (b[at] & 0xff);
        }
        return at + 1;
    }

    private static Optional<MediaFile> still(String type, int width, int height) {
        return width < 1 || height < 1 ? Optional.empty() : Optional.of(new MediaFile(type, width, height, 1, 0));
    }

    static int big16(byte[] b, int at) {
        return (b[at] & 0xff) << 8 | (b[at + 1] & 0xff);
    }

    static int big32(byte[] b, int at) {
        return big16(b, at) << 16 | big16(b, at + 2);
    }

    private static int little16(byte[] b, int at) {
        return (b[at] & 0xff) | (b[at + 1] & 0xff) << 8;
    }

    private static int little24(byte[] b, int at) {
        return little16(b, at) | (b[at + 2] & 0xff) << 16;
    }
}
