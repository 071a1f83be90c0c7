package social.starling.media;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;
import social.starling.ports.media.FileLimits;
import social.starling.ports.platform.PlatformException;

/**
 * Makes another picture of one that a target does not take as it is: never larger, upright, in the best quality that
 * fits. Few colours and transparency stay PNG while they can; everything else becomes JPEG.
 */
final class PictureFit {
    /** From the best one to the worst that is better than fewer pixels. */
    private static final float[] QUALITIES = {0.95f, 0.92f, 0.9f, 0.87f, 0.84f, 0.8f, 0.75f, 0.7f};

    private static final double SMALLER = 0.85;

    /** A transparent picture gives up half its width before it gives up its transparency. */
    private static final double LEAST_TRANSPARENT = 0.5;

    private final PictureReader reader;
    private final Semaphore decoders;

    PictureFit(MediaSettings settings) {
        this.reader = new PictureReader(settings);
        this.decoders = new Semaphore(settings.decoders(), true);
    }

    /** A finished picture. */
    record Fitted(byte[] bytes, Format format, int width, int height) {}

    /** @param bare a file that may be written; its content is of no use afterwards */
    Fitted of(Path original, Facts facts, FileLimits limits, Path bare) throws IOException, UnfitException {
        boolean png = limits.types().contains(Format.PNG.mimeType());
        boolean jpeg = limits.types().contains(Format.JPEG.mimeType());
        if (!png && !jpeg) {
            throw new UnfitException("it would have to become a JPEG or PNG picture, and the target takes neither");
        }
        facts.bare().make(original, bare);
        decoders.acquireUninterruptibly();
        try {
            BufferedImage picture = decoded(bare, facts, limits);
            PictureWriter writer = new PictureWriter(limits.bytes(), facts.profile());
            Fitted fitted = png ? asPng(picture, facts.format() != Format.JPEG, jpeg, writer) : null;
            fitted = fitted == null && jpeg ? asJpeg(Pixels.onWhite(picture), writer) : fitted;
            if (fitted == null) {
                throw new UnfitException("not even a tiny copy of it fits into " + limits.bytes() + " bytes");
            }
            return fitted;
        } catch (OutOfMemoryError e) {
            // What could not be had was one picture; everything else goes on.
            throw new PlatformException.Unavailable("There is no memory for decoding a picture now", e);
        } finally {
            decoders.release();
            Files.deleteIfExists(bare);
        }
    }

    private BufferedImage decoded(Path bare, Facts facts, FileLimits limits) throws IOException, UnfitException {
        boolean lies = facts.orientation() > 4;
        int mostWide = lies ? limits.height() : limits.width();
        int mostHigh = lies ? limits.width() : limits.height();
        double scale = Math.min(1, Math.min(mostWide / (double) facts.width(), mostHigh / (double) facts.height()));
        int width = side(facts.width(), scale);
        int height = side(facts.height(), scale);
        BufferedImage picture = Pixels.plain(reader.read(bare, facts, width, height));
        return Pixels.upright(Pixels.scaled(picture, width, height), facts.orientation());
    }

    private static int side(int pixels, double scale) {
        return Math.max(1, (int) Math.floor(pixels * scale + 1e-6));
    }

    private static @Nullable Fitted asPng(BufferedImage picture, boolean wasExact, boolean jpeg, PictureWriter writer)
            throws IOException {
        boolean transparent = picture.getColorModel().hasAlpha();
        BufferedImage few = wasExact ? Pixels.indexed(picture) : null;
        if (jpeg && !transparent) {
            return few == null ? null : fitted(writer.png(few), Format.PNG, few);
        }
        double least = jpeg ? LEAST_TRANSPARENT : 0;
        for (double scale = 1; scale >= least && scale * picture.getWidth() >= 1; scale *= SMALLER) {
            BufferedImage smaller = scale == 1 && few != null ? few : scaled(picture, scale);
            Fitted fitted = fitted(writer.png(smaller), Format.PNG, smaller);
            if (fitted != null) {
                return fitted;
            }
        }
        return null;
    }

    private static @Nullable Fitted asJpeg(BufferedImage picture, PictureWriter writer) throws IOException {
        for (double scale = 1; scale * Math.max(picture.getWidth(), picture.getHeight()) >= 1; scale *= SMALLER) {
            BufferedImage smaller = scaled(picture, scale);
            Fitted best = best(smaller, writer);
            if (best != null) {
                return best;
            }
        }
        return null;
    }

    private static BufferedImage scaled(BufferedImage picture, double scale) throws IOException {
        return Pixels.scaled(picture, side(picture.getWidth(), scale), side(picture.getHeight(), scale));
    }

    /** The best quality that fits at this size; null where none does. */
    private static @Nullable Fitted best(BufferedImage picture, PictureWriter writer) throws IOException {
        Fitted best = null;
        int from = 0;
        int to = QUALITIES.length;
        while (from < to) {
            int middle = best == null && from == 0 && to == QUALITIES.length ? 0 : (from + to) / 2;
            Fitted fitted = fitted(writer.jpeg(picture, QUALITIES[middle]), Format.JPEG, picture);
            if (fitted == null) {
                from = middle + 1;
            } else {
                best = fitted;
                to = middle;
            }
        }
        return best;
    }

    private static @Nullable Fitted fitted(byte @Nullable [] bytes, Format format, BufferedImage picture) {
        return bytes == null ? null : new Fitted(bytes, format, picture.getWidth(), picture.getHeight());
    }
}
