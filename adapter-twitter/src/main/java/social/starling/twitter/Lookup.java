package social.starling.twitter;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import social.starling.http.HttpAnswer;
import social.starling.http.HttpCall;
import social.starling.ports.account.Account;
import social.starling.ports.post.Post;
import tools.jackson.databind.JsonNode;

/**
 * Own posts by their ids. What is found is billed as a read.
 *
 * @see <a href="https://docs.x.com/x-api/posts/get-posts-by-ids">Get posts by ids</a>
 */
final class Lookup {
    private static final String PATH = "/2/tweets";

    /** X takes as many ids in one call. */
    private static final int MOST = 100;

    private final TwitterSettings settings;
    private final TwitterSession session;

    Lookup(TwitterSettings settings, TwitterSession session) {
        this.settings = settings;
        this.session = session;
    }

    /** Those of {@code ids} that X shows, in no order. */
    List<Post> posts(Account account, Collection<String> ids) {
        List<Post> posts = new ArrayList<>();
        for (List<String> batch : batches(ids)) {
            HttpCall call = PostFields.wanted(HttpCall.get(TwitterSettings.PLATFORM, settings.api(), PATH), account)
                    .query("ids", String.join(",", batch));
            posts.addAll(TimelinePage.of(answer(account, call)).posts(account));
        }
        return posts;
    }

    /** Those of {@code ids} of which X says that there is no such post. One that it may not show is another problem. */
    Set<String> gone(Account account, Collection<String> ids) {
        Set<String> gone = new HashSet<>();
        for (List<String> batch : batches(ids)) {
            HttpCall call = HttpCall.get(TwitterSettings.PLATFORM, settings.api(), PATH)
                    .query("ids", String.join(",", batch))
                    .query("post.fields", "id")
                    .priced(result -> TimelinePage.price(result, account.remoteId()));
            for (JsonNode error : answer(account, call).path("errors")) {
                String id =
                        error.path("resource_id").asString(error.path("value").asString(""));
                if (error.path("type").asString("").endsWith("/resource-not-found") && batch.contains(id)) {
                    gone.add(id);
                }
            }
        }
        return gone;
    }

    /** @throws social.starling.ports.platform.PlatformException when X does not answer as asked */
    JsonNode answer(Account account, HttpCall call) {
        HttpAnswer answer = session.read(account, call);
        if (!answer.ok()) {
            throw XProblem.of(answer).failure();
        }
        return answer.json();
    }

    private static List<List<String>> batches(Collection<String> ids) {
        List<String> all =
                ids.stream().distinct().map(id -> PostIds.require("post", id)).toList();
        List<List<String>> batches = new ArrayList<>();
        for (int from = 0; from < all.size(); from += MOST) {
            batches.add(all.subList(from, Math.min(from + MOST, all.size())));
        }
        return batches;
    }
}
