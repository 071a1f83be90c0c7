package social.starling.media;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import social.starling.ports.media.Attachment;
import social.starling.ports.media.FileLimits;
import social.starling.ports.media.MediaLimits;
import social.starling.ports.media.Rendition;

/** Decides what becomes of a fetched file: as it is but for its metadata, another picture, or nothing. */
final class Fit {
    private final MediaSettings settings;

    Fit(MediaSettings settings) {
        this.settings = settings;
    }

    /** Writes the rendition into {@code draft}. */
    Rendition of(Path original, Attachment.Kind kind, MediaLimits limits, Path draft)
            throws IOException, UnfitException {
        Facts facts = Inspection.of(original);
        requireKind(facts, kind);
        if (facts.format().isVideo()) {
            return asItIs(original, facts, Attachment.Kind.VIDEO, limits.video(), draft);
        }
        if (facts.animated() && kind == Attachment.Kind.GIF && limits.gif() != null && passes(facts, limits.gif())) {
            return asItIs(original, facts, Attachment.Kind.GIF, limits.gif(), draft);
        }
        return asItIs(original, facts, Attachment.Kind.IMAGE, limits.of(Attachment.Kind.IMAGE), draft);
    }

    private static void requireKind(Facts facts, Attachment.Kind kind) throws UnfitException {
        boolean video = facts.format().isVideo();
        if (video && kind == Attachment.Kind.IMAGE || !video && kind == Attachment.Kind.VIDEO) {
            throw new UnfitException(
                    "it is " + facts.format().title() + " where the post shows a " + (video ? "picture" : "video"));
        }
    }

    private Rendition asItIs(Path original, Facts facts, Attachment.Kind kind, @Nullable FileLimits limits, Path draft)
            throws IOException, UnfitException {
        if (limits == null) {
            throw new UnfitException(
                    "the target does not take " + facts.format().title());
        }
        String fault = fault(facts, limits);
        if (fault != null) {
            throw new UnfitException(fault);
        }
        if (settings.keepMetadata()) {
            Files.copy(original, draft, StandardCopyOption.REPLACE_EXISTING);
        } else {
            facts.clean().make(original, draft);
        }
        return new Rendition(
                PrivateFiles.hash(draft, "SHA-256"),
                kind,
                facts.format().mimeType(),
                Files.size(draft),
                facts.shownWidth(),
                facts.shownHeight(),
                kind == Attachment.Kind.IMAGE ? null : facts.duration());
    }

    private static boolean passes(Facts facts, FileLimits limits) {
        return fault(facts, limits) == null;
    }

    private static @Nullable String fault(Facts facts, FileLimits limits) {
        String type = facts.format().mimeType();
        if (!limits.types().contains(type)) {
            return "it is " + type + "; the target takes "
                    + String.join(", ", limits.types().stream().sorted().toList());
        }
        if (facts.clean().length() > limits.bytes()) {
            return "it has " + facts.clean().length() + " bytes; the target takes " + limits.bytes();
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
