package social.starling.twitter;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import social.starling.ports.account.Account;
import social.starling.ports.archive.ArchiveId;
import social.starling.ports.post.Post;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Makes posts of what stands in an archive: puts it into the form in which X tells the same by its API, so that both become
 * the same post. An archive tells no titles of links, and of a quote no more than the link to it.
 */
final class ArchivedPosts {
    private static final Pattern STATUS = Pattern.compile(
            "https?://(?:mobile\\.|www\\.)?(?:twitter|x)\\.com/\\w+/status/([1-9][0-9]{0,18})(?:[?/].*)?");

    private final ArchiveId id;
    private final ArchiveContents contents;

    ArchivedPosts(ArchiveId id, ArchiveContents contents) {
        this.id = id;
        this.contents = contents;
    }

    /** The post of that rank. */
    Post post(Account author, int rank) {
        ArchivedTweet tweet = contents.post(rank);
        ObjectNode json = JsonMapper.shared().createObjectNode();
        json.put("id", tweet.id())
                .put("created_at", tweet.createdAt().toString())
                .put("text", tweet.text())
                .put("lang", tweet.json().path("lang").asString(""))
                .put("in_reply_to_user_id", tweet.parentAuthor());
        tweet.history().forEach(json.putArray("edit_history_post_ids")::add);
        references(tweet, json.putArray("referenced_posts"));
        Map<String, JsonNode> media = media(tweet, json);
        entities(tweet, json.putObject("entities"));
        JsonNode note = contents.note(tweet);
        if (note != null) {
            note(note.path("core"), json.putObject("note_post"));
        }
        return PostJson.read(author, new TimelinePage(List.of(json), parents(tweet), media, 0, null), json);
    }

    private void references(ArchivedTweet tweet, ArrayNode references) {
        if (tweet.isRepost()) {
            // Which one it was is not told; that it was one is enough.
            references.addObject().put("type", "retweeted").put("id", tweet.id());
        }
        String parent = tweet.parent();
        if (parent != null) {
            references.addObject().put("type", "replied_to").put("id", parent);
        }
        String quoted = quoted(tweet);
        if (quoted != null) {
            references.addObject().put("type", "quoted").put("id", quoted);
        }
    }

    /** X shows a link to a post at the very end as that post. */
    private static @Nullable String quoted(ArchivedTweet tweet) {
        String told = tweet.json().path("quoted_status_id_str").asString("");
        if (PostIds.isId(told)) {
            return told;
        }
        String text = tweet.text().strip();
        for (JsonNode url : tweet.json().path("entities").path("urls")) {
            Matcher status = STATUS.matcher(url.path("expanded_url").asString(""));
            String shown = url.path("url").asString("");
            boolean last = !shown.isEmpty() && text.endsWith(shown);
            if (last && status.matches() && !tweet.history().contains(status.group(1))) {
                return status.group(1);
            }
        }
        return null;
    }

    /** The parent goes by the first id of its edits. */
    private Map<String, JsonNode> parents(ArchivedTweet tweet) {
        String parent = tweet.parent();
        if (parent == null) {
            return Map.of();
        }
        ObjectNode json = JsonMapper.shared().createObjectNode();
        json.putArray("edit_history_post_ids").add(contents.origin(parent));
        return Map.of(parent, json);
    }

    private Map<String, JsonNode> media(ArchivedTweet tweet, ObjectNode post) {
        Map<String, JsonNode> media = new HashMap<>();
        ArrayNode keys = post.putObject("attachments").putArray("media_keys");
        for (ArchivedMedia one : tweet.media()) {
            String file = contents.fileOf(one.names());
            String address = file == null ? one.address() : ArchiveAddress.of(id, file);
            ObjectNode json = JsonMapper.shared().createObjectNode();
            json.put("type", one.type()).put("alt_text", one.altText());
            if (one.type().equals("photo")) {
                json.put("url", address);
            } else {
                json.putArray("variants")
                        .addObject()
                        .put("content_type", "video/mp4")
                        .put("url", address);
            }
            String key = "archived_" + media.size();
            media.put(key, json);
            keys.add(key);
        }
        return media;
    }

    private static void entities(ArchivedTweet tweet, ObjectNode entities) {
        ArrayNode urls = entities.putArray("urls");
        for (JsonNode url : tweet.json().path("entities").path("urls")) {
            urls.addObject()
                    .put("url", url.path("url").asString(""))
                    .put("expanded_url", expanded(url, "expanded_url"))
                    .put("start", url.path("indices").path(0).asInt(0));
        }
        for (ArchivedMedia one : tweet.media()) {
            urls.addObject()
                    .put("url", one.json().path("url").asString(""))
                    .put("media_key", "archived")
                    .put("start", one.json().path("indices").path(0).asInt(Integer.MAX_VALUE));
        }
        ArrayNode mentions = entities.putArray("mentions");
        for (JsonNode person : tweet.json().path("entities").path("user_mentions")) {
            mentions.addObject()
                    .put("username", person.path("screen_name").asString(""))
                    .put("id", person.path("id_str").asString(person.path("id").asString("")));
        }
    }

    private static void note(JsonNode core, ObjectNode note) {
        note.put("text", core.path("text").asString(""));
        ObjectNode entities = note.putObject("entities");
        ArrayNode urls = entities.putArray("urls");
        for (JsonNode url : core.path("urls")) {
            urls.addObject()
                    .put("url", url.path("shortUrl").asString(url.path("url").asString("")))
                    .put("expanded_url", expanded(url, "expandedUrl"))
                    .put("start", url.path("fromIndex").asInt(0));
        }
        ArrayNode mentions = entities.putArray("mentions");
        for (JsonNode person : core.path("mentions")) {
            mentions.addObject()
                    .put("username", person.path("screenName").asString(""))
                    .put("id", person.path("id").asString(""));
        }
    }

    private static String expanded(JsonNode url, String name) {
        return url.path(name)
                .asString(url.path("url").asString(url.path("shortUrl").asString("")));
    }
}
