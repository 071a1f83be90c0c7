package social.starling.core.text;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import social.starling.ports.text.Facet;
import social.starling.ports.text.RichText;
import social.starling.ports.text.TextDialect;
import social.starling.ports.text.TextLimits;

/** Cuts pieces out of one text and measures them with the platform's own counter; a piece does not begin with a space. */
final class Gauge {
    private final RichText text;
    private final Seams seams;
    private final TextDialect dialect;
    private final TextLimits limits;

    Gauge(RichText text, Seams seams, TextDialect dialect, TextLimits limits) {
        this.text = text;
        this.seams = seams;
        this.dialect = dialect;
        this.limits = limits;
    }

    /** Whether what lies between two seams, without the spaces at its end and with {@code suffix}, goes into a post. */
    boolean fits(int from, int to, String suffix) {
        int until = seams.inkUntil(to);
        int units = seams.position(until) - seams.position(from) + suffix.length();
        return units <= RichText.MAX_LENGTH
                && seams.bytes(from, until) + suffix.length() <= limits.bytes()
                && dialect.length(piece(from, to, suffix)) <= limits.length();
    }

    /** What lies between two seams, without the spaces at its end, and {@code suffix} (ASCII). */
    RichText piece(int from, int to, String suffix) {
        int start = seams.position(from);
        int end = seams.position(seams.inkUntil(to));
        List<Facet> facets = new ArrayList<>();
        for (int i = firstFacetFrom(start); i < text.facets().size(); i++) {
            Facet facet = text.facets().get(i);
            if (facet.end() > end) {
                break;
            }
            facets.add(facet.shifted(-start));
        }
        return new RichText(text.text().substring(start, end) + suffix, facets);
    }

    /** A piece as a refusal shows it. */
    Split.Unbreakable unbreakable(int from, int to, String suffix) {
        RichText piece = piece(from, to, "");
        String start = piece.text();
        if (start.length() > 80) {
            start = start.substring(0, Character.isHighSurrogate(start.charAt(78)) ? 78 : 79) + "\u2026";
        }
        int bytes = piece.text().getBytes(StandardCharsets.UTF_8).length;
        return new Split.Unbreakable(start, dialect.length(piece) + suffix.length(), bytes + suffix.length(), limits);
    }

    private int firstFacetFrom(int start) {
        int low = 0;
        int high = text.facets().size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (text.facets().get(middle).start() < start) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
