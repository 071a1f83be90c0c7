package social.starling.bluesky;

import java.util.ArrayList;
import java.util.List;
import social.starling.ports.text.Facet;
import social.starling.ports.text.RichText;

/** Puts the borders of facets where no grapheme is cut. */
final class FacetBorders {
    private FacetBorders() {}

    /** @param facets in order; one that would overlap the one before it is left out */
    static RichText onGraphemes(String text, List<Facet> facets) {
        Graphemes graphemes = Graphemes.of(text);
        List<Facet> fitting = new ArrayList<>(facets.size());
        int end = 0;
        for (Facet facet : facets) {
            Facet whole = new Facet(
                    graphemes.borderBefore(facet.start()), graphemes.borderAfter(facet.end()), facet.feature());
            if (whole.start() >= end) {
                fitting.add(whole);
                end = whole.end();
            }
        }
        return new RichText(text, fitting);
    }
}
