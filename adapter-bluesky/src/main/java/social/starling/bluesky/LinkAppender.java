package social.starling.bluesky;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import social.starling.ports.media.LinkCard;
import social.starling.ports.text.Facet;
import social.starling.ports.text.Feature;
import social.starling.ports.text.RichText;

/**
 * Keeps the address of a link card: people often delete the link from the text once the card is there, and platforms
 * without such cards would lose it.
 */
final class LinkAppender {
    private static final Pattern SCHEME = Pattern.compile("(?i)^https?://(www\\.)?");

    private LinkAppender() {}

    /** {@code text} with each of {@code links} on a line of its own at its end, unless it has it already. */
    static RichText append(RichText text, List<String> links) {
        RichText whole = text;
        for (String link : links) {
            if (!has(whole, link)) {
                whole = appended(whole, link);
            }
        }
        return whole;
    }

    /** The card under the address that the text has for the same page; none where the text does not name it. */
    static Optional<LinkCard> asNamed(LinkCard card, RichText text) {
        return named(text, card.url())
                .map(address -> new LinkCard(address, card.title(), card.description(), card.thumb()));
    }

    private static boolean has(RichText text, String link) {
        return named(text, link).isPresent();
    }

    /** How the text names the page of a link. */
    private static Optional<String> named(RichText text, String link) {
        String bare = bare(link);
        return Stream.concat(text.facets().stream(), BlueskyEntities.in(text.text()).stream())
                .flatMap(facet ->
                        facet.feature() instanceof Feature.Link known ? Stream.of(known.target()) : Stream.empty())
                .filter(target -> bare(target).equals(bare))
                .findFirst();
    }

    private static RichText appended(RichText text, String link) {
        String before = text.isBlank() ? "" : text.text().stripTrailing() + "\n";
        int length = before.length() + link.length();
        if (length > RichText.MAX_LENGTH || text.facets().stream().anyMatch(facet -> facet.end() > before.length())) {
            return text;
        }
        List<Facet> facets = text.isBlank() ? new ArrayList<>() : new ArrayList<>(text.facets());
        facets.add(new Facet(before.length(), length, new Feature.Link(link)));
        return new RichText(before + link, facets);
    }

    private static String bare(String link) {
        String bare = SCHEME.matcher(link).replaceFirst("");
        return bare.endsWith("/") ? bare.substring(0, bare.length() - 1) : bare;
    }
}
