package social.starling.media;

import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The structure of a WebP file (RFC 9649). */
final class WebpFile {
    private static final int LARGEST_PROFILE = 1 << 20;
    private static final int EXIF_AND_XMP = 0x08 | 0x04;

    private final FileBytes in;
    private final Recipe.Draft body = new Recipe.Draft();
    private int width;
    private int height;
    private int orientation = 1;
    private byte @Nullable [] profile;
    private boolean drawn;
    private int frames;
    private long millis;
    private boolean changed;

    private WebpFile(FileBytes in) {
        this.in = in;
    }

    static Facts inspect(FileBytes in) throws IOException, UnfitException {
        return new WebpFile(in).read();
    }

    private Facts read() throws IOException, UnfitException {
        in.seek(4);
        long end = in.u32le() + 8;
        if (end > in.size()) {
            throw FileBytes.cutOff();
        }
        in.seek(12);
        while (in.position() + 8 <= end) {
            long start = in.position();
            String type = in.text(4);
            long length = in.u32le();
            // Some writers leave the last chunk's padding out.
            long next = Math.min(start + 8 + length + (length & 1), end);
            if (start + 8 + length > end) {
                throw FileBytes.cutOff();
            }
            chunk(type, start, length, next);
            in.seek(next);
        }
        if (!drawn && frames == 0) {
            throw damaged("shows nothing");
        }
        Recipe clean = clean(end);
        return frames > 0
                ? Facts.moving(Format.WEBP, width, height, Duration.ofMillis(millis), clean, clean)
                : Facts.picture(Format.WEBP, width, height, orientation, profile, clean, clean);
    }

    private Recipe clean(long end) {
        if (!changed && end == in.size()) {
            return new Recipe.Draft().copy(0, end).done();
        }
        Recipe chunks = body.done();
        long size = chunks.length() + 4;
        Recipe.Draft file = new Recipe.Draft()
                .copy(0, 4)
                .put((byte) size, (byte) (size >> 8), (byte) (size >> 16), (byte) (size >> 24))
                .copy(8, 12);
        for (Recipe.Part part : chunks.parts()) {
            switch (part) {
                case Recipe.Part.Copied copied -> file.copy(copied.from(), copied.to());
                case Recipe.Part.Put put -> file.put(put.bytes());
                case Recipe.Part.Zeros zeros -> file.zeros(zeros.count());
            }
        }
        return file.done();
    }

    private void chunk(String type, long start, long length, long next) throws IOException, UnfitException {
        switch (type) {
            case "VP8X" -> canvas(start, next);
            case "VP8 " -> {
                lossy();
                body.copy(start, next);
            }
            case "VP8L" -> {
                lossless();
                body.copy(start, next);
            }
            case "ALPH", "ANIM" -> body.copy(start, next);
            case "ANMF" -> {
                frames++;
                in.skip(12);
                millis += in.u24le();
                body.copy(start, next);
            }
            case "ICCP" -> {
                profile = length > LARGEST_PROFILE ? null : in.bytes((int) length);
                body.copy(start, next);
            }
            case "EXIF" -> {
                if (length <= 64 * 1024) {
                    orientation = Orientation.of(tiff(in.bytes((int) length)), orientation);
                }
                changed = true;
            }
            default -> changed = true;
        }
    }

    /** Some writers put the JPEG segment's name before the TIFF header. */
    private static byte[] tiff(byte[] exif) {
        boolean named = exif.length > 6 && exif[0] == 'E' && exif[1] == 'x';
        return named ? Arrays.copyOfRange(exif, 6, exif.length) : exif;
    }

    private void canvas(long start, long next) throws IOException, UnfitException {
        int flags = in.u8();
        in.skip(3);
        width = in.u24le() + 1;
        height = in.u24le() + 1;
        if ((flags & EXIF_AND_XMP) == 0) {
            body.copy(start, next);
        } else {
            changed = true;
            body.copy(start, start + 8).put((byte) (flags & ~EXIF_AND_XMP)).copy(start + 9, next);
        }
    }

    private void lossy() throws IOException, UnfitException {
        in.skip(3);
        if (in.u8() != 0x9d || in.u8() != 0x01 || in.u8() != 0x2a) {
            throw damaged("does not begin with a whole frame");
        }
        sides(in.u16le() & 0x3fff, in.u16le() & 0x3fff);
    }

    private void lossless() throws IOException, UnfitException {
        if (in.u8() != 0x2f) {
            throw damaged("has no signature before its pixels");
        }
        long bits = in.u32le();
        sides((int) (bits & 0x3fff) + 1, (int) (bits >> 14 & 0x3fff) + 1);
    }

    private void sides(int w, int h) throws UnfitException {
        if (drawn) {
            throw damaged("has two pictures and is no animation");
        }
        if (width != 0 && (width != w || height != h)) {
            throw damaged("says " + width + " by " + height + " pixels and has " + w + " by " + h);
        }
        drawn = true;
        width = w;
        height = h;
    }

    private static UnfitException damaged(String fault) {
        return UnfitException.damaged("the WebP picture", fault);
    }
}
