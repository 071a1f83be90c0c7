package social.starling.twitter;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import social.starling.http.HttpAnswer;
import social.starling.http.HttpCall;
import social.starling.ports.account.Account;
import social.starling.ports.platform.PlatformException;
import social.starling.ports.post.Post;
import tools.jackson.databind.JsonNode;

/**
 * An account's own posts, replies and reposts included; X shows the newest 3,200. Every post that it hands out is billed.
 *
 * @see <a href="https://docs.x.com/x-api/posts/timelines">Timelines</a>
 */
final class Timeline {
    /** X takes 5 to 100 for a page. */
    private static final int LEAST = 5;

    private static final int MOST = 100;

    /** Far more than 3,200 posts take, also when X fills its pages badly. */
    private static final int MOST_PAGES = 500;

    private final TwitterSettings settings;
    private final TwitterSession session;

    Timeline(TwitterSettings settings, TwitterSession session) {
        this.settings = settings;
        this.session = session;
    }

    /** All posts after {@code since}, oldest first. */
    List<Post> after(Account account, String since) {
        List<Post> posts = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        String token = null;
        for (int pages = 0; pages < MOST_PAGES; pages++) {
            TimelinePage page = page(account, since, MOST, token);
            int known = seen.size();
            for (JsonNode json : page.data()) {
                Post post = PostJson.read(account, page, json);
                if (seen.add(post.reference().id())) {
                    posts.add(post);
                }
            }
            token = page.next();
            // A token can repeat for ever: where nothing new comes, nothing will.
            if (token == null || seen.size() == known) {
                posts.sort(Comparator.comparing(post -> post.reference().id(), PostIds.ORDER));
                return posts;
            }
        }
        throw new PlatformException.Malformed(
                "X gave " + MOST_PAGES + " pages of posts after " + since + " and promises more; it shows 3,200 posts",
                null);
    }

    /** The newest posts, newest first. @param limit 1 to 100; X bills at least {@value #LEAST} where there are as many */
    List<Post> newest(Account account, int limit) {
        TimelinePage page = page(account, PostIds.NONE, Math.clamp(limit, LEAST, MOST), null);
        return page.data().stream()
                .map(json -> PostJson.read(account, page, json))
                .sorted(Comparator.comparing((Post post) -> post.reference().id(), PostIds.ORDER)
                        .reversed())
                .limit(limit)
                .toList();
    }

    /**
     * An id before the newest posts. Their ids are asked for and nothing else, which spares what posts refer to; X bills
     * each post that it names.
     */
    String beforeNewest(Account account, int posts) {
        TreeSet<String> newest = new TreeSet<>(PostIds.ORDER.reversed());
        String token = null;
        int known = -1;
        while (newest.size() > known && newest.size() < posts) {
            known = newest.size();
            int wanted = Math.clamp(posts - known, LEAST, MOST);
            TimelinePage page = page(account, PostFields.ids(endpoint(), account), wanted, token);
            page.data()
                    .forEach(post -> newest.add(
                            PostIds.require("id of a post", post.path("id").asString(""))));
            token = page.next();
            if (token == null) {
                break;
            }
        }
        return newest.stream()
                .skip(posts - 1L)
                .findFirst()
                .map(PostIds::justBefore)
                .orElse(PostIds.NONE);
    }

    private HttpCall endpoint() {
        return HttpCall.get(TwitterSettings.PLATFORM, settings.api(), "/2/users/{id}/tweets");
    }

    private TimelinePage page(Account account, String since, int size, @Nullable String token) {
        HttpCall call = PostFields.wanted(endpoint(), account);
        return page(account, since.equals(PostIds.NONE) ? call : call.query("since_id", since), size, token);
    }

    private TimelinePage page(Account account, HttpCall wanted, int size, @Nullable String token) {
        HttpCall call = wanted.variable("id", account.remoteId()).query("max_results", Integer.toString(size));
        if (token != null) {
            call = call.query("pagination_token", token);
        }
        HttpAnswer answer = session.read(account, call);
        if (!answer.ok()) {
            throw XProblem.of(answer).failure();
        }
        JsonNode body = answer.json();
        if (!body.has("data") && !body.has("meta") && body.has("errors")) {
            throw new PlatformException.Unauthorized("X does not show the posts of @" + account.handle() + " ("
                    + XProblem.of(answer).sentence() + "); check the account at x.com");
        }
        return TimelinePage.of(body);
    }
}
