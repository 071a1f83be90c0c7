package social.starling.core.text;

import java.util.Arrays;

/**
 * Rule GB9c of UAX #29: between a consonant, a virama and another consonant of the same six scripts there is no border.
 * The sets are those of the property Indic_Conjunct_Break in Unicode 15.1.
 */
final class Conjuncts {
    /** First and last code points of the consonants, in order. */
    private static final int[] CONSONANTS = {
        0x0915, 0x0939, 0x0958, 0x095F, 0x0978, 0x097F, // Devanagari
        0x0995, 0x09A8, 0x09AA, 0x09B0, 0x09B2, 0x09B2, 0x09B6, 0x09B9, 0x09DC, 0x09DD, 0x09DF, 0x09DF, 0x09F0, 0x09F1,
        0x0A95, 0x0AA8, 0x0AAA, 0x0AB0, 0x0AB2, 0x0AB3, 0x0AB5, 0x0AB9, 0x0AF9, 0x0AF9, // Gujarati
        0x0B15, 0x0B28, 0x0B2A, 0x0B30, 0x0B32, 0x0B33, 0x0B35, 0x0B39, 0x0B5C, 0x0B5D, 0x0B5F, 0x0B5F, 0x0B71, 0x0B71,
        0x0C15, 0x0C28, 0x0C2A, 0x0C39, 0x0C58, 0x0C5A, // Telugu
        0x0D15, 0x0D3A, // Malayalam
    };

    /** The viramas of Devanagari, Bengali, Gujarati, Oriya, Telugu and Malayalam. */
    private static final String LINKERS = "\u094D\u09CD\u0ACD\u0B4D\u0C4D\u0D4D";

    private static final int ZERO_WIDTH_JOINER = 0x200D;

    private final String text;
    private int seen;
    private boolean consonant;
    private boolean linked;

    Conjuncts(String text) {
        this.text = text;
    }

    /** Whether the rule forbids a border at {@code position}; positions are asked for in rising order, one pass in all. */
    boolean joinAt(int position) {
        while (seen < position) {
            int point = text.codePointAt(seen);
            seen += Character.charCount(point);
            if (isConsonant(point)) {
                consonant = true;
                linked = false;
            } else if (LINKERS.indexOf(point) >= 0) {
                linked = consonant;
            } else if (!carriesOn(point)) {
                consonant = false;
                linked = false;
            }
        }
        return linked && isConsonant(text.codePointAt(position));
    }

    /** InCB=Extend: combining marks with a combining class, and the joiner; a mark that only takes space ends it. */
    private static boolean carriesOn(int point) {
        return point == ZERO_WIDTH_JOINER || Character.getType(point) == Character.NON_SPACING_MARK;
    }

    private static boolean isConsonant(int point) {
        if (point < CONSONANTS[0] || point > CONSONANTS[CONSONANTS.length - 1]) {
            return false;
        }
        int found = Arrays.binarySearch(CONSONANTS, point);
        return found >= 0 || (-found - 1) % 2 == 1;
    }
}
