package social.starling.cli;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How many columns a terminal gives to text: two for what is wide in East Asia (UAX 11) and for an emoji however many
 * code points it has (UTS 51), none for marks.
 */
final class DisplayWidth {
    private static final Pattern CLUSTER = Pattern.compile("\\X");
    private static final int EMOJI_STYLE = 0xFE0F;
    private static final int KEYCAP = 0x20E3;

    private DisplayWidth() {}

    static int of(String text) {
        if (isAscii(text)) {
            return text.length();
        }
        int width = 0;
        Matcher clusters = CLUSTER.matcher(text);
        while (clusters.find()) {
            width += ofCluster(clusters.group());
        }
        return width;
    }

    /** The longest beginning of whole clusters that takes at most {@code columns}. */
    static String head(String text, int columns) {
        int width = 0;
        int end = 0;
        Matcher clusters = CLUSTER.matcher(text);
        while (clusters.find()) {
            width += ofCluster(clusters.group());
            if (width > columns) {
                break;
            }
            end = clusters.end();
        }
        return text.substring(0, end);
    }

    private static int ofCluster(String cluster) {
        if (cluster.indexOf(EMOJI_STYLE) >= 0 || cluster.indexOf(KEYCAP) >= 0) {
            return 2;
        }
        int width = cluster.codePoints().map(DisplayWidth::ofPoint).sum();
        return Character.isEmoji(cluster.codePointAt(0)) ? Math.min(2, width) : width;
    }

    private static int ofPoint(int point) {
        return switch (Character.getType(point)) {
            case Character.NON_SPACING_MARK, Character.ENCLOSING_MARK, Character.FORMAT, Character.CONTROL -> 0;
            default -> isWide(point) ? 2 : isMedialJamo(point) ? 0 : 1;
        };
    }

    /** Vowels and finals of Hangul stand within the syllable that its first letter has opened. */
    private static boolean isMedialJamo(int point) {
        return point >= 0x1160 && point <= 0x11FF;
    }

    private static boolean isWide(int point) {
        return Character.isEmojiPresentation(point)
                || (point >= 0x1100 && point <= 0x115F)
                || (point >= 0x2E80 && point <= 0xA4CF && point != 0x303F)
                || (point >= 0xA960 && point <= 0xA97C)
                || (point >= 0xAC00 && point <= 0xD7A3)
                || (point >= 0xF900 && point <= 0xFAFF)
                || (point >= 0xFE10 && point <= 0xFE19)
                || (point >= 0xFE30 && point <= 0xFE6F)
                || (point >= 0xFF00 && point <= 0xFF60)
                || (point >= 0xFFE0 && point <= 0xFFE6)
                || (point >= 0x17000 && point <= 0x18CFF)
                || (point >= 0x1B000 && point <= 0x1B2FF)
                || (point >= 0x20000 && point <= 0x3FFFD);
    }

    private static boolean isAscii(String text) {
        return text.chars().allMatch(c -> c >= ' ' && c < 0x7F);
    }
}
