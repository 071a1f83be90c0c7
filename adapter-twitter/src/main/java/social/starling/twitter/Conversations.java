package social.starling.twitter;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import social.starling.http.HttpCall;
import social.starling.ports.account.Account;
import social.starling.ports.post.Post;

/**
 * An account's own posts of one conversation: by search as far back as X searches, and beyond by the references from one
 * post to the next. Every post that X hands out is billed.
 *
 * @see <a href="https://docs.x.com/x-api/fundamentals/conversation-id">Conversation id</a>
 */
final class Conversations {
    /** How far back recent search reaches, less what the clocks may be apart. */
    private static final Duration SEARCHED = Duration.ofDays(7).minusMinutes(5);

    private static final int PAGE = 100;
    private static final int MOST_PAGES = 10;

    /** Steps towards the root, each of which is a call; references cannot end the walk, which may be a circle. */
    private static final int MOST_STEPS = 500;

    private final TwitterSettings settings;
    private final Lookup lookup;
    private final InstantSource clock;

    Conversations(TwitterSettings settings, Lookup lookup, InstantSource clock) {
        this.settings = settings;
        this.lookup = lookup;
        this.clock = clock;
    }

    /** Oldest first. */
    List<Post> of(Account account, Post post) {
        Map<String, Post> found = new HashMap<>();
        String root = post.reply() == null ? post.originId() : post.reply().rootId();
        Instant searched = clock.instant().minus(SEARCHED);
        if (PostIds.isId(root) && PostIds.time(post.reference().id()).isAfter(searched)) {
            search(account, root, found);
        }
        found.putIfAbsent(post.originId(), post);
        walk(account, found);
        return found.values().stream()
                .sorted(Comparator.comparing(Post::originId, PostIds.ORDER))
                .toList();
    }

    private void search(Account account, String root, Map<String, Post> found) {
        String token = null;
        for (int pages = 0; pages < MOST_PAGES; pages++) {
            TimelinePage page = page(account, root, token);
            int known = found.size();
            page.posts(account).forEach(post -> found.put(post.originId(), post));
            token = page.next();
            if (token == null || found.size() == known) {
                return;
            }
        }
    }

    /** Brings the own parents that are missing, all of one step in one call. */
    private void walk(Account account, Map<String, Post> found) {
        Set<String> asked = new HashSet<>();
        List<String> parents = missing(found, asked);
        for (int steps = 0; steps < MOST_STEPS && !parents.isEmpty(); steps++) {
            lookup.posts(account, parents).forEach(post -> found.putIfAbsent(post.originId(), post));
            parents = missing(found, asked);
        }
    }

    private static List<String> missing(Map<String, Post> found, Set<String> asked) {
        return List.copyOf(found.values()).stream()
                .map(Post::reply)
                .filter(reply -> reply != null && reply.own())
                .map(Post.Reply::parentId)
                .filter(parent -> PostIds.isId(parent) && !found.containsKey(parent) && asked.add(parent))
                .toList();
    }

    private TimelinePage page(Account account, String root, @Nullable String token) {
        HttpCall call = PostFields.wanted(
                        HttpCall.get(TwitterSettings.PLATFORM, settings.api(), "/2/tweets/search/recent"), account)
                .query("query", "conversation_id:" + root + " from:" + account.remoteId())
                .query("max_results", Integer.toString(PAGE));
        return TimelinePage.of(lookup.answer(account, token == null ? call : call.query("next_token", token)));
    }
}
