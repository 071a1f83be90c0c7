package social.starling.ports.backfill;

import org.jspecify.annotations.Nullable;

/**
 * How far a backfill has come; counting and running walk through the same window one after the other.
 *
 * @param step grows by one with every write of the backfill, whoever writes; for compare-and-set
 * @param begin the reader's cursor before the window; null until it was asked for
 * @param cursor where the page begins that is being worked on; null until {@code begin} is known
 * @param through the origin id of the last planned post of that page; null when none of it was planned yet
 * @param done what was planned so far
 */
public record BackfillPosition(
        long step,
        @Nullable String begin,
        @Nullable String cursor,
        @Nullable String through,
        BackfillTally done) {
    public static final BackfillPosition START = new BackfillPosition(0, null, null, null, BackfillTally.NONE);

    public BackfillPosition {
        if (step < 0) {
            throw new IllegalArgumentException("A backfill at step " + step + " cannot be; 0 or more is allowed");
        }
    }

    /** One step on, at the same place. */
    public BackfillPosition next() {
        return new BackfillPosition(step + 1, begin, cursor, through, done);
    }

    /** At the beginning of a page; the first one is the beginning of the window. */
    public BackfillPosition at(String page) {
        return new BackfillPosition(step, begin == null ? page : begin, page, null, done);
    }

    /** Back before the window. */
    public BackfillPosition back() {
        return new BackfillPosition(step, begin, begin, null, done);
    }

    /**
     * With more planned.
     *
     * @param page where the page begins that is worked on now
     * @param last the origin id of the last planned post of it; null when it is a new page
     */
    public BackfillPosition planned(String page, @Nullable String last, BackfillTally more) {
        return new BackfillPosition(step, begin, page, last, done.plus(more));
    }
}
