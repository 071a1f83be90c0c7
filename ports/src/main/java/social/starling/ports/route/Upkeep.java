package social.starling.ports.route;

import java.time.Duration;

/**
 * How a copy follows its source.
 *
 * @param hold how old a post must be before its copy leaves, so that a deletion or an edit wins; whole seconds, 0 to 7 days
 * @param deletes whether a deletion at the source deletes the copy
 * @param edits what an edit at the source does to a copy that stands already
 */
public record Upkeep(Duration hold, boolean deletes, Edits edits) {
    private static final Duration LONGEST = Duration.ofDays(7);

    public static final Upkeep NONE = new Upkeep(Duration.ZERO, false, Edits.IGNORE);

    public Upkeep {
        if (hold.isNegative() || hold.compareTo(LONGEST) > 0 || hold.getNano() != 0) {
            throw new IllegalArgumentException("A hold of " + hold + " is not possible; whole seconds from 0 to "
                    + LONGEST.toSeconds() + " (7 days) are allowed");
        }
    }

    /** What an edit does. */
    public enum Edits {
        /** The copy stays as it is. */
        IGNORE,
        /** The copy is deleted and made anew. */
        REPLACE
    }
}
