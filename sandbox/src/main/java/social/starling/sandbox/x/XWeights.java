package social.starling.sandbox.x;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The weight of text without links: X's config v3, an emoji sequence counting 2 however many code points it joins.
 *
 * @see <a href="https://developer.x.com/en/docs/counting-characters">Counting characters</a>
 */
final class XWeights {
    private static final int EMOJI_WEIGHT = 2;

    /** Emoji sequences of UTS #51: keycaps, flags, and ZWJ chains of an emoji with its modifier, variant or tags. */
    private static final Pattern EMOJI = Pattern.compile("[0-9#*]\\x{FE0F}?\\x{20E3}"
            + "|[\\x{1F1E6}-\\x{1F1FF}]{2}"
            + "|" + element() + "(?:\\x{200D}" + element() + ")*+");

    private XWeights() {}

    /** The weighted length of {@code text}, which holds no links. */
    static int of(String text) {
        int weight = 0;
        Matcher emoji = EMOJI.matcher(text);
        int at = 0;
        while (at < text.length()) {
            int next = emoji.find(at) ? emoji.start() : text.length();
            weight += text.substring(at, next)
                    .codePoints()
                    .map(XWeights::ofCodePoint)
                    .sum();
            if (next == text.length()) {
                return weight;
            }
            weight += EMOJI_WEIGHT;
            at = emoji.end();
        }
        return weight;
    }

    private static int ofCodePoint(int codePoint) {
        boolean light = codePoint <= 4351
                || (codePoint >= 8192 && codePoint <= 8205)
                || (codePoint >= 8208 && codePoint <= 8223)
                || (codePoint >= 8242 && codePoint <= 8247);
        return light ? 1 : 2;
    }

    /**
     * One emoji with its modifier, variant mark or tags. The mark after an emoji that is none by default (a heart) belongs
     * to it; after one that is, only where Unicode lists the pair. The copyright sign without its mark is text.
     */
    private static String element() {
        String modified = "\\p{IsEmoji_Modifier_Base}\\x{FE0F}?\\p{IsEmoji_Modifier}";
        String marked = "[\\p{IsEmoji_Presentation}&&[\\x{0}-\\x{FFFF}\\x{1F004}\\x{1F21A}\\x{1F22F}]]\\x{FE0F}";
        String markedText = "[\\p{IsEmoji}&&[^0-9#*\\p{IsEmoji_Presentation}]]\\x{FE0F}";
        String plain = "[\\p{IsEmoji_Presentation}&&[^\\x{1F1E6}-\\x{1F1FF}]]"
                + "|[\\p{IsEmoji}&&[^\\x{0}-\\x{FF}\\x{1F1E6}-\\x{1F1FF}]](?!\\x{FE0E})";
        String tags = "(?:[\\x{E0020}-\\x{E007E}]++\\x{E007F})?";
        return "(?:" + String.join("|", modified, marked, markedText, plain) + ")" + tags;
    }
}
