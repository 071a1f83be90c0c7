package social.starling.core.text;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import social.starling.ports.platform.Platform;
import social.starling.ports.text.Facet;
import social.starling.ports.text.Feature;
import social.starling.ports.text.RichText;

/** What the test dialects recognise: web addresses, bare domains of few endings, mentions, tags, cashtags. */
final class FoundEntities {
    private static final Pattern ENTITY = Pattern.compile("(?<link>https?://[^\\s\\p{IsHan}]++)"
            + "|(?<![\\w@.])(?<domain>[a-z0-9-]++\\.(?:com|org|community)(?![\\w]))"
            + "|(?<![\\w@])(?<mention>@[a-z][a-z0-9.]*+)"
            + "|(?<![\\w&])(?<tag>#[\\p{L}\\p{M}\\p{Nd}_]++)"
            + "|(?<![\\w$])(?<cashtag>\\$[A-Z]{1,6}(?!\\w))");

    private FoundEntities() {}

    static List<Facet> in(String text, Platform platform) {
        List<Facet> found = new ArrayList<>();
        Matcher matcher = ENTITY.matcher(text);
        while (matcher.find()) {
            found.add(new Facet(matcher.start(), matcher.end(), feature(matcher, platform)));
        }
        return found;
    }

    /** The text with a facet over everything recognised that has none yet. */
    static RichText covered(RichText text, Platform platform) {
        List<Facet> all = new ArrayList<>(text.facets());
        all.addAll(unknown(text, platform));
        all.sort((a, b) -> Integer.compare(a.start(), b.start()));
        return new RichText(text.text(), all);
    }

    /** What is recognised outside of the text's facets. */
    static List<Facet> unknown(RichText text, Platform platform) {
        BitSet taken = new BitSet();
        text.facets().forEach(facet -> taken.set(facet.start(), facet.end()));
        return in(text.text(), platform).stream()
                .filter(facet -> taken.nextSetBit(facet.start()) < 0 || taken.nextSetBit(facet.start()) >= facet.end())
                .toList();
    }

    private static Feature feature(Matcher matcher, Platform platform) {
        if (matcher.group("link") != null) {
            return new Feature.Link(matcher.group());
        }
        if (matcher.group("domain") != null) {
            return new Feature.Link("http://" + matcher.group());
        }
        String name = matcher.group().substring(1);
        if (matcher.group("mention") != null) {
            return new Feature.Mention(platform, name, platform + ".example", null);
        }
        return matcher.group("tag") != null ? new Feature.Tag(name) : new Feature.Cashtag(name);
    }
}
