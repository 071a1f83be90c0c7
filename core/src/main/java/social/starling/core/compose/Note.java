package social.starling.core.compose;

import java.util.Locale;
import social.starling.ports.media.Attachment;
import social.starling.ports.media.LinkCard;
import social.starling.ports.money.Money;
import social.starling.ports.platform.Platform;

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

    /**
     * A media file is not carried; its address on the source stays known.
     *
     * @param reason completes the sentence "It is not carried, as …"
     */
    record AttachmentDropped(Attachment attachment, String reason) implements Note {
        @Override
        public String sentence() {
            return "The " + named(attachment) + " is not carried, as " + reason + "; it stays at " + attachment.url();
        }
    }

    /** The address of the post is added, since something of it is not carried. */
    record OriginalLinked(String url) implements Note {
        @Override
        public String sentence() {
            return "The link " + url + " is added in place of what is not carried";
        }
    }

    /** An alt text is longer than the target takes. @param limit in the units of the target's dialect */
    record AltTextCut(Attachment attachment, int limit) implements Note {
        @Override
        public String sentence() {
            return "The alt text of the " + named(attachment) + " is cut to " + limit + " characters";
        }
    }

    /** Alt texts are billed. @param price of all of them */
    record AltTextsCost(int count, Money price) implements Note {
        @Override
        public String sentence() {
            return (count == 1 ? "The alt text costs " : "The " + count + " alt texts cost ") + price;
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

    /** A link is shown as a card with its page's words. */
    record LinkShownAsCard(LinkCard card) implements Note {
        @Override
        public String sentence() {
            return "The link " + card.url() + " is shown as a card " + quoted(card.title())
                    + (card.thumb() == null ? " without a picture" : " with its picture");
        }
    }

    private static String named(Attachment attachment) {
        String kind = attachment.kind().name().toLowerCase(Locale.ROOT);
        return attachment.altText().isEmpty() ? kind : kind + " " + quoted(attachment.altText());
    }

    /** The first words of somebody else's. */
    private static String quoted(String words) {
        int most = words.offsetByCodePoints(0, Math.min(60, words.codePointCount(0, words.length())));
        return "\"" + (most < words.length() ? words.substring(0, most) + "\u2026" : words) + "\"";
    }
}
