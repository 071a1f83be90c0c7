package social.starling.media;

import java.io.IOException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** The head of a WebM file (RFC 8794 and RFC 9559): what comes before its first cluster of pictures. */
final class WebmFile {
    private static final long SEGMENT = 0x18538067L;
    private static final long CLUSTER = 0x1f43b675L;
    private static final long INFO = 0x1549a966L;
    private static final long TRACKS = 0x1654ae6bL;
    private static final long TAGS = 0x1254c367L;
    private static final long TRACK = 0xae;
    private static final long VIDEO = 0xe0;
    private static final int MOST_ELEMENTS = 10_000;

    private final FileBytes in;
    private final Recipe.Draft clean = new Recipe.Draft();
    private long cleaned;
    private int elements;
    private boolean drawn;
    private long scale = 1_000_000;
    private double units;
    private long width;
    private long height;

    private WebmFile(FileBytes in) {
        this.in = in;
    }

    static Facts inspect(FileBytes in) throws IOException, UnfitException {
        return new WebmFile(in).read();
    }

    private Facts read() throws IOException, UnfitException {
        in.seek(0);
        walk(in.size());
        clean.copy(cleaned, in.size());
        if (!drawn || width == 0 || height == 0) {
            throw damaged("shows nothing");
        }
        Recipe file = clean.done();
        return Facts.moving(Format.WEBM, width, height, duration(), file, file);
    }

    private @Nullable Duration duration() {
        double seconds = units * scale / 1e9;
        return seconds > 0 && seconds < Duration.ofDays(365).toSeconds()
                ? Duration.ofMillis(Math.round(seconds * 1000))
                : null;
    }

    private void walk(long to) throws IOException, UnfitException {
        while (in.position() < to) {
            if (++elements > MOST_ELEMENTS) {
                throw damaged("has more than " + MOST_ELEMENTS + " elements");
            }
            long start = in.position();
            long id = number(false);
            long size = number(true);
            long end = size < 0 ? to : in.position() + size;
            if (end > to) {
                throw FileBytes.cutOff();
            }
            element(id, start, end);
            in.seek(end);
        }
    }

    private void element(long id, long start, long end) throws IOException, UnfitException {
        if (id == SEGMENT || id == INFO || id == TRACKS || id == TRACK || id == VIDEO) {
            walk(end);
        } else if (id == TAGS) {
            silence(start, end);
        } else if (id == CLUSTER) {
            drawn = true;
        } else if (id == 0x4282) {
            requireWebm(in.text((int) Math.min(end - in.position(), 16)));
        } else if (id == 0x2ad7b1) {
            scale = unsigned(end);
        } else if (id == 0x4489) {
            units = real(end);
        } else if (id == 0xb0) {
            width = Math.max(width, unsigned(end));
        } else if (id == 0xba) {
            height = Math.max(height, unsigned(end));
        }
    }

    private static void requireWebm(String type) throws UnfitException {
        if (!type.replace("\0", "").equals("webm")) {
            throw new UnfitException("it is a Matroska file that is no WebM video");
        }
    }

    /** Places in the file are told by its index, so tags become an element that says nothing (EBML's Void). */
    private void silence(long start, long end) {
        long rest = end - start;
        clean.copy(cleaned, start).put((byte) 0xec);
        if (rest >= 9) {
            long size = rest - 9;
            clean.put((byte) 1);
            for (int shift = 48; shift >= 0; shift -= 8) {
                clean.put((byte) (size >> shift));
            }
            clean.zeros(size);
        } else {
            clean.put((byte) (0x80 | rest - 2)).zeros(rest - 2);
        }
        cleaned = end;
    }

    /** A number whose first byte tells its length; negative for the size that is not known. */
    private long number(boolean isSize) throws IOException, UnfitException {
        int first = in.u8();
        int length = Integer.numberOfLeadingZeros(first) - 23;
        if (length > (isSize ? 8 : 4)) {
            throw damaged("has an element that nobody can read");
        }
        long value = isSize ? first & (0xff >> length) : first;
        boolean ones = (first & (0xff >> length)) == 0xff >> length;
        for (int i = 1; i < length; i++) {
            int next = in.u8();
            ones &= next == 0xff;
            value = value << 8 | next;
        }
        return isSize && ones ? -1 : value;
    }

    private long unsigned(long end) throws IOException, UnfitException {
        if (end - in.position() > 8) {
            throw damaged("has a number of more than 8 bytes");
        }
        long value = 0;
        while (in.position() < end) {
            value = value << 8 | in.u8();
        }
        return value;
    }

    private double real(long end) throws IOException, UnfitException {
        return end - in.position() == 4 ? Float.intBitsToFloat((int) in.u32()) : Double.longBitsToDouble(unsigned(end));
    }

    private static UnfitException damaged(String fault) {
        return UnfitException.damaged("the WebM video", fault);
    }
}
