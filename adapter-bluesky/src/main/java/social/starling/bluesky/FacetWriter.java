package social.starling.bluesky;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import social.starling.http.Json;
import social.starling.ports.text.Facet;
import social.starling.ports.text.Feature;
import social.starling.ports.text.RichText;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Writes facets as {@code app.bsky.richtext.facet}: the server takes any range, so they must be right when they leave. */
final class FacetWriter {
    static final String TYPE = "app.bsky.richtext.facet";

    private final RichText text;
    private final Map<String, String> dids;

    /** @param dids of people mentioned by handle alone, by handle; who is not among them is not mentioned */
    FacetWriter(RichText text, Map<String, String> dids) {
        this.text = text;
        this.dids = dids;
    }

    /** In order and free of overlap, as {@link RichText} guarantees; borders in bytes of UTF-8. */
    ArrayNode write(ArrayNode into) {
        int at = 0;
        int bytes = 0;
        for (Facet facet : text.facets()) {
            int start = bytes + Utf8.length(text.text(), at, facet.start());
            int end = start + Utf8.length(text.text(), facet.start(), facet.end());
            at = facet.end();
            bytes = end;
            ObjectNode feature = feature(facet.feature());
            if (feature != null) {
                ObjectNode node = into.addObject();
                node.putObject("index").put("byteStart", start).put("byteEnd", end);
                node.putArray("features").add(feature);
            }
        }
        return into;
    }

    private @Nullable ObjectNode feature(Feature feature) {
        return switch (feature) {
            case Feature.Link link -> typed("link").put("uri", link.target());
            case Feature.Tag tag -> typed("tag").put("tag", tag.name());
            case Feature.Mention mention -> {
                String did = did(mention);
                yield did == null ? null : typed("mention").put("did", did);
            }
            case Feature.Cashtag cashtag -> null;
        };
    }

    private @Nullable String did(Feature.Mention mention) {
        if (!mention.platform().equals(BlueskySettings.PLATFORM)) {
            return null;
        }
        String did = mention.remoteId() == null ? dids.get(mention.handle()) : mention.remoteId();
        return did != null && Handle.isDid(did) ? did : null;
    }

    private static ObjectNode typed(String kind) {
        return Json.object().put("$type", TYPE + "#" + kind);
    }
}
