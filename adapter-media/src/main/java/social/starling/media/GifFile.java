package social.starling.media;

import java.io.IOException;
import java.time.Duration;

/** The structure of a GIF file (GIF89a), frames counted without decoding one. */
final class GifFile {
    private final FileBytes in;
    private final Recipe.Draft clean = new Recipe.Draft();
    private int frames;
    private long hundredths;

    private GifFile(FileBytes in) {
        this.in = in;
    }

    static Facts inspect(FileBytes in) throws IOException, UnfitException {
        return new GifFile(in).read();
    }

    private Facts read() throws IOException, UnfitException {
        in.seek(6);
        int width = in.u16le();
        int height = in.u16le();
        int flags = in.u8();
        in.skip(2 + table(flags));
        clean.copy(0, in.position());
        long start = in.position();
        for (int block = in.u8(); block != 0x3b; block = in.u8()) {
            boolean keeps = switch (block) {
                case 0x2c -> frame();
                case 0x21 -> extension();
                default -> throw damaged("has the block " + Integer.toHexString(block));
            };
            if (keeps) {
                clean.copy(start, in.position());
            }
            start = in.position();
        }
        clean.copy(start, in.position());
        if (frames == 0) {
            throw damaged("shows nothing");
        }
        Recipe file = clean.done();
        return frames > 1
                ? Facts.moving(Format.GIF, width, height, Duration.ofMillis(hundredths * 10), file, file)
                : Facts.picture(Format.GIF, width, height, 1, null, file, file);
    }

    private static int table(int flags) {
        return (flags & 0x80) == 0 ? 0 : 3 << (flags & 7) + 1;
    }

    private boolean frame() throws IOException, UnfitException {
        frames++;
        in.skip(8);
        in.skip(table(in.u8()) + 1);
        passData();
        return true;
    }

    /** Kept are how a frame is shown and how often the animation is repeated; comments and others go. */
    private boolean extension() throws IOException, UnfitException {
        int label = in.u8();
        int size = in.u8();
        long first = in.position();
        boolean keeps = switch (label) {
            case 0xf9 -> {
                if (size >= 4) {
                    in.skip(1);
                    hundredths += shown(in.u16le());
                }
                yield true;
            }
            case 0xff -> size == 11 && isLoop(in.text(11));
            default -> false;
        };
        in.seek(first - 1);
        passData();
        return keeps;
    }

    private static boolean isLoop(String name) {
        return name.equals("NETSCAPE2.0") || name.equals("ANIMEXTS1.0");
    }

    /** What is faster than 50 frames per second is shown with 10 by every browser. */
    private static int shown(int delay) {
        return delay < 2 ? 10 : delay;
    }

    private void passData() throws IOException, UnfitException {
        for (int size = in.u8(); size > 0; size = in.u8()) {
            in.skip(size);
        }
    }

    private static UnfitException damaged(String fault) {
        return UnfitException.damaged("the GIF picture", fault);
    }
}
