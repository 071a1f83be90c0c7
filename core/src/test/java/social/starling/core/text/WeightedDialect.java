package social.starling.core.text;

import java.text.Normalizer;
import java.util.ArrayList;
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
            int from = graphemes.border(i);
            if (composed.codePointAt(from) >= 0x1F000) {
                weight += 2;
                continue;
            }
            for (int at = from; at < graphemes.border(i + 1); at++) {
                weight += composed.charAt(at) <= 0x10FF ? 1 : 2;
            }
        }
        return weight;
    }

    @Override
    public List<Facet> entities(String text) {
        return FoundEntities.in(text, PLATFORM);
    }

    @Override
    public RichText render(RichText neutral) {
        StringBuilder text = new StringBuilder(neutral.text().length());
        List<Facet> facets = new ArrayList<>();
        int read = 0;
        int joined = 0;
        List<Facet> strangers = FoundEntities.unknown(neutral, PLATFORM).stream()
                .filter(entity -> entity.feature() instanceof Feature.Mention)
                .toList();
        for (Facet facet : neutral.facets()) {
            while (joined < strangers.size() && strangers.get(joined).start() < facet.start()) {
                int at = strangers.get(joined++).start() + 1;
                text.append(neutral.text(), read, at).append(WORD_JOINER);
                read = at;
            }
            facets.add(facet.shifted(joined));
        }
        for (Facet stranger : strangers.subList(joined, strangers.size())) {
            text.append(neutral.text(), read, stranger.start() + 1).append(WORD_JOINER);
            read = stranger.start() + 1;
        }
        text.append(neutral.text(), read, neutral.text().length());
        return FoundEntities.covered(new RichText(text.toString(), facets), PLATFORM);
    }
}
