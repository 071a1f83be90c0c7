package social.starling.core.compose;

import java.util.List;
import org.jspecify.annotations.Nullable;
import social.starling.ports.media.LinkCard;
import social.starling.ports.media.Media;
import social.starling.ports.money.Money;
import social.starling.ports.text.RichText;

/**
 * One post to be.
 *
 * @param text as the target's dialect has rendered it
 * @param length in the units of the target's dialect
 * @param price what the platform bills for creating it
 * @param media what it shows, with the alt texts as the target gets them; not fetched yet
 * @param card of a link in {@code text}, as the target shows it, its picture not fetched yet; null for none
 */
public record Segment(
        RichText text,
        int length,
        Money price,
        List<Media> media,
        @Nullable LinkCard card) {
    public Segment {
        media = List.copyOf(media);
    }

    /** One without a card. */
    public Segment(RichText text, int length, Money price, List<Media> media) {
        this(text, length, price, media, null);
    }
}
