package social.starling.sandbox.x;

import com.twitter.twittertext.Extractor;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The platform's reading of a text: entities by twitter-text 3.1.0, X's own reference, and the weighted length by the
 * published table (config v3), counted here because the library counts emoji younger than 2020 wrongly.
 */
final class XText {
    /** Above this nothing is parsed: it is too long in any case (25,000 for premium, links of up to 4,096 included). */
    static final int PARSED_UNITS = 50_000;

    private static final int LINK_WEIGHT = 23;

    /** A dotted run longer than any host name is no link; the library needs seconds to find that out. */
    private static final Pattern NO_HOST = Pattern.compile("[^\\s/?#@:]{300,}+");

    private XText() {}

    /** The entities of {@code text} in the order of their appearance. */
    static List<XEntity> entities(String text) {
        List<XEntity> entities = new ArrayList<>();
        int from = 0;
        Matcher runs = NO_HOST.matcher(text);
        while (runs.find()) {
            if (runs.group().indexOf('.') >= 0) {
                addEntities(text.substring(from, runs.start()), from, entities);
                from = runs.end();
            }
        }
        addEntities(text.substring(from), from, entities);
        entities.sort(Comparator.comparingInt(XEntity::start));
        return entities;
    }

    /** The weighted length: 280 is the limit of a free account. Lone surrogates count as characters of their own. */
    static int weight(String text) {
        if (text.length() > PARSED_UNITS) {
            return text.length();
        }
        String composed = Normalizer.normalize(text, Normalizer.Form.NFC);
        int weight = 0;
        int from = 0;
        for (XEntity entity : entities(composed)) {
            if (entity.kind() == XEntity.Kind.URL) {
                weight += XWeights.of(composed.substring(from, entity.start())) + LINK_WEIGHT;
                from = entity.end();
            }
        }
        return weight + XWeights.of(composed.substring(from));
    }

    private static void addEntities(String part, int offset, List<XEntity> entities) {
        for (Extractor.Entity found : new Extractor().extractEntitiesWithIndices(part)) {
            XEntity.Kind kind = switch (found.getType()) {
                case URL -> XEntity.Kind.URL;
                case HASHTAG -> XEntity.Kind.HASHTAG;
                case MENTION -> XEntity.Kind.MENTION;
                case CASHTAG -> XEntity.Kind.CASHTAG;
            };
            entities.add(new XEntity(kind, offset + found.getStart(), offset + found.getEnd(), found.getValue()));
        }
    }
}
