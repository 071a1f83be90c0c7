package social.starling.bluesky;

import java.util.List;
import social.starling.ports.platform.Platform;
import social.starling.ports.text.Facet;
import social.starling.ports.text.Feature;
import social.starling.ports.text.RichText;

/** Short ways to write texts with facets. */
final class Texts {
    private Texts() {}

    static RichText text(String before, String covered, Feature feature, String after) {
        int start = before.length();
        return new RichText(before + covered + after, List.of(new Facet(start, start + covered.length(), feature)));
    }

    static Feature bluesky(String handle, String did) {
        return new Feature.Mention(BlueskySettings.PLATFORM, handle, BlueskySettings.HOME, did);
    }

    static Feature foreign(String handle) {
        return new Feature.Mention(new Platform("twitter"), handle, "x.com", "42");
    }
}
