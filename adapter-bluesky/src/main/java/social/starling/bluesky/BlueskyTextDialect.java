package social.starling.bluesky;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import social.starling.ports.text.Facet;
import social.starling.ports.text.Feature;
import social.starling.ports.text.RichText;
import social.starling.ports.text.TextDialect;

/**
 * Text as Bluesky has it: counted in graphemes, links shown short with a facet to the whole address, mentions by DID.
 * People of other platforms and tickers are plain words.
 */
final class BlueskyTextDialect implements TextDialect {
    @Override
    public int length(RichText rendered) {
        return Graphemes.count(rendered.text());
    }

    @Override
    public List<Facet> entities(String text) {
        return BlueskyEntities.in(text);
    }

    @Override
    public RichText render(RichText neutral) {
        StringBuilder text = new StringBuilder(neutral.text().length());
        List<Facet> facets = new ArrayList<>();
        int from = 0;
        for (Facet facet : known(neutral)) {
            text.append(neutral.text(), from, facet.start());
            int start = text.length();
            text.append(shown(neutral.covered(facet), facet.feature()));
            Feature feature = carried(facet.feature());
            if (feature != null) {
                facets.add(new Facet(start, text.length(), feature));
            }
            from = facet.end();
        }
        text.append(neutral.text(), from, neutral.text().length());
        return FacetBorders.onGraphemes(text.toString(), facets);
    }

    /** What the text has as facets, and what Bluesky finds in between. */
    private static List<Facet> known(RichText neutral) {
        List<Facet> all = new ArrayList<>(neutral.facets());
        int next = 0;
        for (Facet found : BlueskyEntities.in(neutral.text())) {
            while (next < neutral.facets().size() && neutral.facets().get(next).end() <= found.start()) {
                next++;
            }
            boolean free = next == neutral.facets().size()
                    || neutral.facets().get(next).start() >= found.end();
            if (free) {
                all.add(found);
            }
        }
        all.sort(Comparator.comparingInt(Facet::start));
        return all;
    }

    private static String shown(String covered, Feature feature) {
        return feature instanceof Feature.Link link ? LinkDisplay.of(covered, link.target()) : covered;
    }

    /** What stays a facet; null for what is plain text on Bluesky. */
    private static @Nullable Feature carried(Feature feature) {
        return switch (feature) {
            case Feature.Link link -> LinkTarget.isSendable(link.target()) ? link : null;
            case Feature.Mention mention -> mention.platform().equals(BlueskySettings.PLATFORM) ? mention : null;
            case Feature.Tag tag -> BlueskyEntities.isTagName(tag.name()) ? tag : null;
            case Feature.Cashtag cashtag -> null;
        };
    }
}
