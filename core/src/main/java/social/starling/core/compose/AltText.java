package social.starling.core.compose;

import java.nio.charset.StandardCharsets;
import social.starling.core.text.Graphemes;
import social.starling.ports.text.RichText;
import social.starling.ports.text.TextDialect;

/** Cuts alt texts to what a target takes, between two graphemes and with an ellipsis. */
final class AltText {
    private static final String ELLIPSIS = "\u2026";

    private AltText() {}

    /** @param limit in the dialect's units; graphemes count at least one each, as a link's own length does not */
    static String within(String altText, int limit, TextDialect dialect) {
        String whole = wellFormed(altText);
        if (length(whole, dialect) <= limit) {
            return whole;
        }
        Graphemes graphemes = Graphemes.of(whole);
        int fits = 0;
        int tooLong = Math.min(graphemes.count(), limit) + 1;
        while (fits + 1 < tooLong) {
            int middle = (fits + tooLong) >>> 1;
            String start = whole.substring(0, graphemes.border(Math.min(middle, graphemes.count()))) + ELLIPSIS;
            if (length(start, dialect) <= limit) {
                fits = middle;
            } else {
                tooLong = middle;
            }
        }
        return fits == 0 ? "" : whole.substring(0, graphemes.border(fits)).stripTrailing() + ELLIPSIS;
    }

    static int length(String text, TextDialect dialect) {
        int start = Math.min(text.length(), RichText.MAX_LENGTH);
        String bounded = start < text.length() ? wellFormed(text.substring(0, start)) : text;
        return Math.max(
                dialect.length(new RichText(bounded, dialect.entities(bounded))),
                Graphemes.of(bounded).count());
    }

    /** Halves of characters, which no platform takes, become question marks. */
    private static String wellFormed(String text) {
        return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
    }
}
