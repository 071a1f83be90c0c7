package social.starling.twitter;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import social.starling.ports.account.Account;
import social.starling.ports.account.AccountId;
import social.starling.ports.post.Post;

/**
 * The newest own post known of each account: where looking for a lost answer begins. One that is too old costs reads and
 * nothing else, so what was once seen is good for ever.
 */
final class NewestPosts {
    private final Timeline timeline;
    private final Map<AccountId, String> known = new ConcurrentHashMap<>();

    NewestPosts(Timeline timeline) {
        this.timeline = timeline;
    }

    /** Asks X only where nothing is known yet. */
    String of(Account account) {
        String id = known.get(account.id());
        return id == null ? asked(account) : id;
    }

    /** Asks X. */
    String asked(Account account) {
        List<Post> newest = timeline.newest(account, 1);
        String id =
                newest.isEmpty() ? PostIds.NONE : newest.getFirst().reference().id();
        saw(account.id(), id);
        return id;
    }

    void saw(AccountId account, String postId) {
        known.merge(account, postId, PostIds::later);
    }
}
