package social.starling.core.compose;

import java.util.ArrayList;
import java.util.List;
import social.starling.core.text.Split;
import social.starling.core.text.Splitter;
import social.starling.ports.account.Account;
import social.starling.ports.account.Capabilities;
import social.starling.ports.money.Money;
import social.starling.ports.money.PriceList;
import social.starling.ports.post.Attachment;
import social.starling.ports.text.Feature;
import social.starling.ports.text.RichText;
import social.starling.ports.text.TextDialect;

/** Fits drafts to accounts; pure, the same for everybody who plans. */
public final class Composer {
    private final People people;

    public Composer(People people) {
        this.people = people;
    }

    /** @param dialect of the target's platform */
    public Composition compose(Draft draft, Account target, TextDialect dialect) {
        if (isInvisible(draft.text())) {
            return new Refused(nothingToSay(draft.attachments().size()));
        }
        List<Note> notes = new ArrayList<>();
        for (Attachment attachment : draft.attachments()) {
            notes.add(new Note.AttachmentDropped(attachment));
        }
        MentionWriter mentions = new MentionWriter(target.platform(), draft.mentions(), people);
        RichText rendered;
        try {
            RichText neutral = mentions.rewrite(draft.text());
            rendered = dialect.render(neutral);
            notes.addAll(mentions.notes());
            if (!rendered.text().equals(neutral.text())) {
                notes.add(new Note.TextAdapted(target.platform()));
            }
        } catch (IllegalArgumentException e) {
            // Rewriting can make a text longer than any text may be; the message of the check says so.
            return new Refused("The text cannot be written for " + target.platform() + ": " + e.getMessage());
        }
        return composed(draft, target, dialect, rendered, notes);
    }

    private static Composition composed(
            Draft draft, Account target, TextDialect dialect, RichText rendered, List<Note> notes) {
        if (isInvisible(rendered)) {
            return new Refused("Nothing of the text is left when it is written for " + target.platform()
                    + "; write at least one letter");
        }
        Capabilities can = target.capabilities();
        Splitter splitter = new Splitter(dialect, can.text(), can.threadSegments(), draft.numbering());
        return switch (splitter.split(rendered)) {
            case Split.Parts parts -> {
                List<Segment> segments = segments(parts.parts(), dialect, can.prices(), notes);
                yield new Composed(target, segments, draft.languages(), notes);
            }
            case Split.TooMany many -> new Refused(many.sentence());
            case Split.Unbreakable piece -> new Refused(piece.sentence());
        };
    }

    private static List<Segment> segments(
            List<RichText> parts, TextDialect dialect, PriceList prices, List<Note> notes) {
        if (parts.size() > 1) {
            notes.add(new Note.Threaded(parts.size()));
        }
        List<Segment> segments = new ArrayList<>(parts.size());
        for (RichText part : parts) {
            boolean linked =
                    dialect.entities(part.text()).stream().anyMatch(entity -> entity.feature() instanceof Feature.Link);
            Money price = linked ? prices.postWithLink() : prices.post();
            if (linked && !price.equals(prices.post())) {
                notes.add(new Note.LinkCosts(segments.size(), price, prices.post()));
            }
            segments.add(new Segment(part, dialect.length(part), price));
        }
        return segments;
    }

    /** Whether there are only spaces, joiners and marks of direction; platforms take that for no text at all. */
    private static boolean isInvisible(RichText text) {
        return text.text()
                .codePoints()
                .allMatch(point -> Character.isWhitespace(point)
                        || Character.isSpaceChar(point)
                        || Character.getType(point) == Character.FORMAT
                        || Character.getType(point) == Character.CONTROL);
    }

    private static String nothingToSay(int attachments) {
        return switch (attachments) {
            case 0 -> "The post has no text; write at least one character";
            case 1 -> "The post has 1 picture or video and no text, and media is not carried yet; write some text";
            default ->
                "The post has " + attachments
                        + " pictures or videos and no text, and media is not carried yet; write some text";
        };
    }
}
