package social.starling.core.compose;

import java.util.ArrayList;
import java.util.List;
import social.starling.core.text.Split;
import social.starling.core.text.Splitter;
import social.starling.ports.account.Account;
import social.starling.ports.account.Capabilities;
import social.starling.ports.media.LinkCard;
import social.starling.ports.media.Media;
import social.starling.ports.money.Money;
import social.starling.ports.money.PriceList;
import social.starling.ports.platform.Platform;
import social.starling.ports.text.Facet;
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
        MediaChoice media = MediaChoice.of(draft, target, dialect);
        List<Note> notes = new ArrayList<>(media.notes());
        RichText rendered;
        try {
            RichText text = draft.original() == null || media.whole()
                    ? draft.text()
                    : linked(draft.text(), draft.original(), notes);
            rendered = isInvisible(text) ? RichText.EMPTY : rendered(text, draft, target.platform(), dialect, notes);
        } catch (IllegalArgumentException e) {
            // Rewriting can make a text longer than any text may be; the message of the check says so.
            return new Refused("The text cannot be written for " + target.platform() + ": " + e.getMessage());
        }
        if (isInvisible(rendered)) {
            if (media.shown().isEmpty()) {
                return new Refused(nothingToSay(draft, target.platform(), media.notes()));
            }
            rendered = RichText.EMPTY;
        }
        return composed(draft, target, dialect, rendered, media, notes);
    }

    private RichText rendered(RichText text, Draft draft, Platform target, TextDialect dialect, List<Note> notes) {
        MentionWriter mentions = new MentionWriter(target, draft.mentions(), people);
        RichText neutral = mentions.rewrite(text);
        RichText rendered = dialect.render(neutral);
        notes.addAll(mentions.notes());
        if (!rendered.text().equals(neutral.text())) {
            notes.add(new Note.TextAdapted(target));
        }
        return rendered;
    }

    private static Composition composed(
            Draft draft, Account target, TextDialect dialect, RichText rendered, MediaChoice media, List<Note> notes) {
        Capabilities can = target.capabilities();
        Splitter splitter = new Splitter(dialect, can.text(), can.threadSegments(), draft.numbering());
        return switch (splitter.split(rendered)) {
            case Split.Parts parts -> {
                List<LinkCard> told = draft.textAlone() == null ? draft.cards() : List.of();
                List<Segment> segments = segments(parts.parts(), told, media, dialect, can, notes);
                String original = media.whole() ? draft.original() : null;
                yield new Composed(target, segments, draft.languages(), notes, original);
            }
            case Split.TooMany many -> new Refused(many.sentence());
            case Split.Unbreakable piece -> new Refused(piece.sentence());
        };
    }

    private static List<Segment> segments(
            List<RichText> parts,
            List<LinkCard> told,
            MediaChoice media,
            TextDialect dialect,
            Capabilities can,
            List<Note> notes) {
        PriceList prices = can.prices();
        CardChoice cards = new CardChoice(media.shown().isEmpty() ? told : List.of(), can.cards());
        if (parts.size() > 1) {
            notes.add(new Note.Threaded(parts.size()));
        }
        Money altTexts = prices.altText().times(media.described());
        if (!altTexts.equals(Money.ZERO)) {
            notes.add(new Note.AltTextsCost(media.described(), altTexts));
        }
        List<Segment> segments = new ArrayList<>(parts.size());
        for (RichText part : parts) {
            boolean first = segments.isEmpty();
            boolean linked =
                    dialect.entities(part.text()).stream().anyMatch(entity -> entity.feature() instanceof Feature.Link);
            Money price = linked ? prices.postWithLink() : prices.post();
            if (linked && !price.equals(prices.post())) {
                notes.add(new Note.LinkCosts(segments.size(), price, prices.post()));
            }
            List<Media> shown = first ? media.shown() : List.of();
            LinkCard card = cards.of(part);
            if (card != null) {
                notes.add(new Note.LinkShownAsCard(card));
            }
            segments.add(new Segment(part, dialect.length(part), first ? price.plus(altTexts) : price, shown, card));
        }
        return segments;
    }

    /** The text with the address of the post it stands in, where it does not name it already. */
    private static RichText linked(RichText text, String original, List<Note> notes) {
        boolean there = text.facets().stream()
                .anyMatch(facet -> facet.feature() instanceof Feature.Link link
                        && link.target().equals(original));
        if (there) {
            return text;
        }
        notes.add(new Note.OriginalLinked(original));
        String start = text.isBlank() ? "" : text.text() + "\n\n";
        List<Facet> facets = new ArrayList<>(text.isBlank() ? List.of() : text.facets());
        facets.add(new Facet(start.length(), start.length() + original.length(), new Feature.Link(original)));
        return new RichText(start + original, facets);
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

    private static String nothingToSay(Draft draft, Platform target, List<Note> dropped) {
        if (!isInvisible(draft.text())) {
            return "Nothing of the text is left when it is written for " + target + "; write at least one letter";
        }
        return dropped.isEmpty()
                ? "The post has no text; write at least one character"
                : dropped.getFirst().sentence() + ", and the post has no text; write some";
    }
}
