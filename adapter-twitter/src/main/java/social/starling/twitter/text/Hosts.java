package social.starling.twitter.text;

import java.util.Arrays;

/**
 * Where the host ends that begins at any place of one text. What follows each dot is worked out once, from the last dot
 * to the first, so that a text of nothing but {@code a.a.a.} costs no more than its length.
 */
final class Hosts {
    static final int NONE = -1;

    private final String text;
    private final TopLevelDomains domains = TopLevelDomains.known();

    /** Positions of the dots, ascending; the other arrays run along. */
    private final int[] dots;
    /** The last character before the dot that no label may hold; the dot before it, or -1, at the least. */
    private final int[] foreign;

    private final int[] underscore;
    /** Where the top-level domain after the dot ends. */
    private final int[] top;
    /** Where the host ends whose first label begins right after the dot. */
    private final int[] rest;

    Hosts(String text) {
        this.text = text;
        dots = positionsOfDots(text);
        foreign = new int[dots.length];
        underscore = new int[dots.length];
        top = new int[dots.length];
        rest = new int[dots.length];
        for (int k = dots.length - 1; k >= 0; k--) {
            int at = dots[k] - 1;
            underscore[k] = NONE;
            for (; at >= 0 && CharacterClasses.isHostCharacter(text.charAt(at)); at--) {
                if (underscore[k] == NONE && text.charAt(at) == '_') {
                    underscore[k] = at;
                }
            }
            foreign[k] = at;
            top[k] = domains.endOfAny(text, dots[k] + 1);
            rest[k] = end(dots[k] + 1, k + 1);
        }
    }

    /**
     * The end of the host that begins at {@code start}.
     *
     * @param afterScheme whether {@code http://} or {@code https://} stands right before it: then a single label of
     *     nearly any characters will do
     */
    int end(int start, boolean afterScheme) {
        int k = Arrays.binarySearch(dots, start);
        int end = end(start, k >= 0 ? k : -k - 1);
        return end == NONE && afterScheme ? wideEnd(start) : end;
    }

    /** The longest chain of labels that a known domain ends; only labels before the last one may hold underscores. */
    private int end(int start, int k) {
        if (k >= dots.length
                || start >= dots[k]
                || start <= foreign[k]
                || !CharacterClasses.isHostBorder(text.charAt(start))
                || !CharacterClasses.isHostBorder(text.charAt(dots[k] - 1))) {
            return NONE;
        }
        if (rest[k] != NONE) {
            return rest[k];
        }
        return underscore[k] < start ? top[k] : NONE;
    }

    private int wideEnd(int start) {
        int at = start;
        while (at < text.length()
                && (text.charAt(at) == '-' || CharacterClasses.isWideHostBorder(text.codePointAt(at)))) {
            at += Character.charCount(text.codePointAt(at));
        }
        boolean label = at > start && text.charAt(start) != '-' && text.charAt(at - 1) != '-';
        return label && at < text.length() && text.charAt(at) == '.' ? domains.endOf(text, at + 1) : NONE;
    }

    private static int[] positionsOfDots(String text) {
        int[] dots = new int[16];
        int count = 0;
        for (int at = text.indexOf('.'); at >= 0; at = text.indexOf('.', at + 1)) {
            if (count == dots.length) {
                dots = Arrays.copyOf(dots, count * 2);
            }
            dots[count++] = at;
        }
        return Arrays.copyOf(dots, count);
    }
}
