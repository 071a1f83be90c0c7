package social.starling.bluesky;

import java.net.URI;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import social.starling.ports.account.Account;
import social.starling.ports.post.Post;
import social.starling.ports.post.PostReference;
import social.starling.ports.text.RichText;
import tools.jackson.databind.JsonNode;

/** Makes posts of the records of one account. */
final class BlueskyPosts {
    private final URI webApp;
    private final Account account;

    BlueskyPosts(URI webApp, Account account) {
        this.webApp = webApp;
        this.account = account;
    }

    /** Null when the record is no post of the account. */
    @Nullable
    Post read(JsonNode record) {
        AtUri uri = AtUri.parse(record.path("uri").asString(""));
        String cid = record.path("cid").asString("");
        JsonNode value = record.path("value");
        if (uri == null || !uri.isPost() || !uri.did().equals(account.remoteId()) || cid.isEmpty()) {
            return null;
        }
        Embeds embeds = Embeds.of(account, webApp, value.path("embed"));
        RichText text = LinkAppender.append(RecordText.of(value), embeds.links());
        return new Post(
                new PostReference(account.id(), uri.toString(), cid),
                uri.toString(),
                0,
                createdAt(value.path("createdAt").asString(""), uri.key()),
                text,
                reply(value.path("reply")),
                embeds.quotes(),
                false,
                embeds.attachments(),
                embeds.cards().stream()
                        .flatMap(card -> LinkAppender.asNamed(card, text).stream())
                        .toList(),
                languages(value.path("langs")),
                webApp + "/profile/" + account.handle() + "/post/" + uri.key());
    }

    private Post.@Nullable Reply reply(JsonNode reply) {
        AtUri parent = AtUri.parse(reply.path("parent").path("uri").asString(""));
        AtUri root = AtUri.parse(reply.path("root").path("uri").asString(""));
        if (parent == null) {
            return null;
        }
        return new Post.Reply(
                parent.toString(),
                (root == null ? parent : root).toString(),
                parent.did().equals(account.remoteId()));
    }

    /** The author's word, and the time of the key where that is none. */
    private static Instant createdAt(String text, String key) {
        try {
            return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException e) {
            return Tid.isTid(key) ? new Tid(key).time() : Instant.EPOCH;
        }
    }

    private static List<String> languages(JsonNode langs) {
        List<String> languages = new ArrayList<>();
        langs.forEach(language -> {
            if (!language.asString("").isBlank()) {
                languages.add(language.asString(""));
            }
        });
        return languages;
    }
}
