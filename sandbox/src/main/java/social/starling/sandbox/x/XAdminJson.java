package social.starling.sandbox.x;

import java.util.Locale;
import social.starling.sandbox.Json;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The admin API's view of things: what really is, not what a caller of X would be shown. */
final class XAdminJson {
    private XAdminJson() {}

    static ObjectNode user(XUser user) {
        return Json.object()
                .put("id", user.id())
                .put("username", user.username())
                .put("premium", user.premium());
    }

    static ObjectNode post(XPost post, String origin) {
        ObjectNode json = Json.object()
                .put("id", post.id())
                .put("author_id", post.authorId())
                .put("text", post.text())
                .put("created_at", XPostJson.time(post.createdAt()))
                .put("conversation_id", post.conversationId())
                .put("reply_to", post.replyTo().orElse(null))
                .put("quote_of", post.quoteOf().orElse(null))
                .put("repost_of", post.repostOf().orElse(null))
                .put("via", post.via().name().toLowerCase(Locale.ROOT));
        json.set("edit_history", Json.strings(post.history()));
        json.set("facets", facets(post.text()));
        ArrayNode media = json.putArray("media");
        for (XMedia one : post.media()) {
            media.addObject()
                    .put("media_key", one.key())
                    .put("type", one.type())
                    .put("url", one.address(origin))
                    .put("alt_text", one.altText().orElse(null))
                    .put("width", one.width())
                    .put("height", one.height())
                    .put("duration_ms", one.durationMillis());
        }
        return json;
    }

    /** What X recognises in the text, with UTF-16 indices into {@code text}. */
    private static ArrayNode facets(String text) {
        ArrayNode facets = Json.array();
        for (XEntity entity : XText.entities(text)) {
            facets.addObject()
                    .put("kind", entity.kind().name().toLowerCase(Locale.ROOT))
                    .put("start", entity.start())
                    .put("end", entity.end())
                    .put("value", entity.value());
        }
        return facets;
    }

    static ObjectNode app(XApp app) {
        ObjectNode json = Json.object()
                .put("client_id", app.clientId())
                .put("client_secret", app.clientSecret().orElse(null))
                .put("consumer_key", app.consumerKey())
                .put("consumer_secret", app.consumerSecret())
                .put("owner", app.ownerUsername());
        json.set("redirect_uris", Json.strings(app.redirectUris()));
        return json;
    }

    static ObjectNode pair(XTokenPair pair) {
        return Json.object()
                .put("access_token", pair.accessToken())
                .put("refresh_token", pair.refreshToken().orElse(null))
                .put("expires_in", XTokens.ACCESS_LIFE.toSeconds())
                .put("scope", String.join(" ", pair.scopes().stream().sorted().toList()));
    }

    static ObjectNode oauth1(XOAuth1Token token) {
        return Json.object()
                .put("consumer_key", token.consumerKey())
                .put("consumer_secret", token.consumerSecret())
                .put("token", token.token())
                .put("token_secret", token.tokenSecret());
    }

    static ObjectNode cost(XCost cost) {
        return Json.object()
                .put("posts", cost.posts())
                .put("posts_with_url", cost.postsWithUrl())
                .put("post_reads", cost.postReads())
                .put("owned_reads", cost.ownedReads())
                .put("user_reads", cost.userReads())
                .put("alt_texts", cost.altTexts())
                .put("total_dollars", cost.total())
                .put("credit_dollars", cost.credit().orElse(null));
    }
}
