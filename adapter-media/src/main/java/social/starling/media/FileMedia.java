package social.starling.media;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import social.starling.http.Download;
import social.starling.http.Downloads;
import social.starling.ports.media.Attachment;
import social.starling.ports.media.FileLimits;
import social.starling.ports.media.LocalMedia;
import social.starling.ports.media.MediaFitter;
import social.starling.ports.media.MediaLimits;
import social.starling.ports.media.Pin;
import social.starling.ports.media.Rendition;
import social.starling.ports.media.Renditions;
import social.starling.ports.platform.PlatformException;

/**
 * The media files of all deliveries under way, in a folder. A file behind one address is fetched once for all deliveries
 * that need it at the same time, and one made for several of them is made once.
 */
public final class FileMedia implements MediaFitter, Renditions, AutoCloseable {
    private final MediaSettings settings;
    private final Downloads downloads;
    private final LocalCopy local;
    private final Shelf shelf;
    private final Pins pins;
    private final Fit fit;
    private final Turns turns = new Turns();

    private FileMedia(MediaSettings settings, Downloads downloads, LocalCopy local, Shelf shelf, Pins pins) {
        this.settings = settings;
        this.downloads = downloads;
        this.local = local;
        this.shelf = shelf;
        this.pins = pins;
        this.fit = new Fit(settings);
    }

    /**
     * Takes up what an earlier process kept.
     *
     * @param downloads closed with this
     * @throws IOException when the folder cannot be made or read
     */
    public static FileMedia open(MediaSettings settings, Downloads downloads) throws IOException {
        return open(settings, downloads, LocalMedia.none());
    }

    /**
     * As above, with files that need not be fetched.
     *
     * @throws IOException when the folder cannot be made or read
     */
    public static FileMedia open(MediaSettings settings, Downloads downloads, LocalMedia local) throws IOException {
        Path folder = settings.folder().toAbsolutePath();
        Shelf shelf = Shelf.open(folder, settings.keepOriginals());
        Pins pins = Pins.open(folder.resolve("pins"), shelf);
        shelf.sweep();
        return new FileMedia(settings, downloads, new LocalCopy(local), shelf, pins);
    }

    @Override
    public Fitting fit(Pin pin, Attachment source, MediaLimits limits) {
        String question = Kept.question(source, limits);
        try (Turns.Turn turn = turns.take(source.url())) {
            Fitting kept = pins.answer(pin, question);
            return kept == null ? anew(pin, source, limits, question) : kept;
        } catch (IOException e) {
            throw new PlatformException.Unavailable(
                    "The media folder cannot be used (" + e.getClass().getSimpleName()
                            + "); see whether it is writable and its disk has room",
                    e);
        }
    }

    private Fitting anew(Pin pin, Attachment source, MediaLimits limits, String question) throws IOException {
        try {
            requireTaken(source.kind(), limits);
            Original original = original(source, limits);
            try {
                return fitted(pin, source, limits, question, original);
            } finally {
                shelf.giveBack(original.file());
            }
        } catch (UnfitException e) {
            Fitting unfit = new Fitting.Unfit(e.reason());
            pins.keep(pin, new Kept(question, source.url(), null, unfit), null);
            return unfit;
        }
    }

    private Fitting fitted(Pin pin, Attachment source, MediaLimits limits, String question, Original original)
            throws IOException, UnfitException {
        Path draft = shelf.draft();
        try {
            Rendition rendition = fit.of(original, source.kind(), limits, draft, shelf::draft);
            Fitting fitted = new Fitting.Fitted(rendition);
            pins.keep(pin, new Kept(question, source.url(), shelf.relative(original.file()), fitted), draft);
            return fitted;
        } finally {
            Files.deleteIfExists(draft);
        }
    }

    /** Nothing is fetched for a target that takes nothing of the kind, whatever the file turns out to be. */
    private static void requireTaken(Attachment.Kind kind, MediaLimits limits) throws UnfitException {
        boolean taken = switch (kind) {
            case IMAGE -> limits.of(Attachment.Kind.IMAGE) != null;
            case VIDEO -> limits.of(Attachment.Kind.VIDEO) != null;
            case GIF ->
                limits.of(Attachment.Kind.IMAGE) != null
                        || limits.of(Attachment.Kind.GIF) != null
                        || limits.of(Attachment.Kind.VIDEO) != null;
        };
        if (!taken) {
            throw new UnfitException("the target takes no media of its kind");
        }
    }

    private Original original(Attachment source, MediaLimits limits) throws IOException, UnfitException {
        Path kept = shelf.borrow(source.url());
        if (kept != null) {
            return inspected(kept);
        }
        Path draft = shelf.draft();
        PrivateFiles.createFile(draft);
        try {
            return switch (got(source.url(), draft, mostBytes(source.kind(), limits.video()))) {
                case Download.Fetched fetched -> {
                    Facts facts = Inspection.of(draft);
                    Path file = shelf.adopt(source.url(), draft, fetched, facts.format());
                    yield new Original(file, fetched.sha256(), facts);
                }
                case Download.Refused refused -> throw new UnfitException(refused.reason());
            };
        } finally {
            Files.deleteIfExists(draft);
        }
    }

    private Download got(String url, Path draft, long limit) throws IOException {
        return local.has(url) ? local.of(url, draft, limit) : downloads.fetch(url, draft, limit);
    }

    /** A borrowed file, given back where it cannot be read. */
    private Original inspected(Path borrowed) throws IOException, UnfitException {
        boolean done = false;
        try {
            Original original = new Original(borrowed, PrivateFiles.hash(borrowed, "SHA-256"), Inspection.of(borrowed));
            done = true;
            return original;
        } finally {
            if (!done) {
                shelf.giveBack(borrowed);
            }
        }
    }

    /** A video is not made smaller, so no more of it is fetched than the target takes. */
    private long mostBytes(Attachment.Kind kind, @Nullable FileLimits video) {
        return kind == Attachment.Kind.VIDEO && video != null
                ? Math.min(settings.largestVideo(), video.bytes())
                : settings.largestImage();
    }

    @Override
    public void release(Pin pin) {
        try {
            pins.release(pin);
        } catch (IOException e) {
            throw new PlatformException.Unavailable(
                    "What is kept for " + pin.name() + " cannot be deleted ("
                            + e.getClass().getSimpleName() + "); the next start tries again",
                    e);
        }
    }

    /** The pins under which something is kept, for a sweep of those that are settled. */
    public Set<Pin> held() {
        return pins.held();
    }

    @Override
    public InputStream open(Rendition rendition) throws IOException {
        return shelf.open(rendition);
    }

    @Override
    public void close() {
        downloads.close();
    }
}
