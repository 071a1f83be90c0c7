package social.starling.daemon;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;
import social.starling.core.compose.Composed;
import social.starling.ports.media.LinkCard;
import social.starling.ports.media.Media;

/**
 * One post to be.
 *
 * @param length in the target's own units
 * @param media how many pictures and videos it shows
 * @param card how its link is shown; null where it is not shown as a card
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record SegmentJson(
        String text,
        int length,
        String price,
        int media,
        @Nullable CardJson card) {
    static List<SegmentJson> of(Composed composed) {
        return composed.segments().stream()
                .map(segment -> new SegmentJson(
                        segment.text().text(),
                        segment.length(),
                        Price.of(segment.price()),
                        segment.media().size(),
                        segment.card() == null ? null : CardJson.of(segment.card())))
                .toList();
    }

    /** @param thumb where its picture is fetched; null for none */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record CardJson(
            String url,
            String title,
            String description,
            @Nullable String thumb) {
        static CardJson of(LinkCard card) {
            Media thumb = card.thumb();
            return new CardJson(
                    card.url(),
                    card.title(),
                    card.description(),
                    thumb == null ? null : thumb.source().url());
        }
    }
}
