package social.starling.twitter.text;

import java.util.ArrayList;
import java.util.List;
import social.starling.ports.text.Facet;
import social.starling.ports.text.Feature;

/** Finds tickers: those of twitter-text's {@code VALID_CASHTAG}, up to six letters and a suffix of up to two. */
final class CashtagFinder {
    private static final int MAX_SYMBOL = 6;
    private static final int MAX_SUFFIX = 2;

    private CashtagFinder() {}

    static List<Facet> find(String text) {
        List<Facet> found = new ArrayList<>();
        int from = 0;
        for (int at = text.indexOf('$'); at >= 0; at = text.indexOf('$', at + 1)) {
            int end = mayBegin(text, from, at) ? endOfSymbol(text, at + 1) : -1;
            if (end > 0) {
                found.add(new Facet(at, end, new Feature.Cashtag(text.substring(at + 1, end))));
                from = end;
            }
        }
        return found;
    }

    private static boolean mayBegin(String text, int from, int at) {
        return at == 0 || at > from && CharacterClasses.isBlank(text.charAt(at - 1));
    }

    private static int endOfSymbol(String text, int start) {
        int end = endOfLetters(text, start, MAX_SYMBOL);
        if (end == start) {
            return -1;
        }
        if (end < text.length() && (text.charAt(end) == '.' || text.charAt(end) == '_')) {
            int suffix = endOfLetters(text, end + 1, MAX_SUFFIX);
            return suffix > end + 1 && isOver(text, suffix) ? suffix : end;
        }
        return isOver(text, end) ? end : -1;
    }

    private static int endOfLetters(String text, int start, int most) {
        int at = start;
        while (at < text.length() && at - start < most && CharacterClasses.isAsciiLetter(text.charAt(at))) {
            at++;
        }
        return at;
    }

    /** Whether nothing of the symbol follows; a Unicode line end counts at the very end of the text only. */
    private static boolean isOver(String text, int end) {
        if (end == text.length()) {
            return true;
        }
        char c = text.charAt(end);
        return CharacterClasses.isAsciiSpace(c)
                || CharacterClasses.isAsciiPunctuation(c)
                || end == text.length() - 1 && (c == '\u0085' || c == '\u2028' || c == '\u2029');
    }
}
