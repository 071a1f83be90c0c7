package social.starling.ports.text;

import java.util.List;

/** How one platform counts, recognises and writes text; pure, so that splitting can ask it thousands of times. */
public interface TextDialect {
    /** The length of a rendered text in the platform's own units, as its server would count it. */
    int length(RichText rendered);

    /** The links, mentions, tags and cashtags that the platform's server would find by itself in {@code text}. */
    List<Facet> entities(String text);

    /**
     * Neutral text as this platform writes it. Mentions of another platform's people are plain text afterwards and can
     * notify nobody; everything that is a link, tag or mention in the result is covered by a facet.
     */
    RichText render(RichText neutral);
}
