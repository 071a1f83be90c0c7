package social.starling.media;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** The structure of a JPEG file (ITU-T T.81, annex B; JFIF; EXIF 2.32). */
final class JpegFile {
    private static final int LARGEST_PROFILE = 1 << 20;

    private final FileBytes in;
    private final Recipe.Draft clean = new Recipe.Draft();
    private final Recipe.Draft bare = new Recipe.Draft();
    private final ByteArrayOutputStream profile = new ByteArrayOutputStream();
    private int width;
    private int height;
    private int components;
    private int orientation = 1;
    private int scans;

    private JpegFile(FileBytes in) {
        this.in = in;
    }

    static Facts inspect(FileBytes in) throws IOException, UnfitException {
        return new JpegFile(in).read();
    }

    private Facts read() throws IOException, UnfitException {
        in.seek(2);
        keep(0, 2);
        int marker = nextMarker();
        while (marker != 0xd9) {
            if (marker == 0xda) {
                marker = scan();
            } else {
                segment(marker);
                marker = nextMarker();
            }
        }
        if (scans == 0 || components == 0) {
            throw damaged("shows nothing");
        }
        keep(in.position() - 2, in.position());
        byte[] colours = profile.size() == 0 || profile.size() > LARGEST_PROFILE ? null : profile.toByteArray();
        return Facts.picture(Format.JPEG, width, height, orientation, colours, bare.done(), clean.done())
                .codedIn(scans);
    }

    /** Any number of fill bytes may come before a marker. */
    private int nextMarker() throws IOException, UnfitException {
        if (in.u8() != 0xff) {
            throw damaged("has no marker where one must be");
        }
        int marker = in.u8();
        while (marker == 0xff) {
            marker = in.u8();
        }
        return marker;
    }

    private void segment(int marker) throws IOException, UnfitException {
        if (marker < 0xc0 || marker >= 0xd0 && marker <= 0xd8) {
            throw damaged("has the marker " + Integer.toHexString(marker) + " where none may be");
        }
        long start = in.position() - 2;
        int length = in.u16();
        long end = start + 2 + length;
        if (length < 2 || end > in.size()) {
            throw damaged("has a segment longer than itself");
        }
        if (isFrame(marker)) {
            frame();
        }
        if (keeps(marker, length - 2)) {
            clean.copy(start, end);
            if (marker != 0xe2) {
                bare.copy(start, end);
            }
        }
        in.seek(end);
    }

    private void keep(long from, long to) {
        clean.copy(from, to);
        bare.copy(from, to);
    }

    private static boolean isFrame(int marker) {
        return marker >= 0xc0 && marker <= 0xcf && marker != 0xc4 && marker != 0xc8 && marker != 0xcc;
    }

    private void frame() throws IOException, UnfitException {
        if (components != 0) {
            throw damaged("has two frames");
        }
        in.skip(1);
        height = in.u16();
        width = in.u16();
        components = in.u8();
        if (components == 0) {
            throw damaged("has no colour components");
        }
    }

    /** Kept is what a decoder needs: tables, frames, JFIF, Adobe's word on colours, the colour profile. */
    private boolean keeps(int marker, int length) throws IOException, UnfitException {
        if (marker == 0xfe) {
            return false;
        }
        if (marker < 0xe0 || marker > 0xef) {
            return true;
        }
        String name = new String(in.bytes(Math.min(length, 14)), StandardCharsets.ISO_8859_1);
        return switch (marker) {
            case 0xe0 -> name.startsWith("JFIF\0");
            case 0xe1 -> {
                if (name.startsWith("Exif\0\0") && length > 14) {
                    in.skip(-8);
                    orientation = Orientation.of(in.bytes(length - 6), orientation);
                }
                yield false;
            }
            case 0xe2 -> {
                if (!name.startsWith("ICC_PROFILE\0")) {
                    yield false;
                }
                profile.writeBytes(in.bytes(length - Math.min(length, 14)));
                yield true;
            }
            case 0xee -> name.startsWith("Adobe");
            default -> false;
        };
    }

    /** Passes one scan; in its data a marker's first byte is always followed by 00 or a restart. */
    private int scan() throws IOException, UnfitException {
        if (components == 0) {
            throw damaged("begins to draw before it says how large it is");
        }
        scans++;
        long start = in.position() - 2;
        int length = in.u16();
        if (length < 2) {
            throw damaged("has a segment longer than itself");
        }
        in.seek(start + 2 + length);
        while (true) {
            in.passTo(0xff);
            int next = in.u8();
            while (next == 0xff) {
                next = in.u8();
            }
            if (next != 0 && (next < 0xd0 || next > 0xd7)) {
                keep(start, in.position() - 2);
                return next;
            }
        }
    }

    private static UnfitException damaged(String fault) {
        return UnfitException.damaged("the JPEG picture", fault);
    }
}
