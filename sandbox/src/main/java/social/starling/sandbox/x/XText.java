package social.starling.sandbox.x;

import com.twitter.twittertext.Extractor;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.BiFunction;
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

    /** What may be a host name; looked at alone, so that finding the end of it takes linear time. */
    private static final Pattern RUN = Pattern.compile("[^\\s/?#@:]{81,}+");

    private XText() {}

    /** The entities of {@code text} in the order of their appearance; of two that overlap the first one holds. */
    static List<XEntity> entities(String text) {
        return read(text, Extractor::extractEntitiesWithIndices);
    }

    /** The links of {@code text}, those inside a hashtag included: they count and cost as links. */
    static List<XEntity> links(String text) {
        return read(text, Extractor::extractURLsWithIndices);
    }

    /** The weighted length: 280 is the limit of a free account. Lone surrogates count as characters of their own. */
    static int weight(String text) {
        if (text.length() > PARSED_UNITS) {
            return text.length();
        }
        String composed = Normalizer.normalize(text, Normalizer.Form.NFC);
        int weight = 0;
        int from = 0;
        for (XEntity link : links(composed)) {
            weight += XWeights.of(composed.substring(from, link.start())) + LINK_WEIGHT;
            from = link.end();
        }
        return weight + XWeights.of(composed.substring(from));
    }

    private static List<XEntity> read(String text, BiFunction<Extractor, String, List<Extractor.Entity>> reading) {
        List<XEntity> entities = new ArrayList<>();
        int from = 0;
        Matcher runs = RUN.matcher(text);
        while (runs.find()) {
            if (isHostile(runs.group())) {
                add(reading.apply(new Extractor(), text.substring(from, runs.start())), from, entities);
                from = runs.end();
            }
        }
        add(reading.apply(new Extractor(), text.substring(from)), from, entities);
        entities.sort(Comparator.comparingInt(XEntity::start));
        return entities;
    }

    /** No host name has more than 40 dots or 300 characters; the library needs seconds to find that out. */
    private static boolean isHostile(String run) {
        long dots = run.chars().filter(character -> character == '.').count();
        return dots > 40 || (dots > 0 && run.length() > 300);
    }

    private static void add(List<Extractor.Entity> found, int offset, List<XEntity> entities) {
        for (Extractor.Entity one : found) {
            XEntity.Kind kind = switch (one.getType()) {
                case URL -> XEntity.Kind.URL;
                case HASHTAG -> XEntity.Kind.HASHTAG;
                case MENTION -> XEntity.Kind.MENTION;
                case CASHTAG -> XEntity.Kind.CASHTAG;
            };
            entities.add(new XEntity(kind, offset + one.getStart(), offset + one.getEnd(), one.getValue()));
        }
    }
}
