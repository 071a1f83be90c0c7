package social.starling.core.compose;

import java.util.Locale;
import social.starling.ports.money.Money;
import social.starling.ports.platform.Platform;
import social.starling.ports.post.Attachment;

/** Something that people should know before a draft is sent. */
public sealed interface Note {
    /** For people: one sentence without a full stop. */
    String sentence();

    /** The text goes out as a thread. */
    record Threaded(int posts) implements Note {
        @Override
        public String sentence() {
            return "The text is too long for one post and becomes a thread of " + posts;
        }
    }

    /**
     * Somebody without a known counterpart is named in plain text.
     *
     * @param to the name, before the target's dialect takes out what would notify somebody
     */
    record MentionRewritten(String from, String to, Platform target) implements Note {
        @Override
        public String sentence() {
            return from + " is named in plain text and notifies nobody, as nobody on " + target
                    + " is known to be the same person";
        }
    }

    /** Somebody is mentioned under the name that the same person has on the target. */
    record MentionTranslated(String from, String to, Platform target) implements Note {
        @Override
        public String sentence() {
            return from + " is mentioned as " + to + ", the same person on " + target;
        }
    }

    /** The target's dialect writes some characters in another way, or leaves them out. */
    record TextAdapted(Platform target) implements Note {
        @Override
        public String sentence() {
            return "Some characters are written as " + target + " takes them";
        }
    }

    /** A media file is not carried; its address on the source stays known. */
    record AttachmentDropped(Attachment attachment) implements Note {
        @Override
        public String sentence() {
            return "The " + attachment.kind().name().toLowerCase(Locale.ROOT)
                    + (attachment.altText().isEmpty() ? "" : " \"" + attachment.altText() + "\"")
                    + " is not carried, as only text is; it stays at " + attachment.url();
        }
    }

    /**
     * A link makes a post dearer.
     *
     * @param segment from 0
     * @param without what the post would cost without a link
     */
    record LinkCosts(int segment, Money price, Money without) implements Note {
        @Override
        public String sentence() {
            return "Post " + (segment + 1) + " holds a link and costs " + price + " instead of " + without;
        }
    }
}
