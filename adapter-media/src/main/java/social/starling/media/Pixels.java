package social.starling.media;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
import java.awt.image.Raster;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import net.coobird.thumbnailator.Thumbnails;
import org.jspecify.annotations.Nullable;

/** What is done to decoded pictures. */
final class Pixels {
    private static final int PALETTE = 256;

    private Pixels() {}

    /** Whether pictures of the type are used as they are. */
    static boolean isPlain(int type) {
        return type == BufferedImage.TYPE_3BYTE_BGR
                || type == BufferedImage.TYPE_4BYTE_ABGR
                || type == BufferedImage.TYPE_INT_ARGB;
    }

    /** As eight-bit RGB, with alpha where a pixel is not opaque; the same picture when it is that already. */
    static BufferedImage plain(BufferedImage picture) {
        boolean opaque = !picture.getColorModel().hasAlpha() || isOpaque(picture);
        boolean transparentType = picture.getType() != BufferedImage.TYPE_3BYTE_BGR;
        if (isPlain(picture.getType()) && opaque != transparentType) {
            return picture;
        }
        int type = opaque ? BufferedImage.TYPE_3BYTE_BGR : BufferedImage.TYPE_INT_ARGB;
        BufferedImage plain = new BufferedImage(picture.getWidth(), picture.getHeight(), type);
        int[] row = new int[picture.getWidth()];
        boolean grey = isGrey(picture);
        for (int y = 0; y < picture.getHeight(); y++) {
            if (grey) {
                greyRow(picture, y, row);
            } else {
                picture.getRGB(0, y, row.length, 1, row, 0, row.length);
            }
            plain.setRGB(0, y, row.length, 1, row, 0, row.length);
        }
        return plain;
    }

    /** Java takes plain grey for linear light and would make it brighter. */
    private static boolean isGrey(BufferedImage picture) {
        return picture.getColorModel().getNumColorComponents() == 1;
    }

    private static void greyRow(BufferedImage picture, int y, int[] row) {
        Raster raster = picture.getRaster();
        int shift = picture.getColorModel().getComponentSize(0) - 8;
        boolean alpha = picture.getColorModel().hasAlpha();
        for (int x = 0; x < row.length; x++) {
            int grey = eightBits(raster.getSample(x, y, 0), shift);
            int opacity = alpha ? eightBits(raster.getSample(x, y, 1), shift) : 0xff;
            row[x] = opacity << 24 | grey << 16 | grey << 8 | grey;
        }
    }

    private static int eightBits(int sample, int shift) {
        return shift >= 0 ? sample >> shift : sample * 255 / ((1 << 8 + shift) - 1);
    }

    private static boolean isOpaque(BufferedImage picture) {
        int[] row = new int[picture.getWidth()];
        for (int y = 0; y < picture.getHeight(); y++) {
            picture.getRGB(0, y, row.length, 1, row, 0, row.length);
            for (int pixel : row) {
                if (pixel >>> 24 != 0xff) {
                    return false;
                }
            }
        }
        return true;
    }

    /** Never larger than it is. */
    static BufferedImage scaled(BufferedImage picture, int width, int height) throws IOException {
        return width >= picture.getWidth() && height >= picture.getHeight()
                ? picture
                : Thumbnails.of(picture)
                        .forceSize(Math.min(width, picture.getWidth()), Math.min(height, picture.getHeight()))
                        .asBufferedImage();
    }

    /** @param orientation as EXIF counts it: odd ways of mirroring and turning that make the picture upright */
    static BufferedImage upright(BufferedImage picture, int orientation) {
        int w = picture.getWidth();
        int h = picture.getHeight();
        AffineTransform turn = switch (orientation) {
            case 2 -> new AffineTransform(-1, 0, 0, 1, w, 0);
            case 3 -> new AffineTransform(-1, 0, 0, -1, w, h);
            case 4 -> new AffineTransform(1, 0, 0, -1, 0, h);
            case 5 -> new AffineTransform(0, 1, 1, 0, 0, 0);
            case 6 -> new AffineTransform(0, 1, -1, 0, h, 0);
            case 7 -> new AffineTransform(0, -1, -1, 0, h, w);
            case 8 -> new AffineTransform(0, -1, 1, 0, 0, w);
            default -> new AffineTransform();
        };
        if (turn.isIdentity()) {
            return picture;
        }
        boolean lies = orientation > 4;
        BufferedImage upright = new BufferedImage(lies ? h : w, lies ? w : h, picture.getType());
        Graphics2D drawing = upright.createGraphics();
        drawing.drawImage(picture, turn, null);
        drawing.dispose();
        return upright;
    }

    static BufferedImage onWhite(BufferedImage picture) {
        if (!picture.getColorModel().hasAlpha()) {
            return picture;
        }
        BufferedImage white = new BufferedImage(picture.getWidth(), picture.getHeight(), BufferedImage.TYPE_3BYTE_BGR);
        Graphics2D drawing = white.createGraphics();
        drawing.drawImage(picture, 0, 0, Color.WHITE, null);
        drawing.dispose();
        return white;
    }

    /** The same picture with a palette; null when it has more than 256 colours. */
    static @Nullable BufferedImage indexed(BufferedImage picture) {
        Map<Integer, Integer> palette = new LinkedHashMap<>();
        BufferedImage probe =
                new BufferedImage(picture.getWidth(), picture.getHeight(), BufferedImage.TYPE_BYTE_INDEXED);
        int[] row = new int[picture.getWidth()];
        byte[] indices = new byte[row.length];
        for (int y = 0; y < picture.getHeight(); y++) {
            picture.getRGB(0, y, row.length, 1, row, 0, row.length);
            for (int x = 0; x < row.length; x++) {
                Integer index = palette.putIfAbsent(row[x], palette.size());
                if (palette.size() > PALETTE) {
                    return null;
                }
                indices[x] = (byte) (index == null ? palette.size() - 1 : index);
            }
            probe.getRaster().setDataElements(0, y, row.length, 1, indices);
        }
        int[] colours = palette.keySet().stream().mapToInt(Integer::intValue).toArray();
        IndexColorModel model = new IndexColorModel(8, colours.length, colours, 0, true, -1, 0);
        return new BufferedImage(model, probe.getRaster(), false, null);
    }
}
