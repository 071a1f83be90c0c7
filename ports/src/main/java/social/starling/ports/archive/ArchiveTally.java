package social.starling.ports.archive;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What an archive holds; an edited post counts once.
 *
 * @param posts all of them, those below included
 * @param reposts of others' posts
 * @param replies to others
 * @param threads posts that begin one: answered by their own author, and no answers to the author themselves
 * @param notes long posts of which the archive has the whole text
 * @param media files that the posts show
 * @param missing of {@code media}, those that are not in the archive
 * @param unreadable elements that are no posts as the platform writes them; they are left
 * @param oldest null where there is no post
 * @param newest null where there is no post
 */
public record ArchiveTally(
        int posts,
        int reposts,
        int replies,
        int threads,
        int notes,
        int media,
        int missing,
        int unreadable,
        @Nullable Instant oldest,
        @Nullable Instant newest) {
    public ArchiveTally {
        if (posts < 0 || reposts < 0 || replies < 0 || threads < 0 || notes < 0 || unreadable < 0) {
            throw new IllegalArgumentException("A tally of " + posts + " posts, " + reposts + " reposts, " + replies
                    + " replies, " + threads + " threads, " + notes + " notes and " + unreadable
                    + " unreadable ones does not add up; 0 or more are allowed");
        }
        if (missing < 0 || media < missing) {
            throw new IllegalArgumentException("Of " + media + " media files " + missing
                    + " cannot be missing; 0 to as many as there are, are allowed");
        }
    }
}
