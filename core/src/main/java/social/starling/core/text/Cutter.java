package social.starling.core.text;

import java.util.ArrayList;
import java.util.List;
import social.starling.core.text.Neighbourhood.Change;
import social.starling.core.text.Seams.Rank;

/**
 * Goes through a text from its beginning and takes as much for each part as fits, ending at the best seam.
 *
 * <p>Lengths are not additive (weights, links of fixed length, normalisation), so every decision asks the platform's
 * counter about the piece itself: galloping away from what the part before took, then bisection over the seams. A part of
 * {@code w} characters costs O(w log w), and three looks in an even text, however long the text is.
 */
final class Cutter {
    private final Seams seams;
    private final Gauge gauge;
    private final Neighbourhood neighbourhood;
    private final int firstGuess;

    /** @param firstGuess how many graphemes may go into a post, at least 1 */
    Cutter(Seams seams, Gauge gauge, Neighbourhood neighbourhood, int firstGuess) {
        this.seams = seams;
        this.gauge = gauge;
        this.neighbourhood = neighbourhood;
        this.firstGuess = firstGuess;
    }

    /** The part between two seams. */
    record Part(int from, int to) {}

    /** A part that begins at {@code from} and may reach up to {@code most}. */
    private record Reach(int from, int most, String suffix) {}

    /** Parts of the whole text, or the piece that could not be cut. */
    sealed interface Cut {
        record Done(List<Part> parts) implements Cut {}

        record Stuck(Split.Unbreakable piece) implements Cut {}
    }

    /** Stops after one part more than the numbering has room for. */
    Cut cut(Numbering numbering) {
        List<Part> parts = new ArrayList<>();
        int from = seams.inkFrom(0);
        int guess = firstGuess;
        while (from < seams.last() && parts.size() <= numbering.total()) {
            String suffix = numbering.suffix(parts.size() + 1);
            int most = furthest(from, guess, suffix);
            int to = most == seams.last() ? most : best(new Reach(from, most, suffix));
            if (to == from) {
                return new Cut.Stuck(gauge.unbreakable(from, most + 1, suffix));
            }
            parts.add(new Part(from, to));
            guess = Math.min(firstGuess, most - from);
            from = seams.inkFrom(to);
        }
        return new Cut.Done(parts);
    }

    /** The furthest seam up to which everything fits; {@code from} itself when not even one step does. */
    private int furthest(int from, int guess, String suffix) {
        int low = from;
        int high = Math.min(from + guess, seams.last());
        int stride = 1;
        while (high > low && gauge.fits(from, high, suffix)) {
            low = high;
            high = Math.min(high + stride, seams.last());
            stride *= 2;
        }
        if (high == low) {
            return low;
        }
        if (low == from) {
            for (int below = high - 1; below > from; below = Math.max(from, below - stride)) {
                if (gauge.fits(from, below, suffix)) {
                    low = below;
                    break;
                }
                high = below;
                stride *= 2;
            }
        }
        return bisected(from, low, high, suffix);
    }

    private int bisected(int from, int fitting, int tooFar, String suffix) {
        int low = fitting;
        int high = tooFar;
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

    private int best(Reach reach) {
        for (Rank rank : new Rank[] {Rank.SENTENCE, Rank.WORD, Rank.GAP}) {
            int to = lastOf(rank, reach.from(), reach.most());
            while (to > reach.from() && isWorthwhile(rank, to, reach)) {
                if (isSound(to, reach, Change.NONE)) {
                    return to;
                }
                to = lastOf(rank, reach.from(), to - 1);
            }
        }
        int to = lastSound(reach, Change.NONE);
        // A link that comes up is better than a post that cannot be sent; a stranger who is notified is not.
        return to > reach.from() ? to : lastSound(reach, Change.MORE);
    }

    private int lastOf(Rank rank, int from, int most) {
        int to = most;
        while (to > from && seams.rank(to).compareTo(rank) < 0) {
            to--;
        }
        return to;
    }

    private int lastSound(Reach reach, Change allowed) {
        int to = reach.most();
        while (to > reach.from() && (seams.isInSpaces(to) || !isSound(to, reach, allowed))) {
            to--;
        }
        return to;
    }

    /**
     * A good seam is taken when it leaves the post at least half full, or when what follows it up to the next such seam
     * can be kept whole by that. Else the next sentence (word) has to be cut anyway and may as well fill this post.
     */
    private boolean isWorthwhile(Rank rank, int to, Reach reach) {
        int filled = seams.position(to) - seams.position(reach.from());
        int possible = seams.position(reach.most()) - seams.position(reach.from());
        if (filled >= possible / 2) {
            return true;
        }
        int next = reach.most() + 1;
        int limit = Math.min(seams.last(), next + (reach.most() - reach.from()));
        while (next < limit && seams.rank(next).compareTo(rank) < 0) {
            next++;
        }
        return gauge.fits(seams.inkFrom(to), next, reach.suffix());
    }

    private boolean isSound(int to, Reach reach, Change allowed) {
        return (seams.isAtPlainSpace(to) || change(to).compareTo(allowed) <= 0)
                && (to == reach.most() || gauge.fits(reach.from(), to, reach.suffix()));
    }

    private Change change(int seam) {
        return neighbourhood.ofCut(seams.position(seams.inkUntil(seam)), seams.position(seams.inkFrom(seam)));
    }
}
