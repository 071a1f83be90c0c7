package social.starling.daemon;

import java.util.List;
import social.starling.core.compose.Composed;

/**
 * One post to be.
 *
 * @param length in the target's own units
 * @param media how many pictures and videos it shows
 */
record SegmentJson(String text, int length, String price, int media) {
    static List<SegmentJson> of(Composed composed) {
        return composed.segments().stream()
                .map(segment -> new SegmentJson(
                        segment.text().text(),
                        segment.length(),
                        Price.of(segment.price()),
                        segment.media().size()))
                .toList();
    }
}
