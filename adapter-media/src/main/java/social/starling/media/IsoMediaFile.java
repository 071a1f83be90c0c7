package social.starling.media;

import java.io.IOException;
import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The structure of an MP4 or QuickTime file (ISO/IEC 14496-12): its boxes, never its samples. */
final class IsoMediaFile {
    /** A film of three hours in fragments of one second has some 22,000. */
    private static final int MOST_BOXES = 100_000;

    private static final Set<String> PICTURES =
            Set.of("heic", "heix", "heim", "heis", "hevc", "hevx", "mif1", "msf1", "avif", "avis", "crx ", "jxl ");

    /** Titles, places and cameras; a box of another kind says something on how it is played. */
    private static final Set<String> TELLING = Set.of("udta", "meta", "uuid");

    private static final Set<String> OUTER = Set.of("moov", "trak", "mdia");

    private final FileBytes in;
    private final Recipe.Draft clean = new Recipe.Draft();
    private Format format = Format.MOV;
    private int boxes;
    private long cleaned;
    private boolean hasData;
    private boolean hasHeader;
    private @Nullable Duration duration;
    private long width;
    private long height;
    private long trackWidth;
    private long trackHeight;

    private IsoMediaFile(FileBytes in) {
        this.in = in;
    }

    static Facts inspect(FileBytes in) throws IOException, UnfitException {
        return new IsoMediaFile(in).read();
    }

    private Facts read() throws IOException, UnfitException {
        walk(0, in.size());
        clean.copy(cleaned, in.size());
        if (!hasHeader || !hasData) {
            throw damaged(hasHeader ? "holds no pictures and no sound" : "has no header");
        }
        if (width == 0 || height == 0) {
            throw new UnfitException("it has no track with pictures");
        }
        Recipe file = clean.done();
        return Facts.moving(format, width, height, duration, file, file);
    }

    private void walk(long from, long to) throws IOException, UnfitException {
        in.seek(from);
        while (in.position() < to) {
            if (++boxes > MOST_BOXES) {
                throw damaged("has more than " + MOST_BOXES + " boxes");
            }
            long start = in.position();
            long size = in.u32();
            String type = in.text(4);
            if (size == 1) {
                size = in.u64();
            } else if (size == 0) {
                size = to - start;
            }
            long end = start + size;
            if (end < in.position() || end > to) {
                throw to == in.size() ? FileBytes.cutOff() : damaged("has a box longer than the one around it");
            }
            box(type, start, in.position(), end);
            in.seek(end);
        }
    }

    private void box(String type, long start, long body, long end) throws IOException, UnfitException {
        switch (type) {
            case "ftyp" -> brand();
            case "mvhd" -> duration = duration();
            case "tkhd" -> trackSides();
            case "hdlr" -> track();
            case "moof", "mdat" -> hasData = true;
            default -> {
                if (TELLING.contains(type)) {
                    silence(start, body, end);
                } else if (OUTER.contains(type)) {
                    hasHeader |= type.equals("moov");
                    walk(body, end);
                }
            }
        }
    }

    private void brand() throws IOException, UnfitException {
        String brand = in.text(4);
        if (PICTURES.contains(brand)) {
            throw new UnfitException("it is a picture of the kind \"" + brand.strip()
                    + "\", which cannot be read; JPEG, PNG, GIF and WebP can");
        }
        format = brand.equals("qt  ") ? Format.MOV : Format.MP4;
    }

    /** The places of samples are counted from the file's beginning, so a box is emptied and not cut out. */
    private void silence(long start, long body, long end) {
        clean.copy(cleaned, start + 4)
                .put((byte) 'f', (byte) 'r', (byte) 'e', (byte) 'e')
                .copy(start + 8, body)
                .zeros(end - body);
        cleaned = end;
    }

    private @Nullable Duration duration() throws IOException, UnfitException {
        boolean wide = in.u8() == 1;
        in.skip(wide ? 19 : 11);
        long scale = in.u32();
        long units = wide ? in.u64() : in.u32();
        boolean unknown = units <= 0 || !wide && units == 0xffffffffL;
        if (unknown || scale == 0 || units / scale > Duration.ofDays(365).toSeconds()) {
            return null;
        }
        return Duration.ofSeconds(units / scale).plusMillis(units % scale * 1000 / scale);
    }

    /** Sides are 16.16 numbers behind a matrix; a quarter turn has nothing on the matrix's diagonal. */
    private void trackSides() throws IOException, UnfitException {
        in.skip(in.u8() == 1 ? 51 : 39);
        boolean turned = in.u32() == 0;
        in.skip(32);
        long w = in.u32() >>> 16;
        long h = in.u32() >>> 16;
        trackWidth = turned ? h : w;
        trackHeight = turned ? w : h;
    }

    private void track() throws IOException, UnfitException {
        in.skip(8);
        if (in.text(4).equals("vide") && trackWidth * trackHeight > width * height) {
            width = trackWidth;
            height = trackHeight;
        }
    }

    private static UnfitException damaged(String fault) {
        return UnfitException.damaged("the video", fault);
    }
}
