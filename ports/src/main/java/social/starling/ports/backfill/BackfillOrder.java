package social.starling.ports.backfill;

import org.jspecify.annotations.Nullable;
import social.starling.ports.archive.ArchiveId;

/**
 * What a person asked for.
 *
 * @param pace how many copies are made in an hour at most, 1 to 3600000
 * @param max how many posts are carried at most, the oldest of the window first, 1 to 100000
 * @param archive where the posts are read; null for their platform
 */
public record BackfillOrder(
        BackfillWindow window,
        int pace,
        int max,
        BackfillStart start,
        @Nullable ArchiveId archive) {
    public BackfillOrder {
        if (pace < 1 || pace > 3_600_000) {
            throw new IllegalArgumentException(
                    "A pace of " + pace + " posts an hour cannot be kept; 1 to 3600000 are allowed");
        }
        if (max < 1 || max > 100_000) {
            throw new IllegalArgumentException("At most " + max + " posts cannot be carried; 1 to 100000 are allowed");
        }
    }

    /** Of posts that are read from their platform. */
    public BackfillOrder(BackfillWindow window, int pace, int max, BackfillStart start) {
        this(window, pace, max, start, null);
    }
}
