package social.starling.twitter.text;

import java.util.List;
import social.starling.ports.text.Facet;
import social.starling.ports.text.Feature;
import social.starling.ports.text.RichText;
import social.starling.ports.text.TextDialect;

/**
 * How X counts, recognises and writes text: twitter-text 3.1.0, in linear time, with the emoji of today.
 *
 * @see <a href="https://docs.x.com/fundamentals/counting-characters">Counting characters</a>
 */
public final class TwitterTextDialect implements TextDialect {
    /** What one post holds, in the units of {@link #length}. */
    public static final int MAX_LENGTH = 280;

    /**
     * As X counts the text. A link of the text that X does not know as one (a domain newer than its list) counts as what
     * is more, its characters or a link, so that a server with a newer list agrees.
     */
    @Override
    public int length(RichText rendered) {
        return WeightedLength.of(rendered.text()) + unknownLinks(rendered);
    }

    @Override
    public List<Facet> entities(String text) {
        return Entities.find(text);
    }

    @Override
    public RichText render(RichText neutral) {
        return Rendering.of(neutral);
    }

    private static int unknownLinks(RichText rendered) {
        int more = 0;
        for (Facet facet : rendered.facets()) {
            if (facet.feature() instanceof Feature.Link) {
                String covered = rendered.covered(facet);
                if (UrlFinder.find(covered).isEmpty()) {
                    more += Math.max(0, WeightedLength.LINK - WeightedLength.of(covered));
                }
            }
        }
        return more;
    }
}
