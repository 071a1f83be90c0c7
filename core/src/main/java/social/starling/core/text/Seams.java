package social.starling.core.text;

import java.util.Arrays;
import social.starling.ports.text.RichText;

/**
 * The places where a text may be cut, and how good each is. Between two neighbouring seams lies a grapheme or a whole
 * facet. One linear pass; afterwards every question is answered from arrays.
 */
final class Seams {
    private final RichText text;
    private final int[] positions;
    private final int[] bytes;
    private final Rank[] ranks;
    private final int[] inkFrom;
    private final int[] inkUntil;

    /** How good a seam is; the better, the later. */
    enum Rank {
        /** Inside of a word. */
        GRAPHEME,
        /** At a space that should not be broken, or before what belongs to the word in front of it. */
        GAP,
        WORD,
        SENTENCE
    }

    Seams(RichText text) {
        this.text = text;
        this.positions = positions(text);
        this.bytes = new int[positions.length];
        this.ranks = new Rank[positions.length];
        this.inkFrom = new int[positions.length];
        this.inkUntil = new int[positions.length];
        Reading reading = new Reading();
        Arrays.fill(ranks, Rank.GRAPHEME);
        boolean[] blank = new boolean[positions.length];
        int facet = 0;
        for (int i = 0; i + 1 < positions.length; i++) {
            int from = positions[i];
            int to = positions[i + 1];
            while (facet < text.facets().size() && text.facets().get(facet).end() <= from) {
                facet++;
            }
            boolean whole =
                    facet < text.facets().size() && text.facets().get(facet).start() < to;
            bytes[i + 1] = bytes[i] + utf8(from, to);
            ranks[i] = reading.read(text.text(), from, to, whole);
            blank[i] = reading.atSpace();
            inkUntil[i + 1] = blank[i] ? inkUntil[i] : i + 1;
        }
        int last = last();
        inkFrom[last] = last;
        for (int i = last - 1; i >= 0; i--) {
            inkFrom[i] = blank[i] ? inkFrom[i + 1] : i;
        }
    }

    /** The index of the seam at the text's end. */
    int last() {
        return positions.length - 1;
    }

    int position(int seam) {
        return positions[seam];
    }

    Rank rank(int seam) {
        return ranks[seam];
    }

    /** Bytes of UTF-8 between two seams. */
    int bytes(int from, int to) {
        return bytes[to] - bytes[from];
    }

    /** The seam itself or the next one that has no space after it. */
    int inkFrom(int seam) {
        return inkFrom[seam];
    }

    /** The seam itself or the last one before it that has no space in front of it; 0 when there are only spaces. */
    int inkUntil(int seam) {
        return inkUntil[seam];
    }

    /** Whether a space follows, so that a cut further on is the same. */
    boolean isInSpaces(int seam) {
        return inkFrom[seam] != seam;
    }

    /** Whether what is left out at a cut begins and ends with a space or line end that every platform takes for one. */
    boolean isAtPlainSpace(int seam) {
        int from = positions[inkUntil[seam]];
        int to = positions[inkFrom[seam]];
        return from < to
                && isPlain(text.text().charAt(from))
                && isPlain(text.text().charAt(to - 1));
    }

    private static boolean isPlain(char space) {
        return space == ' ' || space == '\n';
    }

    private static int[] positions(RichText text) {
        Graphemes graphemes = Graphemes.of(text.text());
        int[] positions = new int[graphemes.count() + 1];
        int count = 0;
        int facet = 0;
        for (int i = 0; i <= graphemes.count(); i++) {
            int at = graphemes.border(i);
            while (facet < text.facets().size() && text.facets().get(facet).end() <= at) {
                facet++;
            }
            boolean inside =
                    facet < text.facets().size() && text.facets().get(facet).start() < at;
            if (!inside) {
                positions[count++] = at;
            }
        }
        return Arrays.copyOf(positions, count);
    }

    private int utf8(int from, int to) {
        int sum = 0;
        for (int i = from; i < to; i++) {
            char unit = text.text().charAt(i);
            // Each half of a surrogate pair stands for two of its four bytes.
            sum += unit < 0x80 ? 1 : unit < 0x800 || Character.isSurrogate(unit) ? 2 : 3;
        }
        return sum;
    }
}
