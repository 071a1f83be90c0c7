package social.starling.twitter.text;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The names after whose dot X sees the end of a host. Where several fit, the one that stands first in the list wins, and
 * any of the list before a Punycode name.
 */
final class TopLevelDomains {
    static final int NONE = -1;

    private static final TopLevelDomains KNOWN = new TopLevelDomains(NameList.read("top-level-domains.txt"));

    private final Map<String, Integer> ranks = new HashMap<>();
    private final int longest;

    private TopLevelDomains(List<String> names) {
        for (String name : names) {
            ranks.putIfAbsent(name, ranks.size());
        }
        longest = names.stream().mapToInt(String::length).max().orElse(0);
    }

    static TopLevelDomains known() {
        return KNOWN;
    }

    /** Where the listed name ends that begins at {@code start}; {@link #NONE} when there is none. */
    int endOf(String text, int start) {
        int end = NONE;
        int best = Integer.MAX_VALUE;
        for (int at = start + 1; at <= Math.min(start + longest, text.length()); at++) {
            if (goesOn(text, at)) {
                continue;
            }
            int rank = ranks.getOrDefault(lowerCase(text, start, at), Integer.MAX_VALUE);
            if (rank < best) {
                best = rank;
                end = at;
            }
        }
        return end;
    }

    /** As {@link #endOf}, any Punycode name included. */
    int endOfAny(String text, int start) {
        int end = endOf(text, start);
        if (end == NONE && text.regionMatches(true, start, "xn--", 0, 4)) {
            int at = start + 4;
            while (at < text.length() && (CharacterClasses.isAlphanumeric(text.charAt(at)) || text.charAt(at) == '-')) {
                at++;
            }
            return at > start + 4 ? at : NONE;
        }
        return end;
    }

    private static boolean goesOn(String text, int at) {
        return at < text.length()
                && (CharacterClasses.isAlphanumeric(text.charAt(at)) || "@+-".indexOf(text.charAt(at)) >= 0);
    }

    private static String lowerCase(String text, int start, int end) {
        StringBuilder lower = new StringBuilder(end - start);
        for (int i = start; i < end; i++) {
            char c = text.charAt(i);
            lower.append(c >= 'A' && c <= 'Z' ? (char) (c + 32) : c);
        }
        return lower.toString();
    }
}
