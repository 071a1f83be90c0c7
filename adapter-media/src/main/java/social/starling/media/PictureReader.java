package social.starling.media;

import com.twelvemonkeys.imageio.plugins.webp.WebPImageReaderSpi;
import com.twelvemonkeys.imageio.stream.BufferedFileImageInputStream;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Iterator;
import javax.imageio.IIOException;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.event.IIOReadWarningListener;
import javax.imageio.stream.ImageInputStream;

/** Decodes one picture within bounded memory: a large one is read with fewer pixels, row by row. */
final class PictureReader {
    /** A progressive JPEG keeps every coefficient outside the heap, 2 to 6 bytes per pixel, and is read once per scan. */
    private static final long MOST_PROGRESSIVE_PIXELS = 40_000_000;

    private static final int MOST_SCANS = 100;

    /** Pixels of more than four in one of the result are left out: scaling down later looks no better for them. */
    private static final int SPARE = 4;

    private final MediaSettings settings;

    PictureReader(MediaSettings settings) {
        this.settings = settings;
    }

    /**
     * The first frame, as stored, no smaller than {@code width} by {@code height} where memory allows.
     *
     * @param file made of the bare recipe of {@code facts}
     */
    BufferedImage read(Path file, Facts facts, int width, int height) throws IOException, UnfitException {
        requireBounded(facts, facts.width(), facts.height());
        ImageReader reader = reader(facts.format());
        try (ImageInputStream in = new BufferedFileImageInputStream(file.toFile())) {
            reader.setInput(in, true, true);
            return whole(reader, facts, width, height);
        } finally {
            reader.dispose();
        }
    }

    /** What decoders throw at broken files is not limited to what they declare. */
    private BufferedImage whole(ImageReader reader, Facts facts, int width, int height) throws UnfitException {
        Damage damage = new Damage();
        reader.addIIOReadWarningListener(damage);
        try {
            BufferedImage picture = read(reader, facts, width, height);
            if (damage.seen) {
                throw undecodable(facts);
            }
            return picture;
        } catch (IOException | RuntimeException e) {
            throw undecodable(facts);
        }
    }

    private BufferedImage read(ImageReader reader, Facts facts, int width, int height)
            throws IOException, UnfitException {
        int storedWidth = reader.getWidth(0);
        int storedHeight = reader.getHeight(0);
        requireBounded(facts, storedWidth, storedHeight);
        ImageTypeSpecifier type = type(reader);
        long bytes = (long) storedWidth * storedHeight * bytesPerPixel(type);
        boolean atOnce = facts.format() == Format.WEBP;
        if (atOnce && bytes > settings.decodedBytes()) {
            throw new UnfitException("it has " + storedWidth + " by " + storedHeight
                    + " pixels, which is too large for a WebP picture to be made smaller");
        }
        int step = Math.max(1, Math.min(storedWidth / (SPARE * width), storedHeight / (SPARE * height)));
        while (bytes / ((long) step * step) > settings.decodedBytes()) {
            step++;
        }
        ImageReadParam param = reader.getDefaultReadParam();
        param.setSourceSubsampling(step, step, 0, 0);
        param.setDestinationType(type);
        return reader.read(0, param);
    }

    private void requireBounded(Facts facts, long width, long height) throws UnfitException {
        if (width * height > settings.largestPicture()) {
            throw new UnfitException("it has " + width + " by " + height + " pixels; pictures of at most "
                    + settings.largestPicture() / 1_000_000 + " million pixels are made smaller");
        }
        if (facts.scans() > MOST_SCANS || facts.scans() > 1 && width * height > MOST_PROGRESSIVE_PIXELS) {
            throw new UnfitException("it has " + width + " by " + height + " pixels in " + facts.scans()
                    + " passes, which costs too much to be made smaller");
        }
    }

    /** One that needs no conversion afterwards, where the decoder can make it. */
    private static ImageTypeSpecifier type(ImageReader reader) throws IOException {
        ImageTypeSpecifier first = null;
        for (Iterator<ImageTypeSpecifier> types = reader.getImageTypes(0); types.hasNext(); ) {
            ImageTypeSpecifier type = types.next();
            if (Pixels.isPlain(type.getBufferedImageType())) {
                return type;
            }
            first = first == null ? type : first;
        }
        if (first == null) {
            throw new IIOException("No type of picture is known for it");
        }
        return first;
    }

    /** With the copies that are made of it before it is scaled. */
    private static int bytesPerPixel(ImageTypeSpecifier type) {
        int bits = 0;
        for (int size : type.getSampleModel().getSampleSize()) {
            bits += size;
        }
        boolean alpha = type.getColorModel().hasAlpha();
        return (bits + 7) / 8 + (alpha ? 3 : 0) + (Pixels.isPlain(type.getBufferedImageType()) ? 0 : 4);
    }

    private static ImageReader reader(Format format) {
        return switch (format) {
            case WEBP -> new WebPImageReaderSpi().createReaderInstance(null);
            case JPEG -> ImageIO.getImageReadersByFormatName("jpeg").next();
            case PNG -> ImageIO.getImageReadersByFormatName("png").next();
            case GIF -> ImageIO.getImageReadersByFormatName("gif").next();
            case MP4, MOV, WEBM -> throw new IllegalArgumentException(format + " is no picture");
        };
    }

    private static UnfitException undecodable(Facts facts) {
        return new UnfitException(
                "it would have to be changed, and " + facts.format().title() + " as this one cannot be decoded");
    }

    /** The JPEG decoder fills what is missing with grey and warns. */
    private static final class Damage implements IIOReadWarningListener {
        private boolean seen;

        @Override
        public void warningOccurred(ImageReader source, String warning) {
            seen |= warning.contains("premature end") || warning.contains("Premature end");
        }
    }
}
