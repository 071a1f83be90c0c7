package social.starling.testkit.contract;

import java.time.Instant;
import java.util.List;
import social.starling.ports.account.Account;
import social.starling.ports.adapter.PlatformAdapter;

/** A platform with one fresh account, for contracts: the adapter under test, and hands that reach past it. */
public interface PlatformStand {
    PlatformAdapter adapter();

    /** Connected: stored where the adapter looks, with credentials that work. It has posted nothing yet. */
    Account account();

    /** Where the adapter finds the fitted files of posts. */
    RenditionsInMemory renditions();

    /** A moment that suits a new post: the platform's present. */
    Instant now();

    /** Posts as the person does, in another client; later than everything posted before. @return the post's id */
    String post(String text);

    /** Answers an own post as the person does. @return the reply's id */
    String reply(String text, String parentId);

    /** Deletes as the person does. */
    void delete(String postId);

    /** The texts that stand on the account, oldest first, links as the platform shows them. */
    List<String> texts();
}
