package social.starling.core.backfill;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How far a backfill has come, for people.
 *
 * @param percent 0 to 100; only grows, and is 100 when the backfill is done and not before
 * @param done posts of the window that were gone through
 * @param total posts of the window; those found so far while it is being counted
 * @param perHour copies made in an hour, measured over the last minutes; null while it is not known
 * @param eta when it will be done at this speed, of one that is ready if it starts now; null while that cannot be said
 * @param current the post that was planned last; null when this daemon has planned none yet
 */
public record Progress(
        int percent,
        int done,
        int total,
        @Nullable Integer perHour,
        @Nullable Instant eta,
        @Nullable CurrentPost current) {
    /** @param words the beginning of its text, in one line */
    public record CurrentPost(String url, Instant createdAt, String words) {}
}
