package social.starling.media;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Set;
import java.util.zip.CRC32;
import java.util.zip.InflaterInputStream;
import org.jspecify.annotations.Nullable;

/** The structure of a PNG file (W3C PNG, third edition). An animated one is carried as its still default picture. */
final class PngFile {
    private static final int LARGEST_PROFILE = 1 << 20;

    /** What changes how the picture looks; all else is text, time, EXIF, further frames or private. */
    private static final Set<String> KEPT = Set.of(
            "IHDR", "PLTE", "IDAT", "IEND", "tRNS", "gAMA", "cHRM", "sRGB", "iCCP", "cICP", "sBIT", "bKGD", "pHYs");

    /** What a decoder needs. */
    private static final Set<String> BARE = Set.of("IHDR", "PLTE", "IDAT", "IEND", "tRNS");

    private final FileBytes in;
    private final Recipe.Draft clean = new Recipe.Draft();
    private final Recipe.Draft bare = new Recipe.Draft();
    private long width;
    private long height;
    private int orientation = 1;
    private byte @Nullable [] profile;
    private boolean drawn;

    private PngFile(FileBytes in) {
        this.in = in;
    }

    static Facts inspect(FileBytes in) throws IOException, UnfitException {
        return new PngFile(in).read();
    }

    private Facts read() throws IOException, UnfitException {
        in.seek(8);
        clean.copy(0, 8);
        bare.copy(0, 8);
        String type = "";
        while (!type.equals("IEND")) {
            long start = in.position();
            long length = in.u32();
            type = in.text(4);
            if (length > in.remaining() - 4) {
                throw FileBytes.cutOff();
            }
            if ((start == 8) != type.equals("IHDR")) {
                throw damaged("does not begin with its one header");
            }
            check(type, length);
            in.seek(start + 8);
            chunk(type, length);
            in.seek(start + 12 + length);
            if (KEPT.contains(type)) {
                clean.copy(start, in.position());
            } else if (Character.isUpperCase(type.charAt(0))) {
                throw damaged("needs a part that nobody knows");
            }
            if (BARE.contains(type)) {
                bare.copy(start, in.position());
            }
        }
        if (!drawn) {
            throw damaged("shows nothing");
        }
        return Facts.picture(Format.PNG, width, height, orientation, profile, bare.done(), clean.done());
    }

    private void check(String type, long length) throws IOException, UnfitException {
        CRC32 sum = new CRC32();
        for (int i = 0; i < 4; i++) {
            sum.update(type.charAt(i));
        }
        for (long rest = length; rest > 0; ) {
            byte[] bytes = in.bytes((int) Math.min(rest, 32 * 1024));
            sum.update(bytes);
            rest -= bytes.length;
        }
        if (sum.getValue() != in.u32()) {
            throw damaged("has a checksum that is wrong");
        }
    }

    private void chunk(String type, long length) throws IOException, UnfitException {
        switch (type) {
            case "IHDR" -> {
                width = in.u32();
                height = in.u32();
            }
            case "IDAT" -> drawn = true;
            case "eXIf" -> {
                if (length <= 64 * 1024) {
                    orientation = Orientation.of(in.bytes((int) length), orientation);
                }
            }
            case "iCCP" -> {
                if (length <= LARGEST_PROFILE) {
                    profile = unpacked(in.bytes((int) length));
                }
            }
            default -> {}
        }
    }

    /** A name that ends with 0, the method 0, and the packed profile. */
    private static byte @Nullable [] unpacked(byte[] chunk) {
        int name = 0;
        while (name < chunk.length && chunk[name] != 0) {
            name++;
        }
        if (name + 2 > chunk.length) {
            return null;
        }
        try (InputStream unpacking =
                new InflaterInputStream(new ByteArrayInputStream(chunk, name + 2, chunk.length - name - 2))) {
            byte[] bytes = unpacking.readNBytes(LARGEST_PROFILE + 1);
            return bytes.length > LARGEST_PROFILE ? null : bytes;
        } catch (IOException unreadable) {
            return null;
        }
    }

    private static UnfitException damaged(String fault) {
        return UnfitException.damaged("the PNG picture", fault);
    }
}
