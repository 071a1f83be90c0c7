package social.starling.ports.post;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import social.starling.ports.account.Account;
import social.starling.ports.platform.PlatformException;

/** Reads what an account itself has posted. Every method throws {@link PlatformException} when the platform does not answer. */
public interface PostReader {
    /** As many of the newest posts can be stepped back over. */
    int MOST_BACK = 100_000;

    /** A cursor that stands after everything the account has posted so far. */
    String start(Account account);

    /** A cursor that stands before everything the account has posted since {@code moment}, and perhaps before more. */
    String before(Account account, Instant moment);

    /**
     * A cursor that stands before the account's newest posts, as many as {@code posts} says, and perhaps before more; before
     * everything that the platform shows where there are not as many. Reads may be billed.
     *
     * @param posts 1 to {@value #MOST_BACK}
     * @throws IllegalArgumentException for another number
     */
    String beforeNewest(Account account, int posts);

    /** Checks how far back a reader is sent. */
    static int checkedBack(int posts) {
        if (posts < 1 || posts > MOST_BACK) {
            throw new IllegalArgumentException("A place before the newest " + posts + " posts cannot be found; 1 to "
                    + MOST_BACK + " are allowed");
        }
        return posts;
    }

    /**
     * The posts after {@code cursor}. A post may come again (platforms list late), none is left out.
     *
     * @param limit how many are wanted, 1 to 100; a platform may give more or fewer
     */
    PostPage after(Account account, String cursor, int limit);

    /** The newest posts, newest first; reads may be billed. */
    List<Post> latest(Account account, int limit);

    /**
     * The account's own posts of the thread that {@code post} belongs to, oldest first, {@code post} itself among them. What
     * others have written in it does not come; neither need posts that no reference leads to from {@code post} when the
     * platform lists them no more (X searches seven days). Bounded in calls and posts, whatever the references say.
     *
     * @param post one of the account's posts, as this reader gave it
     */
    List<Post> thread(Account account, Post post);

    /**
     * Which of these posts the platform says are not there any more: by an explicit answer for each id, never because a
     * page does not show it. Reads may be billed.
     *
     * @param ids of the account's own posts, in any number
     * @throws IllegalArgumentException when one cannot be an id of a post
     */
    Set<String> gone(Account account, Collection<String> ids);
}
