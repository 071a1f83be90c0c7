package social.starling.benchmarks;

import com.sun.net.httpserver.HttpServer;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;
import social.starling.http.AddressGuard;
import social.starling.http.DownloadSettings;
import social.starling.http.Downloads;
import social.starling.media.FileMedia;
import social.starling.media.MediaSettings;
import social.starling.ports.media.Attachment;
import social.starling.ports.media.FileLimits;
import social.starling.ports.media.MediaFitter.Fitting;
import social.starling.ports.media.MediaLimits;
import social.starling.ports.media.Pin;

/**
 * Time and memory from the address of a JPEG photograph of 12 megapixels to a file of at most 2,000,000 bytes, and of one
 * of 200 kB that is carried as it is; the server is on loopback.
 *
 * <p>Argument: rounds (5).
 */
final class PictureFitting {
    private static final FileLimits IMAGE =
            new FileLimits(2_000_000, 4096, 4096, Set.of("image/jpeg", "image/png"), null);

    private PictureFitting() {}

    static void main(String... arguments) throws IOException {
        int rounds = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 5;
        byte[] large = photograph(4000, 3000, 0.97f);
        byte[] small = photograph(1000, 750, 0.82f);
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0), 50);
        server.createContext("/", exchange -> {
            byte[] file = exchange.getRequestURI().getPath().startsWith("/large") ? large : small;
            exchange.sendResponseHeaders(200, file.length);
            exchange.getResponseBody().write(file);
            exchange.close();
        });
        server.start();
        Path folder = Files.createTempDirectory("starling-pictures");
        String name = "127.0.0.1:" + server.getAddress().getPort();
        try (FileMedia media = FileMedia.open(
                MediaSettings.in(folder.resolve("media")),
                new Downloads(DownloadSettings.DEFAULT, AddressGuard.allowing(Set.of(name)), InstantSource.system()))) {
            measure(media, "12 megapixels, " + large.length + " bytes", "http://" + name + "/large", rounds, 1);
            measure(media, "as it is, " + small.length + " bytes", "http://" + name + "/small", rounds, 100);
        } finally {
            server.stop(0);
            PlainJdbc.delete(folder);
        }
    }

    private static void measure(FileMedia media, String what, String address, int rounds, int pictures) {
        for (int round = 1; round <= rounds; round++) {
            AtomicLong most = new AtomicLong();
            long start = System.nanoTime();
            try (Watch watch = Watch.on(most)) {
                for (int i = 0; i < pictures; i++) {
                    fit(media, address + "-" + round + "-" + i);
                }
            }
            System.out.printf(
                    "%s, round %d: %.1f ms each, at most %d MB of heap in use%n",
                    what, round, (System.nanoTime() - start) / 1e6 / pictures, most.get() >> 20);
        }
    }

    private static void fit(FileMedia media, String address) {
        Pin pin = new Pin("benchmark");
        Fitting fitting = media.fit(
                pin, new Attachment(Attachment.Kind.IMAGE, address, ""), new MediaLimits(4, IMAGE, null, null, 0));
        if (!(fitting instanceof Fitting.Fitted fitted) || fitted.rendition().bytes() > IMAGE.bytes()) {
            throw new IllegalStateException("The picture was not fitted: " + fitting);
        }
        media.release(pin);
    }

    /** Looks at the heap while something runs; garbage that is not collected yet counts. */
    private record Watch(Thread thread) implements AutoCloseable {
        static Watch on(AtomicLong most) {
            return new Watch(Thread.ofPlatform().daemon().start(() -> {
                Runtime heap = Runtime.getRuntime();
                while (!Thread.currentThread().isInterrupted()) {
                    most.accumulateAndGet(heap.totalMemory() - heap.freeMemory(), Math::max);
                    Thread.onSpinWait();
                    try {
                        Thread.sleep(1);
                    } catch (InterruptedException e) {
                        return;
                    }
                }
            }));
        }

        @Override
        public void close() {
            thread.interrupt();
        }
    }

    private static byte[] photograph(int width, int height, float quality) throws IOException {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_3BYTE_BGR);
        Random noise = new Random(7);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                int grain = noise.nextInt(16);
                int red = 200 * x / width + grain;
                int green = 200 * y / height + grain;
                int blue = 100 + (int) (80 * Math.sin(x / 37.0) * Math.cos(y / 23.0)) + grain;
                image.setRGB(x, y, red << 16 | green << 8 | blue);
            }
        }
        ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        ImageWriteParam param = writer.getDefaultWriteParam();
        param.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
        param.setCompressionQuality(quality);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ImageOutputStream out = ImageIO.createImageOutputStream(bytes)) {
            writer.setOutput(out);
            writer.write(null, new IIOImage(image, null, null), param);
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }
}
