package social.starling.benchmarks.flow;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Random;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;

/** JPEG photographs of about 200 kB, each another picture. */
final class Pictures {
    private static final int WIDTH = 1000;
    private static final int HEIGHT = 750;
    private static final int PATCH = 24;

    private final Random random = new Random(20_261_120);
    private final BufferedImage image = photograph();

    byte[] next() {
        for (int y = 0; y < PATCH; y++) {
            for (int x = 0; x < PATCH; x++) {
                image.setRGB(x, y, random.nextInt(1 << 24));
            }
        }
        return jpeg();
    }

    private BufferedImage photograph() {
        BufferedImage drawn = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_3BYTE_BGR);
        for (int y = 0; y < HEIGHT; y++) {
            for (int x = 0; x < WIDTH; x++) {
                int grain = random.nextInt(16);
                int red = 200 * x / WIDTH + grain;
                int green = 200 * y / HEIGHT + grain;
                int blue = 100 + (int) (80 * Math.sin(x / 37.0) * Math.cos(y / 23.0)) + grain;
                drawn.setRGB(x, y, red << 16 | green << 8 | blue);
            }
        }
        return drawn;
    }

    private byte[] jpeg() {
        ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        ImageWriteParam param = writer.getDefaultWriteParam();
        param.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
        param.setCompressionQuality(0.82f);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ImageOutputStream out = ImageIO.createImageOutputStream(bytes)) {
            writer.setOutput(out);
            writer.write(null, new IIOImage(image, null, null), param);
        } catch (IOException neverInMemory) {
            throw new UncheckedIOException(neverInMemory);
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }
}
