package social.starling.twitter;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import social.starling.ports.account.Account;
import social.starling.ports.post.Post;
import social.starling.ports.post.PostPage;
import social.starling.ports.post.PostReader;

/** Reads an account's own posts; a cursor is the id of the newest post read. */
final class TwitterPostReader implements PostReader {
    private final Timeline timeline;
    private final NewestPosts newest;
    private final Conversations conversations;
    private final Lookup lookup;

    TwitterPostReader(Timeline timeline, NewestPosts newest, Conversations conversations, Lookup lookup) {
        this.timeline = timeline;
        this.newest = newest;
        this.conversations = conversations;
        this.lookup = lookup;
    }

    @Override
    public String start(Account account) {
        return newest.asked(account);
    }

    @Override
    public String before(Account account, Instant moment) {
        return PostIds.before(moment);
    }

    /** X shows the newest 3,200: where more are wanted, or there are fewer, it is before all that X shows. */
    @Override
    public String beforeNewest(Account account, int posts) {
        return timeline.beforeNewest(account, PostReader.checkedBack(posts));
    }

    /** All there are, whatever {@code limit} says: X pages from the newest, so the oldest come last in any case. */
    @Override
    public PostPage after(Account account, String cursor, int limit) {
        List<Post> posts = timeline.after(account, PostIds.require("cursor", cursor));
        String next = posts.isEmpty() ? cursor : posts.getLast().reference().id();
        newest.saw(account.id(), next);
        return new PostPage(posts, next, false);
    }

    @Override
    public List<Post> latest(Account account, int limit) {
        if (limit < 1 || limit > 100) {
            throw new IllegalArgumentException("The newest " + limit + " posts cannot be read; 1 to 100 are allowed");
        }
        List<Post> posts = timeline.newest(account, limit);
        if (!posts.isEmpty()) {
            newest.saw(account.id(), posts.getFirst().reference().id());
        }
        return posts;
    }

    @Override
    public List<Post> thread(Account account, Post post) {
        return conversations.of(account, post);
    }

    @Override
    public Set<String> gone(Account account, Collection<String> ids) {
        return lookup.gone(account, ids);
    }
}
