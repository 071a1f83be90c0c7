package social.starling.media;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import social.starling.http.AddressGuard;
import social.starling.http.DownloadSettings;
import social.starling.http.Downloads;
import social.starling.ports.media.Attachment;
import social.starling.ports.media.FileLimits;
import social.starling.ports.media.MediaFitter.Fitting;
import social.starling.ports.media.MediaLimits;
import social.starling.ports.media.Pin;
import social.starling.ports.media.Rendition;

/** Media in a folder of its own, with a server that it may fetch from. */
final class MediaFixture implements AutoCloseable {
    static final FileLimits IMAGE =
            new FileLimits(2_000_000, 4096, 4096, Set.of("image/jpeg", "image/png", "image/webp"), null);
    static final FileLimits GIF = new FileLimits(15_000_000, 1280, 1080, Set.of("image/gif"), null);
    static final FileLimits VIDEO = new FileLimits(1_000_000, 1920, 1920, Set.of("video/mp4"), Duration.ofSeconds(60));
    static final MediaLimits LIMITS = new MediaLimits(4, IMAGE, GIF, VIDEO, 1000);

    final MediaServer server = new MediaServer();
    final Path folder;
    private final AtomicInteger served = new AtomicInteger();
    private final UnaryOperator<MediaSettings> choice;
    FileMedia media;

    MediaFixture(Path folder) throws IOException {
        this(folder, settings -> settings);
    }

    MediaFixture(Path folder, UnaryOperator<MediaSettings> choice) throws IOException {
        this.folder = folder.resolve("media");
        this.choice = choice;
        this.media = open();
    }

    private FileMedia open() throws IOException {
        DownloadSettings patience = new DownloadSettings(
                Duration.ofSeconds(2), Duration.ofSeconds(2), Duration.ofSeconds(10), 5, 1, "Starling/test");
        return FileMedia.open(
                choice.apply(MediaSettings.in(folder)),
                new Downloads(patience, AddressGuard.allowing(Set.of(server.name())), InstantSource.system()));
    }

    /** As after the end of one process and the start of the next. */
    void restart() throws IOException {
        media.close();
        media = open();
    }

    static Pin pin(int number) {
        return new Pin("dlv-%024x".formatted(number));
    }

    static MediaLimits images(FileLimits limits) {
        return new MediaLimits(4, limits, null, null, 1000);
    }

    Fitting fit(Attachment.Kind kind, byte[] file, MediaLimits limits) {
        return media.fit(
                pin(1), new Attachment(kind, server.serve("/file-" + served.incrementAndGet(), file), ""), limits);
    }

    Rendition fitted(Attachment.Kind kind, byte[] file, MediaLimits limits) {
        return switch (fit(kind, file, limits)) {
            case Fitting.Fitted fitted -> fitted.rendition();
            case Fitting.Unfit unfit -> throw new AssertionError("It is unfit because " + unfit.reason());
        };
    }

    String reason(Attachment.Kind kind, byte[] file, MediaLimits limits) {
        return switch (fit(kind, file, limits)) {
            case Fitting.Fitted fitted -> throw new AssertionError("It is fitted as " + fitted.rendition());
            case Fitting.Unfit unfit -> unfit.reason();
        };
    }

    byte[] bytes(Rendition rendition) throws IOException {
        try (InputStream in = media.open(rendition)) {
            return in.readAllBytes();
        }
    }

    /** The names of what lies in one of the folders. */
    List<String> files(String part) throws IOException {
        try (Stream<Path> files = Files.list(folder.resolve(part))) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    @Override
    public void close() {
        media.close();
        server.close();
    }
}
