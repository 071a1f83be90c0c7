package social.starling.core.text;

import java.util.ArrayList;
import java.util.List;
import social.starling.ports.text.Facet;
import social.starling.ports.text.Feature;
import social.starling.ports.text.TextDialect;

/**
 * Tells what a cut would make of the links, mentions and tags around it: {@code user@example.com} cut before its at sign
 * would notify a stranger, {@code a.compost} cut after {@code a.com} would be billed as a link.
 *
 * @param text the whole rendered text
 */
record Neighbourhood(String text, TextDialect dialect) {
    /** How far to look on either side, in UTF-16 units; a domain label has at most 63 characters, a handle fewer. */
    private static final int REACH = 128;

    /** What the platform finds after a cut, compared with what it finds without it. */
    enum Change {
        NONE,
        /** What was there stays, and a link, tag or cashtag comes up that was none. */
        MORE,
        /** Something is cut or lost, or somebody would be notified who was not named. */
        HARM
    }

    /**
     * Looks at a bounded stretch around a cut that leaves out what lies between {@code left} and {@code right}, the middle
     * of a long run of spaces excepted.
     */
    Change ofCut(int left, int right) {
        int start = border(Math.max(0, left - REACH));
        int end = border(Math.min(text.length(), right + REACH));
        int skipped = Math.max(0, right - left - REACH);
        int middle = left + (right - left - skipped) / 2;
        List<Facet> whole = dialect.entities(text.substring(start, middle) + text.substring(middle + skipped, end));
        List<Facet> apart = new ArrayList<>(dialect.entities(text.substring(start, left)));
        for (Facet facet : dialect.entities(text.substring(right, end))) {
            apart.add(facet.shifted(right - skipped - start));
        }
        if (apart.equals(whole)) {
            return Change.NONE;
        }
        boolean kept = apart.containsAll(whole);
        apart.removeAll(whole);
        return kept && apart.stream().noneMatch(facet -> facet.feature() instanceof Feature.Mention)
                ? Change.MORE
                : Change.HARM;
    }

    private int border(int position) {
        boolean inside = position > 0 && position < text.length() && Character.isLowSurrogate(text.charAt(position));
        return inside ? position - 1 : position;
    }
}
