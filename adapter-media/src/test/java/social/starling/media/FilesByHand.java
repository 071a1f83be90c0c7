package social.starling.media;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;

/** Files that no library writes, put together byte by byte. */
final class FilesByHand {
    /** 16 by 8 pixels, red. */
    static final byte[] WEBP = Base64.getDecoder()
            .decode("UklGRjYAAABXRUJQVlA4ICoAAABwAQCdASoQAAgAAoBCJaACdAF1AAD+7nZ73LRSK/9QZ//qDP/9QZ+ngAA=");

    /** 12 by 8 pixels, lossless, green. */
    static final byte[] LOSSLESS_WEBP = Base64.getDecoder().decode("UklGRhwAAABXRUJQVlA4TA8AAAAvC8ABAAdQ5Ij+ByKi/wEA");

    private FilesByHand() {}

    static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    static byte[] join(byte[]... parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }

    static byte[] box(String type, byte[]... parts) {
        byte[] body = join(parts);
        return join(ByteBuffer.allocate(4).putInt(body.length + 8).array(), ascii(type), body);
    }

    static byte[] ints(int... values) {
        ByteBuffer bytes = ByteBuffer.allocate(values.length * 4);
        for (int value : values) {
            bytes.putInt(value);
        }
        return bytes.array();
    }

    static byte[] header(int scale, int units) {
        return box("mvhd", ints(0, 0, 0, scale, units), new byte[80]);
    }

    static byte[] videoTrack(int width, int height, boolean turned) {
        int[] matrix = turned
                ? new int[] {0, 0x10000, 0, -0x10000, 0, 0, 0, 0, 0x40000000}
                : new int[] {0x10000, 0, 0, 0, 0x10000, 0, 0, 0, 0x40000000};
        byte[] sides = box("tkhd", new byte[40], ints(matrix), ints(width << 16, height << 16));
        return box("trak", sides, box("mdia", box("hdlr", new byte[8], ascii("vide"), new byte[13])));
    }

    /** @param inside of the movie box, behind header and track */
    static byte[] mp4(int width, int height, int seconds, byte[]... inside) {
        return join(
                box("ftyp", ascii("isom"), ints(0), ascii("isommp42")),
                box("moov", header(1000, seconds * 1000), videoTrack(width, height, false), join(inside)),
                box("mdat", new byte[64]));
    }

    static byte[] element(long id, byte[]... parts) {
        byte[] body = join(parts);
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (int shift = 24; shift >= 0; shift -= 8) {
            if (id >>> shift != 0) {
                all.write((int) (id >>> shift));
            }
        }
        all.write(0x08);
        all.writeBytes(ByteBuffer.allocate(4).putInt(body.length).array());
        all.writeBytes(body);
        return all.toByteArray();
    }

    static byte[] webm(int width, int height, double millis, byte[]... more) {
        return join(
                element(0x1a45dfa3L, element(0x4282, ascii("webm"))),
                element(
                        0x18538067L,
                        element(
                                0x1549a966L,
                                element(
                                        0x4489,
                                        ByteBuffer.allocate(8).putDouble(millis).array())),
                        element(
                                0x1654ae6bL,
                                element(0xae, element(0xe0, element(0xb0, ints(width)), element(0xba, ints(height))))),
                        join(more),
                        element(0x1f43b675L, new byte[32])));
    }

    static byte[] chunk(String type, byte[] body) {
        CRC32 sum = new CRC32();
        sum.update(ascii(type));
        sum.update(body);
        return join(ints(body.length), ascii(type), body, ints((int) sum.getValue()));
    }

    /** A black RGB picture of any size in few bytes. @param rows that are really there */
    static byte[] blackPng(int width, int height, int rows) {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        Deflater quick = new Deflater(1);
        try (DeflaterOutputStream packing = new DeflaterOutputStream(packed, quick)) {
            byte[] row = new byte[1 + width * 3];
            for (int y = 0; y < rows; y++) {
                packing.write(row);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            quick.end();
        }
        byte[] head = join(ints(width, height), new byte[] {8, 2, 0, 0, 0});
        return join(
                ascii("\u0089PNG\r\n\u001a\n"),
                chunk("IHDR", head),
                chunk("IDAT", packed.toByteArray()),
                chunk("IEND", new byte[0]));
    }

    /** Puts a chunk behind the header of a PNG file. */
    static byte[] withChunk(byte[] png, String type, byte[] body) {
        return insert(png, 33, chunk(type, body));
    }

    /** Puts a segment behind the first one of a JPEG file. */
    static byte[] withSegment(byte[] jpeg, int marker, byte[] body) {
        int at = 4 + ((jpeg[4] & 0xff) << 8 | jpeg[5] & 0xff);
        int length = body.length + 2;
        byte[] head = {(byte) 0xff, (byte) marker, (byte) (length >> 8), (byte) length};
        return insert(jpeg, at, join(head, body));
    }

    /** An EXIF block with an orientation and a place. */
    static byte[] exif(int orientation) {
        return join(
                ascii("Exif\0\0MM\0*"),
                ints(8),
                new byte[] {0, 2},
                new byte[] {0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, (byte) orientation, 0, 0},
                new byte[] {(byte) 0x88, 0x25, 0, 4, 0, 0, 0, 1, 0, 0, 0, 38},
                ints(0),
                ascii("GPSPLACE"));
    }

    static byte[] insert(byte[] file, int at, byte[] part) {
        return ByteBuffer.allocate(file.length + part.length)
                .put(file, 0, at)
                .put(part)
                .put(file, at, file.length - at)
                .array();
    }

    /** A GIF animation of small frames, one tenth of a second each. */
    static byte[] animatedGif(byte[] still, int frames) {
        int table = 3 << (still[10] & 7) + 1;
        int start = 13 + ((still[10] & 0x80) == 0 ? 0 : table);
        byte[] frame = Arrays.copyOfRange(still, start, still.length - 1);
        byte[] shown = {0x21, (byte) 0xf9, 4, 0, 10, 0, 0, 0};
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        all.write(still, 0, start);
        all.writeBytes(join(new byte[] {0x21, (byte) 0xff, 11}, ascii("NETSCAPE2.0"), new byte[] {3, 1, 0, 0, 0}));
        for (int i = 0; i < frames; i++) {
            all.writeBytes(shown);
            all.writeBytes(frame);
        }
        all.write(0x3b);
        return all.toByteArray();
    }
}
