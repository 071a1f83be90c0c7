package social.starling.bluesky;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
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

    private static boolean has(RichText text, String link) {
        String bare = bare(link);
        return Stream.concat(text.facets().stream(), BlueskyEntities.in(text.text()).stream())
                .anyMatch(facet -> facet.feature() instanceof Feature.Link known
                        && bare(known.target()).equals(bare));
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
