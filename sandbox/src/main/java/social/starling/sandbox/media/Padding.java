package social.starling.sandbox.media;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** Puts into a file what changes its bytes and not its picture. */
final class Padding {
    private static final int LONGEST_COMMENT = 65_537;

    private Padding() {}

    static byte[] to(int size, byte[] bytes) {
        int missing = size - bytes.length;
        String type = MediaFile.type(bytes).orElse("unknown");
        boolean video = type.equals("video/mp4");
        int least = video ? 8 : 4;
        if (missing != 0 && (missing < least || !(video || type.equals("image/jpeg")))) {
            throw new IllegalArgumentException("a picture of type " + type + " and " + bytes.length
                    + " bytes cannot be filled up to " + size + "; a JPEG or MP4 can, by " + least + " bytes or more");
        }
        if (missing == 0) {
            return bytes;
        }
        return video ? joined(bytes, Mp4.padding(missing)) : withComments(bytes, missing);
    }

    /** EXIF behind the start of a JPEG: turned by 90 degrees, taken at 52° N 13° E. */
    static byte[] withExif(byte[] jpeg) {
        ByteBuffer exif = ByteBuffer.allocate(6 + 8 + 30 + 54 + 48).order(ByteOrder.BIG_ENDIAN);
        exif.put("Exif\0\0MM\0*".getBytes(StandardCharsets.ISO_8859_1)).putInt(8);
        exif.putShort((short) 2);
        entry(exif, 0x0112, 3, 1, 6 << 16);
        entry(exif, 0x8825, 4, 1, 38);
        exif.putInt(0);
        exif.putShort((short) 4);
        entry(exif, 1, 2, 2, 'N' << 24);
        entry(exif, 2, 5, 3, 92);
        entry(exif, 3, 2, 2, 'E' << 24);
        entry(exif, 4, 5, 3, 116);
        exif.putInt(0);
        exif.putInt(52).putInt(1).putLong(1).putLong(1);
        exif.putInt(13).putInt(1).putLong(1).putLong(1);
        return inserted(jpeg, segment(0xe1, exif.array()));
    }

    private static void entry(ByteBuffer exif, int tag, int type, int count, int value) {
        exif.putShort((short) tag).putShort((short) type).putInt(count).putInt(value);
    }

    private static byte[] withComments(byte[] jpeg, int missing) {
        ByteArrayOutputStream comments = new ByteArrayOutputStream();
        int rest = missing;
        while (rest > 0) {
            int size = Math.min(rest, LONGEST_COMMENT);
            size = rest - size > 0 && rest - size < 4 ? size - 4 : size;
            comments.writeBytes(segment(0xfe, new byte[size - 4]));
            rest -= size;
        }
        return inserted(jpeg, comments.toByteArray());
    }

    private static byte[] segment(int marker, byte[] content) {
        return ByteBuffer.allocate(4 + content.length)
                .put((byte) 0xff)
                .put((byte) marker)
                .putShort((short) (content.length + 2))
                .put(content)
                .array();
    }

    private static byte[] inserted(byte[] jpeg, byte[] segments) {
        return ByteBuffer.allocate(jpeg.length + segments.length)
                .put(jpeg, 0, 2)
                .put(segments)
                .put(jpeg, 2, jpeg.length - 2)
                .array();
    }

    private static byte[] joined(byte[] one, byte[] other) {
        return ByteBuffer.allocate(one.length + other.length)
                .put(one)
                .put(other)
                .array();
    }
}
