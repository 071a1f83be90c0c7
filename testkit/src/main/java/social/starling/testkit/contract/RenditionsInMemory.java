package social.starling.testkit.contract;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.imageio.ImageIO;
import org.jspecify.annotations.Nullable;
import social.starling.ports.digest.Digest;
import social.starling.ports.media.Attachment;
import social.starling.ports.media.Media;
import social.starling.ports.media.Rendition;
import social.starling.ports.media.Renditions;

/** Fitted files that a test has made itself. */
public final class RenditionsInMemory implements Renditions {
    private final Map<String, byte[]> files = new ConcurrentHashMap<>();

    @Override
    public InputStream open(Rendition rendition) throws IOException {
        byte[] bytes = files.get(rendition.sha256());
        if (bytes == null) {
            throw new FileNotFoundException("No file " + rendition.sha256() + " is kept");
        }
        return new ByteArrayInputStream(bytes);
    }

    /** A fitted PNG of one colour. */
    public Media picture(int width, int height, Color color, String altText) {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        for (int x = 0; x < width; x++) {
            for (int y = 0; y < height; y++) {
                image.setRGB(x, y, color.getRGB());
            }
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, "png", bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return keep(bytes.toByteArray(), Attachment.Kind.IMAGE, "image/png", width, height, null, altText);
    }

    /** A fitted file of any bytes. */
    public Media keep(
            byte[] bytes,
            Attachment.Kind kind,
            String mimeType,
            int width,
            int height,
            @Nullable Duration duration,
            String altText) {
        String sha256 = HexFormat.of().formatHex(Digest.sha256(bytes));
        files.put(sha256, bytes.clone());
        Rendition rendition = new Rendition(sha256, kind, mimeType, bytes.length, width, height, duration);
        return new Media(new Attachment(kind, "https://source.example/" + sha256, altText), rendition);
    }

    /** Loses everything, as a store that was swept too early. */
    public void clear() {
        files.clear();
    }
}
