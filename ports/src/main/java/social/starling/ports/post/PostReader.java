package social.starling.ports.post;

import java.time.Instant;
import java.util.List;
import social.starling.ports.account.Account;
import social.starling.ports.platform.PlatformException;

/** Reads what an account itself has posted. Every method throws {@link PlatformException} when the platform does not answer. */
public interface PostReader {
    /** A cursor that stands after everything the account has posted so far. */
    String start(Account account);

    /** A cursor that stands before everything the account has posted since {@code moment}, and perhaps before more. */
    String before(Account account, Instant moment);

    /**
     * The posts after {@code cursor}. A post may come again (platforms list late), none is left out.
     *
     * @param limit how many are wanted, 1 to 100; a platform may give more or fewer
     */
    PostPage after(Account account, String cursor, int limit);

    /** The newest posts, newest first; reads may be billed. */
    List<Post> latest(Account account, int limit);
}
