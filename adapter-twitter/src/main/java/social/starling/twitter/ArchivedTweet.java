package social.starling.twitter;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** One post as it stands in an archive: numbers are texts, the text is escaped, addresses are short. */
final class ArchivedTweet {
    private static final Pattern ID = Pattern.compile("[1-9][0-9]{0,18}");
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("EEE MMM d HH:mm:ss Z yyyy", Locale.ENGLISH);
    /** Versions of a post; X allows five edits. */
    private static final int MOST_VERSIONS = 50;

    private final JsonNode json;
    private final String id;
    private final Instant createdAt;
    private final List<String> history;

    private ArchivedTweet(JsonNode json, String id, Instant createdAt, List<String> history) {
        this.json = json;
        this.id = id;
        this.createdAt = createdAt;
        this.history = history;
    }

    /** Null where it has no id or no time. */
    static @Nullable ArchivedTweet of(JsonNode json) {
        String id = json.path("id_str").asString(json.path("id").asString(""));
        if (!isId(id)) {
            return null;
        }
        try {
            Instant created = TIME.parse(json.path("created_at").asString(""), Instant::from);
            return new ArchivedTweet(json, id, created, history(json, id));
        } catch (DateTimeException e) {
            return null;
        }
    }

    private static List<String> history(JsonNode json, String id) {
        JsonNode edit = json.path("edit_info").path("edit");
        JsonNode initial = edit.isObject()
                ? edit.path("editControlInitial")
                : json.path("edit_info").path("initial");
        List<String> history = new ArrayList<>();
        String first = edit.path("initialTweetId").asString("");
        if (isId(first)) {
            history.add(first);
        }
        for (JsonNode version : initial.path("editTweetIds")) {
            String one = version.asString("");
            if (isId(one) && !history.contains(one) && history.size() < MOST_VERSIONS) {
                history.add(one);
            }
        }
        if (!history.contains(id)) {
            history.add(id);
        }
        return List.copyOf(history);
    }

    static boolean isId(String text) {
        return ID.matcher(text).matches();
    }

    JsonNode json() {
        return json;
    }

    /** Of this version. */
    String id() {
        return id;
    }

    /** The ids of all versions, the first one first. */
    List<String> history() {
        return history;
    }

    /** In whole seconds, as X tells it. */
    Instant createdAt() {
        return createdAt;
    }

    /** As X wrote it. */
    String text() {
        return json.path("full_text").asString(json.path("text").asString(""));
    }

    boolean isRepost() {
        return text().startsWith("RT @");
    }

    /** The id of the post that it answers; null where it answers none. */
    @Nullable
    String parent() {
        String parent = json.path("in_reply_to_status_id_str")
                .asString(json.path("in_reply_to_status_id").asString(""));
        return isId(parent) ? parent : null;
    }

    /** The id of the person whom it answers; empty where it answers nobody. */
    String parentAuthor() {
        return json.path("in_reply_to_user_id_str")
                .asString(json.path("in_reply_to_user_id").asString(""));
    }

    /** What it shows, in its order. */
    List<ArchivedMedia> media() {
        JsonNode all = json.path("extended_entities").path("media");
        List<ArchivedMedia> media = new ArrayList<>();
        for (JsonNode one : all.isEmpty() ? json.path("entities").path("media") : all) {
            if (media.size() < ArchivedMedia.MOST) {
                media.add(ArchivedMedia.of(this, one));
            }
        }
        return media;
    }
}
