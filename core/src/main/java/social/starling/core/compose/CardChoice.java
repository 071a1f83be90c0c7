package social.starling.core.compose;

import java.util.List;
import org.jspecify.annotations.Nullable;
import social.starling.core.text.Graphemes;
import social.starling.ports.media.CardLimits;
import social.starling.ports.media.LinkCard;
import social.starling.ports.text.Feature;
import social.starling.ports.text.RichText;

/**
 * Which link of a draft its target shows as a card: the first one of which something is told and which is still in the text.
 * A post shows either media or a card.
 */
final class CardChoice {
    private static final String ELLIPSIS = "\u2026";

    private final List<LinkCard> known;
    private final @Nullable CardLimits limits;
    private boolean made;

    /** @param limits of the target; null where it takes no cards */
    CardChoice(List<LinkCard> known, @Nullable CardLimits limits) {
        this.known = known;
        this.limits = limits;
    }

    /** The card of one post of the draft; null for none. Asked for each post in reading order, it gives one at most. */
    @Nullable
    LinkCard of(RichText part) {
        if (limits == null || made) {
            return null;
        }
        LinkCard card = first(part);
        made = card != null;
        return card == null ? null : within(card, limits);
    }

    private @Nullable LinkCard first(RichText part) {
        return part.facets().stream()
                .flatMap(facet -> known.stream()
                        .filter(card -> facet.feature() instanceof Feature.Link link
                                && link.target().equals(card.url())))
                .findFirst()
                .orElse(null);
    }

    private static LinkCard within(LinkCard card, CardLimits limits) {
        LinkCard cut =
                card.saying(within(card.title(), limits.title()), within(card.description(), limits.description()));
        return limits.thumb() == null ? cut.with(null) : cut;
    }

    /** @param limit graphemes; the ellipsis is one of them */
    private static String within(String words, int limit) {
        Graphemes graphemes = Graphemes.of(words);
        if (graphemes.count() <= limit) {
            return words;
        }
        return limit == 0 ? "" : words.substring(0, graphemes.border(limit - 1)).stripTrailing() + ELLIPSIS;
    }
}
