package social.starling.core.sync;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import social.starling.ports.account.Account;
import social.starling.ports.post.Post;
import social.starling.ports.post.PostReader;

/** The threads of an account as they stand while a stretch of it is planned; each is read at most once. */
final class WholeThreads {
    private final PostReader reader;
    private final Account account;
    private final Map<String, List<Post>> byRoot = new HashMap<>();

    WholeThreads(PostReader reader, Account account) {
        this.reader = reader;
        this.account = account;
    }

    /** @param post one that answers another post of the account */
    List<Post> of(Post post) {
        String root = post.reply() == null ? post.originId() : post.reply().rootId();
        List<Post> known = byRoot.get(root);
        if (known == null || known.stream().noneMatch(one -> one.originId().equals(post.originId()))) {
            known = reader.thread(account, post);
            byRoot.put(root, known);
        }
        return known;
    }
}
