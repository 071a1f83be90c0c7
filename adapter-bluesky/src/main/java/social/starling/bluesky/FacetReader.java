package social.starling.bluesky;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import social.starling.ports.text.Facet;
import social.starling.ports.text.Feature;
import tools.jackson.databind.JsonNode;

/**
 * Reads {@code app.bsky.richtext.facet}. Anybody may write anything there: what lies outside the text, inside a
 * character, over another facet or means nothing is left out.
 */
final class FacetReader {
    private final String text;

    /** @param text as the record has it */
    FacetReader(String text) {
        this.text = text;
    }

    /** In order, free of overlap, inside the text. */
    List<Facet> read(JsonNode facets) {
        List<Range> ranges = new ArrayList<>();
        for (JsonNode facet : facets) {
            Range range = range(facet);
            if (range != null) {
                ranges.add(range);
            }
        }
        ranges.sort(Comparator.comparingInt(Range::start).thenComparingInt(Range::end));
        List<Facet> read = new ArrayList<>();
        int[] units = ranges.isEmpty() ? new int[0] : units();
        int end = 0;
        for (Range range : ranges) {
            if (range.start() < end || range.end() >= units.length) {
                continue;
            }
            int from = units[range.start()];
            int to = units[range.end()];
            Feature feature = from < 0 || to < 0 ? null : feature(range.features(), text.substring(from, to));
            if (feature != null) {
                read.add(new Facet(from, to, feature));
                end = range.end();
            }
        }
        return read;
    }

    private static @Nullable Range range(JsonNode facet) {
        JsonNode start = facet.path("index").path("byteStart");
        JsonNode end = facet.path("index").path("byteEnd");
        JsonNode features = facet.path("features");
        boolean usable = start.isInt() && end.isInt() && start.intValue() >= 0 && end.intValue() > start.intValue();
        return usable ? new Range(start.intValue(), end.intValue(), features) : null;
    }

    /** The first feature that is known and sound; null when there is none. */
    private static @Nullable Feature feature(JsonNode features, String covered) {
        for (JsonNode feature : features) {
            Feature read = switch (feature.path("$type").asString("")) {
                case FacetWriter.TYPE + "#link" -> link(feature.path("uri").asString(""));
                case FacetWriter.TYPE + "#mention" ->
                    mention(feature.path("did").asString(""), covered);
                case FacetWriter.TYPE + "#tag" -> tag(feature.path("tag").asString(""));
                default -> null;
            };
            if (read != null) {
                return read;
            }
        }
        return null;
    }

    private static @Nullable Feature link(String uri) {
        return LinkTarget.isWeb(uri) && LinkTarget.isSendable(uri) ? new Feature.Link(uri) : null;
    }

    private static @Nullable Feature mention(String did, String covered) {
        String handle = covered.startsWith("@") ? covered.substring(1) : covered;
        return Handle.isDid(did) && !handle.isBlank()
                ? new Feature.Mention(BlueskySettings.PLATFORM, handle, BlueskySettings.HOME, did)
                : null;
    }

    private static @Nullable Feature tag(String name) {
        return BlueskyEntities.isTagName(name) ? new Feature.Tag(name) : null;
    }

    private record Range(int start, int end, JsonNode features) {}

    /** The unit at each byte; -1 inside of characters. */
    private int[] units() {
        int[] units = new int[Utf8.length(text) + 1];
        Arrays.fill(units, -1);
        int bytes = 0;
        int unit = 0;
        while (unit < text.length()) {
            units[bytes] = unit;
            int point = text.codePointAt(unit);
            bytes += Utf8.width(point);
            unit += Character.charCount(point);
        }
        units[bytes] = unit;
        return units;
    }
}
