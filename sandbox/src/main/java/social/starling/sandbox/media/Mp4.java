package social.starling.sandbox.media;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/**
 * The boxes of an MP4 that tell its size and length, read and written.
 *
 * @see <a href="https://developer.apple.com/documentation/quicktime-file-format">boxes (atoms)</a>
 */
final class Mp4 {
    private static final int TIMESCALE = 1000;
    private static final List<String> CONTAINERS = List.of("moov", "trak");

    private int width;
    private int height;
    private long durationMillis;

    private Mp4() {}

    /** The file, if it has a movie header and a track that is seen. */
    static Optional<MediaFile> read(String type, byte[] bytes) {
        Mp4 movie = new Mp4();
        movie.walk(bytes, 0, bytes.length);
        return movie.width == 0 || movie.durationMillis == 0
                ? Optional.empty()
                : Optional.of(new MediaFile(
                        type, movie.width, movie.height, 1, (int) Math.min(Integer.MAX_VALUE, movie.durationMillis)));
    }

    /** A movie that tells a size and a length and has no pictures in it. */
    static byte[] stub(int width, int height, int durationMillis) {
        byte[] header =
                box("mvhd", ByteBuffer.allocate(100).putInt(12, TIMESCALE).putInt(16, durationMillis));
        byte[] track =
                box("tkhd", ByteBuffer.allocate(84).putInt(76, width << 16).putInt(80, height << 16));
        ByteBuffer inside = ByteBuffer.allocate(header.length + 8 + track.length);
        inside.put(header).put(box("trak", ByteBuffer.wrap(track)));
        byte[] brand = "isom\0\0\2\0isommp41".getBytes(StandardCharsets.ISO_8859_1);
        byte[] first = box("ftyp", ByteBuffer.wrap(brand));
        byte[] movie = box("moov", inside);
        byte[] data = box("mdat", ByteBuffer.allocate(0));
        return ByteBuffer.allocate(first.length + movie.length + data.length)
                .put(first)
                .put(movie)
                .put(data)
                .array();
    }

    /** A box that readers pass over, of {@code size} bytes with its own head; at least 8. */
    static byte[] padding(int size) {
        return box("free", ByteBuffer.allocate(size - 8));
    }

    private void walk(byte[] b, int from, int end) {
        int at = from;
        while (at + 8 <= end) {
            int size = size(b, at, end);
            String name = new String(b, at + 4, 4, StandardCharsets.ISO_8859_1);
            if (size < 8 || size > end - at) {
                return;
            }
            if (CONTAINERS.contains(name)) {
                walk(b, at + 8, at + size);
            } else if (name.equals("mvhd")) {
                readHeader(b, at + 8);
            } else if (name.equals("tkhd")) {
                readTrack(b, at + 8);
            }
            at += size;
        }
    }

    /** 0 stands for all that is left, 1 for a size of 64 bits behind the name. */
    private static int size(byte[] b, int at, int end) {
        int size = PictureHeaders.big32(b, at);
        if (size == 0) {
            return end - at;
        }
        return size == 1 && at + 16 <= end && PictureHeaders.big32(b, at + 8) == 0
                ? PictureHeaders.big32(b, at + 12)
                : size;
    }

    private void readHeader(byte[] b, int at) {
        boolean wide = b[at] == 1;
        long scale = Integer.toUnsignedLong(PictureHeaders.big32(b, at + (wide ? 20 : 12)));
        long length = Integer.toUnsignedLong(PictureHeaders.big32(b, at + (wide ? 28 : 16)));
        durationMillis = scale == 0 ? 0 : length * 1000 / scale;
    }

    /** Sizes are fixed-point numbers; a track of sound has the size 0. */
    private void readTrack(byte[] b, int at) {
        int sizes = at + (b[at] == 1 ? 88 : 76);
        width = Math.max(width, PictureHeaders.big16(b, sizes));
        height = Math.max(height, PictureHeaders.big16(b, sizes + 4));
    }

    private static byte[] box(String name, ByteBuffer content) {
        byte[] inside = content.array();
        return ByteBuffer.allocate(8 + inside.length)
                .putInt(8 + inside.length)
                .put(name.getBytes(StandardCharsets.ISO_8859_1))
                .put(inside)
                .array();
    }
}
