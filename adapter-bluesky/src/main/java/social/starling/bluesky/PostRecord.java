package social.starling.bluesky;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import social.starling.http.Json;
import social.starling.ports.post.PostReference;
import social.starling.ports.post.ReplyTo;
import social.starling.ports.publish.Content;
import social.starling.ports.publish.RequestBytes;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Writes an {@code app.bsky.feed.post} and the call that creates it. The same content gives the same bytes; there is no
 * null but {@code swapRecord}, which says that no record may stand under the key yet.
 */
final class PostRecord {
    private static final DateTimeFormatter MILLIS =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);
    private static final Pattern LANGUAGE = Pattern.compile("[a-zA-Z]{2,3}(-[a-zA-Z0-9]{1,8}){0,4}");
    private static final int MAX_LANGUAGES = 3;

    private PostRecord() {}

    /**
     * @param dids as in {@link FacetWriter}
     * @param embed what the post shows below its text; null for nothing
     * @throws IllegalArgumentException when the server would refuse the record, with what is allowed
     */
    static RequestBytes request(AtUri key, Content content, Map<String, String> dids, @Nullable ObjectNode embed) {
        ObjectNode body = Json.object();
        body.put("repo", key.did());
        body.put("collection", key.collection());
        body.put("rkey", key.key());
        body.set("record", of(content, dids, embed));
        body.putNull("swapRecord");
        return Json.write(body);
    }

    static ObjectNode of(Content content, Map<String, String> dids, @Nullable ObjectNode embed) {
        requireFitting(content.text().text());
        ObjectNode post = Json.object();
        post.put("$type", AtUri.POST);
        post.put("text", content.text().text());
        ArrayNode facets = new FacetWriter(content.text(), dids).write(Json.array());
        if (!facets.isEmpty()) {
            post.set("facets", facets);
        }
        ReplyTo reply = content.reply();
        if (reply != null) {
            ObjectNode node = post.putObject("reply");
            node.set("root", reference(reply.root()));
            node.set("parent", reference(reply.parent()));
        }
        if (embed != null) {
            post.set("embed", embed);
        }
        List<String> languages = languages(content.languages());
        if (!languages.isEmpty()) {
            ArrayNode node = post.putArray("langs");
            languages.forEach(node::add);
        }
        post.put("createdAt", written(content.createdAt()));
        return post;
    }

    /** The type of the embed in such a request; empty where it has none. */
    static String embedType(RequestBytes request) {
        JsonNode body = Json.parse(request.utf8());
        return body == null
                ? ""
                : body.path("record").path("embed").path("$type").asString("");
    }

    static String written(Instant instant) {
        return MILLIS.format(instant);
    }

    /** @throws IllegalArgumentException when no post takes that much text */
    static void requireFitting(String text) {
        int graphemes = Graphemes.count(text);
        int bytes = Utf8.length(text);
        if (graphemes > BlueskySettings.TEXT.length() || bytes > BlueskySettings.TEXT.bytes()) {
            throw new IllegalArgumentException("The post has " + graphemes + " characters and " + bytes
                    + " bytes; Bluesky takes " + BlueskySettings.TEXT.length() + " characters and "
                    + BlueskySettings.TEXT.bytes() + " bytes. Shorten it or split it");
        }
    }

    private static ObjectNode reference(PostReference post) {
        if (post.version() == null) {
            throw new IllegalArgumentException("The post " + post.id()
                    + " cannot be answered: its content id (CID) is not known; Bluesky needs it");
        }
        return Json.object().put("uri", AtUri.ofPost(post.id()).toString()).put("cid", post.version());
    }

    private static List<String> languages(List<String> given) {
        return given.stream()
                .filter(language -> LANGUAGE.matcher(language).matches())
                .distinct()
                .limit(MAX_LANGUAGES)
                .toList();
    }
}
