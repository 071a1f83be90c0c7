package social.starling.ports.text;

import java.util.List;

/**
 * Text with facets over it; facets are in order, do not overlap, lie inside the text and never inside a surrogate pair.
 *
 * @param text well-formed UTF-16, at most {@value #MAX_LENGTH} units; line ends are {@code \n}
 */
public record RichText(String text, List<Facet> facets) {
    /** Four times the longest post of any platform served; beyond it input is refused before it costs time. */
    public static final int MAX_LENGTH = 100_000;

    public static final RichText EMPTY = new RichText("", List.of());

    public RichText {
        if (text.length() > MAX_LENGTH) {
            throw new IllegalArgumentException("The text has " + text.length() + " characters; at most " + MAX_LENGTH
                    + " are allowed. Shorten it or post it in parts");
        }
        requireWellFormed(text);
        facets = List.copyOf(facets);
        int end = 0;
        for (Facet facet : facets) {
            if (facet.start() < end || facet.end() > text.length()) {
                throw new IllegalArgumentException(
                        "The facet " + facet + " overlaps another or lies outside the text of " + text.length()
                                + " characters; facets are in order and inside the text");
            }
            requireBorder(text, facet.start());
            requireBorder(text, facet.end());
            end = facet.end();
        }
    }

    public static RichText plain(String text) {
        return new RichText(text, List.of());
    }

    public boolean isBlank() {
        return text.isBlank();
    }

    /** The characters that {@code facet} covers. */
    public String covered(Facet facet) {
        return text.substring(facet.start(), facet.end());
    }

    /** The part from {@code start} to {@code end}; no facet may be cut. */
    public RichText slice(int start, int end) {
        return new RichText(
                text.substring(start, end),
                facets.stream()
                        .filter(facet -> facet.end() > start && facet.start() < end)
                        .map(facet -> facet.shifted(-start))
                        .toList());
    }

    private static void requireWellFormed(String text) {
        for (int i = 0; i < text.length(); i++) {
            char unit = text.charAt(i);
            if (!Character.isSurrogate(unit)) {
                continue;
            }
            boolean paired = Character.isHighSurrogate(unit)
                    && i + 1 < text.length()
                    && Character.isLowSurrogate(text.charAt(i + 1));
            if (!paired) {
                throw new IllegalArgumentException("The text has a lone surrogate U+" + Integer.toHexString(unit)
                        + " at position " + i + "; only whole characters are allowed. Remove it");
            }
            i++;
        }
    }

    private static void requireBorder(String text, int at) {
        if (at > 0
                && at < text.length()
                && Character.isLowSurrogate(text.charAt(at))
                && Character.isHighSurrogate(text.charAt(at - 1))) {
            throw new IllegalArgumentException("A facet border at " + at + " lies inside one character");
        }
    }
}
