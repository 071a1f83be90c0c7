package social.starling.media;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import java.util.zip.DeflaterOutputStream;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import org.jspecify.annotations.Nullable;

/** Encodes pictures up to a length, with the colour profile of the original where it has one. */
final class PictureWriter {
    /** Larger ones describe printers; a picture does without. */
    private static final int LARGEST_PROFILE = 64 * 1024 - 64;

    private final int limit;
    private final byte @Nullable [] profile;

    /** @param limit bytes of the finished file, at most */
    PictureWriter(long limit, byte @Nullable [] profile) {
        this.limit = (int) Math.min(limit, 64 << 20);
        this.profile = profile != null && isForScreens(profile) ? profile : null;
    }

    /** Profiles of three components are told by their class of data (ICC.1, 7.2). */
    private static boolean isForScreens(byte[] profile) {
        return profile.length > 128
                && profile.length <= LARGEST_PROFILE
                && new String(profile, 16, 4, StandardCharsets.US_ASCII).equals("RGB ");
    }

    /**
     * Null when it becomes longer than the limit.
     *
     * @param picture opaque, of three components
     */
    byte @Nullable [] jpeg(BufferedImage picture, float quality) throws IOException {
        byte[] segment = profile == null ? new byte[0] : segment(profile);
        ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        ImageWriteParam param = writer.getDefaultWriteParam();
        param.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
        param.setCompressionQuality(quality);
        byte[] file = written(writer, param, picture, limit - segment.length);
        // Behind the JFIF segment, which the encoder writes first.
        return file == null ? null : inserted(file, 4 + ((file[4] & 0xff) << 8 | file[5] & 0xff), segment);
    }

    /** Null when it becomes longer than the limit. */
    byte @Nullable [] png(BufferedImage picture) throws IOException {
        byte[] chunk = profile == null ? new byte[0] : chunk(profile);
        ImageWriter writer = ImageIO.getImageWritersByFormatName("png").next();
        ImageWriteParam param = writer.getDefaultWriteParam();
        param.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
        param.setCompressionQuality(0);
        byte[] file = written(writer, param, picture, limit - chunk.length);
        return file == null ? null : inserted(file, 8 + 25, chunk);
    }

    private static byte @Nullable [] written(
            ImageWriter writer, ImageWriteParam param, BufferedImage picture, int limit) throws IOException {
        try (BoundedOutput out = new BoundedOutput(limit)) {
            writer.setOutput(out);
            writer.write(null, new IIOImage(picture, null, null), param);
            return out.toByteArray();
        } catch (BoundedOutput.TooLongException e) {
            return null;
        } finally {
            writer.dispose();
        }
    }

    private static byte[] inserted(byte[] file, int at, byte[] part) {
        return ByteBuffer.allocate(file.length + part.length)
                .put(file, 0, at)
                .put(part)
                .put(file, at, file.length - at)
                .array();
    }

    /** An APP2 segment, the first of one (ICC.1, B.4). */
    private static byte[] segment(byte[] profile) {
        return ByteBuffer.allocate(18 + profile.length)
                .putShort((short) 0xffe2)
                .putShort((short) (16 + profile.length))
                .put("ICC_PROFILE\0".getBytes(StandardCharsets.US_ASCII))
                .put((byte) 1)
                .put((byte) 1)
                .put(profile)
                .array();
    }

    private static byte[] chunk(byte[] profile) throws IOException {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        body.writeBytes("iCCPicc\0\0".getBytes(StandardCharsets.US_ASCII));
        try (DeflaterOutputStream packing = new DeflaterOutputStream(body)) {
            packing.write(profile);
        }
        CRC32 sum = new CRC32();
        sum.update(body.toByteArray());
        return ByteBuffer.allocate(body.size() + 8)
                .putInt(body.size() - 4)
                .put(body.toByteArray())
                .putInt((int) sum.getValue())
                .array();
    }
}
