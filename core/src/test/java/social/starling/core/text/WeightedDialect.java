package social.starling.core.text;

import java.text.Normalizer;
import java.util.List;
import social.starling.ports.platform.Platform;
import social.starling.ports.text.Facet;
import social.starling.ports.text.Feature;
import social.starling.ports.text.RichText;
import social.starling.ports.text.TextDialect;
import social.starling.ports.text.TextLimits;

/**
 * A platform that counts links as 23, wide characters and joined emoji as 2, others as 1, after normalisation; and that
 * notifies whoever stands after an at sign.
 */
public final class WeightedDialect implements TextDialect {
    public static final Platform PLATFORM = new Platform("tower");
    public static final TextLimits LIMITS = new TextLimits(280, Integer.MAX_VALUE);

    private static final char WORD_JOINER = '\u2060';

    @Override
    public int length(RichText rendered) {
        int length = 0;
        int from = 0;
        for (Facet facet : rendered.facets()) {
            if (facet.feature() instanceof Feature.Link) {
                length += weight(rendered.text().substring(from, facet.start())) + 23;
                from = facet.end();
            }
        }
        return length + weight(rendered.text().substring(from));
    }

    private static int weight(String text) {
        String composed = Normalizer.normalize(text, Normalizer.Form.NFC);
        Graphemes graphemes = Graphemes.of(composed);
        int weight = 0;
        for (int i = 0; i < graphemes.count(); i++) {
            String grapheme = composed.substring(graphemes.border(i), graphemes.border(i + 1));
            weight += grapheme.codePointAt(0) >= 0x1F000
                    ? 2
                    : grapheme.codePoints().map(c -> c <= 0x10FF ? 1 : 2).sum();
        }
        return weight;
    }

    @Override
    public List<Facet> entities(String text) {
        return FoundEntities.in(text, PLATFORM);
    }

    @Override
    public RichText render(RichText neutral) {
        StringBuilder text = new StringBuilder(neutral.text());
        List<Facet> found = FoundEntities.in(neutral.text(), PLATFORM).reversed();
        List<Facet> facets = neutral.facets();
        for (Facet entity : found) {
            boolean known = neutral.facets().stream()
                    .anyMatch(facet -> facet.start() < entity.end() && entity.start() < facet.end());
            if (!known && entity.feature() instanceof Feature.Mention) {
                text.insert(entity.start() + 1, WORD_JOINER);
                facets = facets.stream()
                        .map(facet -> facet.start() > entity.start() ? facet.shifted(1) : facet)
                        .toList();
            }
        }
        return FoundEntities.covered(new RichText(text.toString(), facets), PLATFORM);
    }
}
