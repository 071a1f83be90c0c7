package social.starling.core.text;

import social.starling.core.text.Seams.Rank;

/**
 * Reads a text grapheme by grapheme and says how good it would be to cut before each.
 *
 * <p>Rules of our own instead of {@code java.text.BreakIterator}: that one looks ahead without bound, ends sentences
 * inside of links, and knows neither facets nor full-width punctuation after which no space comes. Wrong guesses cost
 * beauty only, as every seam is a grapheme border.
 */
final class Reading {
    private static final String TERMINATORS =
            ".!?\u2026\u203D\u2047\u2048\u2049\u061F\u06D4\u0964\u0965\u0589\u1362\uFF0E";
    private static final String WIDE_TERMINATORS = "\u3002\uFF01\uFF1F\uFF61";

    /** What should not begin a line although it closes nothing: small kana, length and iteration marks, commas, colons. */
    private static final String CLINGING = ",:;%\u3001\uFF0C\uFF1A\uFF1B\u30FB\u30FC\u3005\u309D\u309E\u30FD\u30FE"
            + "\u3041\u3043\u3045\u3047\u3049\u3063\u3083\u3085\u3087\u308E"
            + "\u30A1\u30A3\u30A5\u30A7\u30A9\u30C3\u30E3\u30E5\u30E7\u30EE\u30F5\u30F6";

    private static final int LINE_START = -1;

    private int before = LINE_START;
    private int beforeThat = LINE_START;
    private boolean facetBefore;
    private boolean ended;
    private boolean wide;
    private boolean space;
    private boolean newline;
    private boolean breakable;
    private boolean onlyDigitsOnLine = true;

    /**
     * Reads on by one grapheme or one whole facet.
     *
     * @return the rank of the seam before it
     */
    Rank read(String text, int from, int to, boolean facet) {
        int point = text.codePointAt(from);
        // A space that carries a combining mark is to be seen.
        if (!facet && isSpace(point) && (to - from == 1 || text.startsWith("\r\n", from))) {
            newline |= point == '\n' || point == '\r' || point == 0x2028 || point == 0x2029;
            breakable |= point != 0xA0 && point != 0x2007 && point != 0x202F;
            space = true;
            return Rank.GRAPHEME;
        }
        Rank rank = space ? rankAfterSpace(point, facet) : rankWithin(point, facet);
        remember(point, facet);
        return rank;
    }

    /** Whether the grapheme read last was a space. */
    boolean atSpace() {
        return space;
    }

    private Rank rankAfterSpace(int point, boolean facet) {
        if (newline || ended && (facet || !Character.isLowerCase(point))) {
            return Rank.SENTENCE;
        }
        boolean clings = !facet && (isTerminator(point) || closesOnly(point) || CLINGING.indexOf(point) >= 0);
        return breakable && !clings ? Rank.WORD : Rank.GAP;
    }

    private Rank rankWithin(int point, boolean facet) {
        if (before == LINE_START || !facet && clings(point)) {
            return Rank.GRAPHEME;
        }
        if (ended && wide) {
            return Rank.SENTENCE;
        }
        boolean ideographs = !facet && isIdeographic(point) || !facetBefore && isIdeographic(before);
        return ideographs && !opens(before) ? Rank.WORD : Rank.GRAPHEME;
    }

    private void remember(int point, boolean facet) {
        if (newline) {
            onlyDigitsOnLine = true;
        }
        boolean terminates = !facet && isTerminator(point);
        boolean closes = !facet && !terminates && ended && !space && closes(point);
        boolean abbreviates = point == '.' && !space && (isLoneLetter() || onlyDigitsOnLine);
        wide = terminates ? WIDE_TERMINATORS.indexOf(point) >= 0 : closes && wide;
        ended = terminates ? !abbreviates : closes;
        onlyDigitsOnLine &= Character.isDigit(point);
        beforeThat = space ? LINE_START : before;
        before = point;
        facetBefore = facet;
        space = false;
        newline = false;
        breakable = false;
    }

    /** Whether one letter stands alone before the point that is read: "J. Smith", "the U.S. Army", "e.g. this". */
    private boolean isLoneLetter() {
        return (Character.isUpperCase(before) || Character.isLowerCase(before))
                && (beforeThat == LINE_START || !Character.isLetterOrDigit(beforeThat));
    }

    private static boolean clings(int point) {
        return isTerminator(point) || closes(point) || CLINGING.indexOf(point) >= 0;
    }

    private static boolean isTerminator(int point) {
        return TERMINATORS.indexOf(point) >= 0 || WIDE_TERMINATORS.indexOf(point) >= 0;
    }

    private static boolean closes(int point) {
        return closesOnly(point)
                || Character.getType(point) == Character.FINAL_QUOTE_PUNCTUATION
                || point == '"'
                || point == '\'';
    }

    /** Quotation marks may open as well, by language. */
    private static boolean closesOnly(int point) {
        return Character.getType(point) == Character.END_PUNCTUATION;
    }

    private static boolean opens(int point) {
        int type = Character.getType(point);
        return type == Character.START_PUNCTUATION || type == Character.INITIAL_QUOTE_PUNCTUATION;
    }

    private static boolean isIdeographic(int point) {
        if (point < 0x2E80) {
            return false;
        }
        return switch (Character.UnicodeScript.of(point)) {
            case HAN, HIRAGANA, KATAKANA, BOPOMOFO, YI -> true;
            default -> false;
        };
    }

    private static boolean isSpace(int point) {
        return Character.isWhitespace(point) || Character.isSpaceChar(point);
    }
}
