package social.starling.core.compose;

import java.util.List;
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
 */
public record Segment(RichText text, int length, Money price, List<Media> media) {
    public Segment {
        media = List.copyOf(media);
    }
}
