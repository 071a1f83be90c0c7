package social.starling.core.text;

import java.util.ArrayList;
import java.util.List;
import social.starling.ports.text.Facet;
import social.starling.ports.text.TextDialect;

/**
 * Tells whether a cut makes a link, a mention or a tag that was none: {@code user@example.com} cut before its at sign
 * would notify a stranger, {@code a.community} cut after {@code a.com} would be billed as a link.
 *
 * @param text the whole rendered text
 */
record Neighbourhood(String text, TextDialect dialect) {
    /** How far to look on either side, in UTF-16 units; a domain label has at most 63 characters, a handle fewer. */
    private static final int REACH = 128;

    /** Whether the platform finds the same on both sides of a cut as it does without it; looks at a bounded stretch. */
    boolean staysTheSameWithCutAt(int position) {
        int start = border(Math.max(0, position - REACH));
        int end = border(Math.min(text.length(), position + REACH));
        List<Facet> apart = new ArrayList<>(dialect.entities(text.substring(start, position)));
        for (Facet facet : dialect.entities(text.substring(position, end))) {
            apart.add(facet.shifted(position - start));
        }
        return apart.equals(dialect.entities(text.substring(start, end)));
    }

    private int border(int position) {
        boolean inside = position > 0 && position < text.length() && Character.isLowSurrogate(text.charAt(position));
        return inside ? position - 1 : position;
    }
}
