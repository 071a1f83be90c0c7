package social.starling.core.text;

import java.util.ArrayList;
import java.util.List;
import social.starling.core.text.Neighbourhood.Change;
import social.starling.core.text.Seams.Rank;

/**
 * Goes through a text from its beginning and takes as much for each part as fits, ending at the best seam.
 *
 * <p>Lengths are not additive (weights, links of fixed length, normalisation), so every decision asks the platform's
 * counter about the piece itself: galloping, then bisection over the seams. A part of {@code w} characters costs
 * O(w log w), however long the text is.
 */
final class Cutter {
    /** Where galloping begins, in seams. */
    private static final int STRIDE = 32;

    private final Seams seams;
    private final Gauge gauge;
    private final Neighbourhood neighbourhood;

    Cutter(Seams seams, Gauge gauge, Neighbourhood neighbourhood) {
        this.seams = seams;
        this.gauge = gauge;
        this.neighbourhood = neighbourhood;
    }

    /** The part between two seams. */
    record Part(int from, int to) {}

    /** Parts of the whole text, or the piece that could not be cut. */
    sealed interface Cut {
        record Done(List<Part> parts) implements Cut {}

        record Stuck(Split.Unbreakable piece) implements Cut {}
    }

    /** Stops after one part more than the numbering has room for. */
    Cut cut(Numbering numbering) {
        List<Part> parts = new ArrayList<>();
        int from = seams.inkFrom(0);
        while (from < seams.last() && parts.size() <= numbering.total()) {
            String suffix = numbering.suffix(parts.size() + 1);
            int most = furthest(from, suffix);
            int to = most == seams.last() ? most : best(from, most, suffix);
            if (to == from) {
                return new Cut.Stuck(gauge.unbreakable(from, most + 1, suffix));
            }
            parts.add(new Part(from, to));
            from = seams.inkFrom(to);
        }
        return new Cut.Done(parts);
    }

    /** The furthest seam up to which everything fits; {@code from} itself when not even one step does. */
    private int furthest(int from, String suffix) {
        int low = from;
        int stride = STRIDE;
        int high = Math.min(from + stride, seams.last());
        while (gauge.fits(from, high, suffix)) {
            if (high == seams.last()) {
                return high;
            }
            low = high;
            stride *= 2;
            high = Math.min(high + stride, seams.last());
        }
        while (high - low > 1) {
            int middle = (low + high) >>> 1;
            if (gauge.fits(from, middle, suffix)) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return low;
    }

    private int best(int from, int most, String suffix) {
        for (Rank rank : new Rank[] {Rank.SENTENCE, Rank.WORD, Rank.GAP}) {
            for (int to = lastOf(rank, from, most); to > from; to = lastOf(rank, from, to - 1)) {
                if (!isWorthwhile(rank, from, to, most, suffix)) {
                    break;
                }
                if (isSound(from, to, suffix, Change.NONE)) {
                    return to;
                }
            }
        }
        int to = lastSound(from, most, suffix, Change.NONE);
        // A link that comes up is better than a post that cannot be sent; a stranger who is notified is not.
        return to > from ? to : lastSound(from, most, suffix, Change.MORE);
    }

    private int lastSound(int from, int most, String suffix, Change allowed) {
        int to = most;
        while (to > from && (seams.isInSpaces(to) || !isSound(from, to, suffix, allowed))) {
            to--;
        }
        return to;
    }

    /**
     * A good seam is taken when it leaves the post at least half full, or when what follows it up to the next such seam
     * can be kept whole by that. Else the next sentence (word) has to be cut anyway and may as well fill this post.
     */
    private boolean isWorthwhile(Rank rank, int from, int to, int most, String suffix) {
        int filled = seams.position(to) - seams.position(from);
        int possible = seams.position(most) - seams.position(from);
        if (filled >= possible / 2) {
            return true;
        }
        int limit = Math.min(seams.last(), most + (most - from) + 1);
        int next = most + 1;
        while (next < limit && seams.rank(next).compareTo(rank) < 0) {
            next++;
        }
        return gauge.fits(seams.inkFrom(to), next, suffix);
    }

    private boolean isSound(int from, int to, String suffix, Change allowed) {
        return (seams.isAtPlainSpace(to) || change(to).compareTo(allowed) <= 0) && gauge.fits(from, to, suffix);
    }

    private Change change(int seam) {
        return neighbourhood.ofCut(seams.position(seams.inkUntil(seam)), seams.position(seams.inkFrom(seam)));
    }

    private int lastOf(Rank rank, int from, int most) {
        int to = most;
        while (to > from && seams.rank(to).compareTo(rank) < 0) {
            to--;
        }
        return to;
    }
}
