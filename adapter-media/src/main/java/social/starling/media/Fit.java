package social.starling.media;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import social.starling.ports.media.Attachment;
import social.starling.ports.media.FileLimits;
import social.starling.ports.media.MediaLimits;
import social.starling.ports.media.Rendition;

/** Decides what becomes of a fetched file: as it is but for its metadata, another picture, or nothing. */
final class Fit {
    private final MediaSettings settings;
    private final PictureFit pictures;

    Fit(MediaSettings settings) {
        this.settings = settings;
        this.pictures = new PictureFit(settings);
    }

    /**
     * Makes the rendition as the file {@code draft}.
     *
     * @param spare names another file that may be made, where one is needed; it is deleted again
     */
    Rendition of(Original original, Attachment.Kind kind, MediaLimits limits, Path draft, Supplier<Path> spare)
            throws IOException, UnfitException {
        Facts facts = original.facts();
        requireKind(facts, kind);
        if (facts.format().isVideo()) {
            FileLimits video = required(limits.video(), facts);
            String fault = fault(facts, video, original.file());
            if (fault != null) {
                throw new UnfitException(fault);
            }
            return asItIs(original, Attachment.Kind.VIDEO, draft);
        }
        if (facts.animated()
                && kind == Attachment.Kind.GIF
                && limits.gif() != null
                && passes(facts, limits.gif(), original.file())) {
            return asItIs(original, Attachment.Kind.GIF, draft);
        }
        FileLimits image = required(limits.of(Attachment.Kind.IMAGE), facts);
        boolean upright = facts.orientation() == 1 || settings.keepMetadata();
        return !facts.animated() && upright && passes(facts, image, original.file())
                ? asItIs(original, Attachment.Kind.IMAGE, draft)
                : another(original.file(), facts, image, draft, spare);
    }

    private static FileLimits required(@Nullable FileLimits limits, Facts facts) throws UnfitException {
        if (limits == null) {
            throw new UnfitException(
                    "the target does not take " + facts.format().title());
        }
        return limits;
    }

    private Rendition another(Path original, Facts facts, FileLimits limits, Path draft, Supplier<Path> spare)
            throws IOException, UnfitException {
        Path bare = spare.get();
        try {
            PictureFit.Fitted fitted = pictures.of(original, facts, limits, bare);
            PrivateFiles.write(draft, fitted.bytes());
            return new Rendition(
                    PrivateFiles.hash(draft, "SHA-256"),
                    Attachment.Kind.IMAGE,
                    fitted.format().mimeType(),
                    fitted.bytes().length,
                    fitted.width(),
                    fitted.height(),
                    null);
        } finally {
            Files.deleteIfExists(bare);
        }
    }

    private static void requireKind(Facts facts, Attachment.Kind kind) throws UnfitException {
        boolean video = facts.format().isVideo();
        if (video && kind == Attachment.Kind.IMAGE || !video && kind == Attachment.Kind.VIDEO) {
            throw new UnfitException(
                    "it is " + facts.format().title() + " where the post shows a " + (video ? "picture" : "video"));
        }
    }

    private Rendition asItIs(Original original, Attachment.Kind kind, Path draft) throws IOException {
        Facts facts = original.facts();
        boolean same = settings.keepMetadata() || facts.clean().changesNothing(Files.size(original.file()));
        if (same) {
            PrivateFiles.again(original.file(), draft);
        } else {
            facts.clean().make(original.file(), draft);
        }
        return new Rendition(
                same ? original.sha256() : PrivateFiles.hash(draft, "SHA-256"),
                kind,
                facts.format().mimeType(),
                Files.size(draft),
                facts.shownWidth(),
                facts.shownHeight(),
                kind == Attachment.Kind.IMAGE ? null : facts.duration());
    }

    private boolean passes(Facts facts, FileLimits limits, Path original) throws IOException {
        return fault(facts, limits, original) == null;
    }

    private @Nullable String fault(Facts facts, FileLimits limits, Path original) throws IOException {
        String type = facts.format().mimeType();
        if (!limits.types().contains(type)) {
            return "it is " + type + "; the target takes "
                    + String.join(", ", limits.types().stream().sorted().toList());
        }
        long bytes =
                settings.keepMetadata() ? Files.size(original) : facts.clean().length();
        if (bytes > limits.bytes()) {
            return "it has " + bytes + " bytes; the target takes " + limits.bytes();
        }
        if (facts.shownWidth() > limits.width() || facts.shownHeight() > limits.height()) {
            return "it has " + facts.shownWidth() + " by " + facts.shownHeight() + " pixels; the target takes "
                    + limits.width() + " by " + limits.height();
        }
        return faultOfTime(facts.duration(), limits.duration());
    }

    private static @Nullable String faultOfTime(@Nullable Duration duration, @Nullable Duration most) {
        if (most == null) {
            return null;
        }
        if (duration == null) {
            return "it does not say how long it lasts; the target takes " + most.toSeconds() + " s";
        }
        return duration.compareTo(most) > 0
                ? "it lasts " + duration.toSeconds() + " s; the target takes " + most.toSeconds() + " s"
                : null;
    }
}
