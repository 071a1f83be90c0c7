package social.starling.bluesky;

import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import social.starling.ports.account.Account;
import social.starling.ports.post.Post;
import tools.jackson.databind.JsonNode;

/**
 * An account's own posts of one thread: from the list of its records, down to the key of the thread's root, and what lies
 * too deep for that by the references from one post to the next.
 */
final class OwnThreads {
    /** Steps towards the root, each of which is a call; references cannot end the walk, which may be a circle. */
    private static final int MOST_STEPS = 500;

    private final BlueskySettings settings;
    private final RecordListing listing;
    private final Records records;
    private final int mostRecords;

    /** @param mostRecords bounds what one look costs */
    OwnThreads(BlueskySettings settings, RecordListing listing, Records records, int mostRecords) {
        this.mostRecords = mostRecords;
        this.settings = settings;
        this.listing = listing;
        this.records = records;
    }

    /** Oldest first. */
    List<Post> of(Account account, Post post) {
        String root =
                post.reply() == null ? post.reference().id() : post.reply().rootId();
        Map<String, Post> found = new HashMap<>();
        list(account, root, found);
        found.putIfAbsent(post.reference().id(), post);
        walk(account, post, found);
        return found.values().stream()
                .sorted(Comparator.comparing(OwnThreads::key))
                .toList();
    }

    private void list(Account account, String root, Map<String, Post> found) {
        BlueskyPosts reading = new BlueskyPosts(settings.webApp(), account);
        String floor = floor(root);
        Set<String> cursors = new HashSet<>();
        String next = "";
        int read = 0;
        do {
            JsonNode page = listing.newest(account, next, RecordPages.MOST);
            boolean below = false;
            for (JsonNode record : page.path("records")) {
                Post post = reading.read(record);
                if (post != null && belongs(post, root)) {
                    found.put(post.reference().id(), post);
                }
                String key = RecordPages.key(record);
                below |= !key.isEmpty() && key.compareTo(floor) <= 0;
                read++;
            }
            next = below ? "" : page.path("cursor").asString("");
        } while (!next.isEmpty() && read < mostRecords && cursors.add(next));
    }

    /** The own posts above {@code post} that the list did not reach. */
    private void walk(Account account, Post post, Map<String, Post> found) {
        BlueskyPosts reading = new BlueskyPosts(settings.webApp(), account);
        Set<String> passed = new HashSet<>();
        Post at = post;
        for (int steps = 0; at != null && steps < MOST_STEPS; steps++) {
            Post.Reply reply = at.reply();
            if (reply == null || !reply.own() || !passed.add(reply.parentId())) {
                return;
            }
            at = found.get(reply.parentId());
            if (at == null) {
                at = read(account, reply.parentId(), reading);
                if (at != null) {
                    found.put(at.reference().id(), at);
                }
            }
        }
    }

    private @Nullable Post read(Account account, String id, BlueskyPosts reading) {
        AtUri uri = AtUri.parse(id);
        JsonNode record = uri == null || !uri.isPost() ? null : records.read(account, uri);
        return record == null ? null : reading.read(record);
    }

    private static boolean belongs(Post post, String root) {
        return post.reference().id().equals(root)
                || post.reply() != null && post.reply().rootId().equals(root);
    }

    /** Where the list may end: a little before the root, since the clocks of two clients may be apart. */
    private String floor(String root) {
        AtUri uri = AtUri.parse(root);
        if (uri == null || !Tid.isTid(uri.key())) {
            return Tid.FIRST.value();
        }
        return Tid.from(new Tid(uri.key()).time().minus(settings.overlap())).value();
    }

    private static String key(Post post) {
        return AtUri.ofPost(post.reference().id()).key();
    }
}
