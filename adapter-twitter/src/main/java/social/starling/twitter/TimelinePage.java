package social.starling.twitter;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import social.starling.http.HttpAnswer;
import social.starling.http.HttpResult;
import social.starling.ports.account.Account;
import social.starling.ports.money.Money;
import social.starling.ports.money.PriceList;
import social.starling.ports.post.Post;
import tools.jackson.databind.JsonNode;

/**
 * One page of a timeline as X sent it, in either of the dialects that X speaks since August 2026.
 *
 * @param data the posts, newest first
 * @param included posts that these refer to, by id
 * @param media by key
 * @param users how many profiles came along
 * @param next the token of the next page; null on the last one
 */
record TimelinePage(
        List<JsonNode> data,
        Map<String, JsonNode> included,
        Map<String, JsonNode> media,
        int users,
        @Nullable String next) {

    static TimelinePage of(JsonNode body) {
        JsonNode includes = body.path("includes");
        Map<String, JsonNode> included = new HashMap<>();
        either(includes, "posts", "tweets")
                .forEach(post -> included.put(post.path("id").asString(""), post));
        Map<String, JsonNode> media = new HashMap<>();
        includes.path("media").forEach(one -> media.put(one.path("media_key").asString(""), one));
        String next = body.path("meta").path("next_token").asString("");
        return new TimelinePage(
                List.copyOf(body.path("data").values()),
                included,
                media,
                includes.path("users").size(),
                next.isEmpty() ? null : next);
    }

    /** Its posts, all of them by {@code author}, in the order of the page. */
    List<Post> posts(Account author) {
        return data.stream().map(json -> PostJson.read(author, this, json)).toList();
    }

    /** What X bills for it: the reader's own posts are cheap, the app being taken for the account's own. */
    static Money price(HttpResult result, String reader) {
        if (!(result instanceof HttpAnswer answer) || !answer.ok()) {
            return Money.ZERO;
        }
        TimelinePage page = of(answer.jsonOrMissing());
        Set<String> own = new HashSet<>();
        for (JsonNode post : page.data) {
            if (post.path("in_reply_to_user_id").asString("").equals(reader)) {
                references(post)
                        .forEach(reference -> own.add(reference.path("id").asString("")));
            }
        }
        int owned = (int) page.included.keySet().stream().filter(own::contains).count();
        PriceList prices = TwitterSettings.PRICES;
        return prices.ownedRead()
                .times(page.data.size() + owned)
                .plus(prices.read().times(page.included.size() - owned))
                .plus(prices.userRead().times(page.users));
    }

    static JsonNode references(JsonNode post) {
        return either(post, "referenced_posts", "referenced_tweets");
    }

    static JsonNode history(JsonNode post) {
        return either(post, "edit_history_post_ids", "edit_history_tweet_ids");
    }

    static JsonNode note(JsonNode post) {
        return either(post, "note_post", "note_tweet");
    }

    private static JsonNode either(JsonNode node, String current, String legacy) {
        return node.has(current) ? node.path(current) : node.path(legacy);
    }
}
