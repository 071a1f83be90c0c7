package social.starling.core.compose;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import social.starling.ports.account.Account;
import social.starling.ports.media.Attachment;
import social.starling.ports.media.Media;
import social.starling.ports.media.MediaLimits;
import social.starling.ports.text.TextDialect;

/**
 * What one post of an account shows of a draft's media: the first one that it takes decides whether these are still
 * images, an animation or a video.
 *
 * @param shown in the draft's order, the alt texts as long as the target takes them
 * @param notes what is left out or changed
 * @param whole whether nothing is left out
 */
record MediaChoice(List<Media> shown, List<Note> notes, boolean whole) {
    static MediaChoice of(Draft draft, Account target, TextDialect dialect) {
        MediaLimits limits = target.capabilities().media();
        List<Media> shown = new ArrayList<>();
        List<Note> notes = new ArrayList<>();
        for (Attachment attachment : draft.attachments()) {
            String obstacle = draft.textAlone() == null ? obstacle(attachment, shown, limits) : draft.textAlone();
            if (obstacle == null) {
                shown.add(new Media(described(attachment, limits, dialect, notes), null));
            } else {
                notes.add(new Note.AttachmentDropped(attachment, obstacle));
            }
        }
        return new MediaChoice(shown, notes, shown.size() == draft.attachments().size());
    }

    /** How many of {@link #shown} have an alt text, which some platforms bill. */
    int described() {
        return (int) shown.stream()
                .filter(media -> !media.source().altText().isEmpty())
                .count();
    }

    /** Why a post that shows {@code shown} cannot show this as well; null where it can. */
    private static @Nullable String obstacle(Attachment attachment, List<Media> shown, MediaLimits limits) {
        Place place = Place.of(attachment.kind(), limits);
        if (place == Place.NONE) {
            return "the account takes " + (limits.equals(MediaLimits.NONE) ? "text alone" : "none of that kind");
        }
        if (shown.isEmpty()) {
            return null;
        }
        boolean among = Place.of(shown.getFirst().source().kind(), limits) == Place.AMONG_OTHERS;
        if (!among || place == Place.ALONE) {
            return "a post there shows images, or one animation, or one video";
        }
        return shown.size() < limits.images()
                ? null
                : "a post there shows at most " + limits.images() + (limits.images() == 1 ? " image" : " images");
    }

    private static Attachment described(
            Attachment attachment, MediaLimits limits, TextDialect dialect, List<Note> notes) {
        String altText = AltText.within(attachment.altText(), limits.altText(), dialect);
        if (altText.length() < attachment.altText().length()) {
            notes.add(new Note.AltTextCut(attachment, limits.altText()));
        }
        return new Attachment(attachment.kind(), attachment.url(), altText);
    }

    /** How a post shows a kind of media. */
    private enum Place {
        AMONG_OTHERS,
        ALONE,
        NONE;

        /** An animation may be carried as a video, or else as a still image. */
        static Place of(Attachment.Kind kind, MediaLimits limits) {
            Place still = limits.of(Attachment.Kind.IMAGE) == null ? NONE : AMONG_OTHERS;
            return switch (kind) {
                case IMAGE -> still;
                case GIF -> limits.gif() == null && limits.video() == null ? still : ALONE;
                case VIDEO -> limits.video() == null ? NONE : ALONE;
            };
        }
    }
}
