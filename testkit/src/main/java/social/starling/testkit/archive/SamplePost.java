package social.starling.testkit.archive;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A post as X writes it into an archive: numbers are texts, the text is escaped, and addresses in it are short. */
public final class SamplePost {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern(
                    "EEE MMM dd HH:mm:ss Z yyyy", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);
    private static final long EPOCH_MILLIS = 1_288_834_974_657L;

    private final ObjectNode json = JsonMapper.shared().createObjectNode();
    private final String id;
    private final ObjectNode entities;

    private SamplePost(String id, Instant at, String text) {
        this.id = id;
        edits(List.of(id));
        json.put("retweeted", false).put("source", "<a href=\"https://mobile.x.com\" rel=\"nofollow\">X</a>");
        this.entities = json.putObject("entities");
        entities.putArray("hashtags");
        entities.putArray("symbols");
        entities.putArray("user_mentions");
        entities.putArray("urls");
        ArrayNode range = json.putArray("display_text_range");
        range.add("0").add(Integer.toString(text.codePointCount(0, text.length())));
        json.put("favorite_count", "0")
                .put("id_str", id)
                .put("truncated", false)
                .put("retweet_count", "0")
                .put("id", id)
                .put("created_at", TIME.format(at))
                .put("favorited", false)
                .put("full_text", escaped(text))
                .put("lang", "en");
    }

    /** @param text as its author wrote it, with short addresses already in it */
    public static SamplePost of(Instant at, int number, String text) {
        return new SamplePost(id(at, number), at, text);
    }

    /** The id of a post that was made then; X counts within a millisecond. @param number 0 to 4095 */
    public static String id(Instant at, int number) {
        return Long.toString(Math.max(0, at.toEpochMilli() - EPOCH_MILLIS) << 22 | number);
    }

    public String id() {
        return id;
    }

    public SamplePost language(String tag) {
        json.put("lang", tag);
        return this;
    }

    /** @param author the id of whom it answers */
    public SamplePost answers(String parent, String author, String handle) {
        json.put("in_reply_to_status_id_str", parent)
                .put("in_reply_to_status_id", parent)
                .put("in_reply_to_user_id", author)
                .put("in_reply_to_user_id_str", author)
                .put("in_reply_to_screen_name", handle);
        return this;
    }

    /** A link in the text. */
    public SamplePost link(String shown, String whole) {
        ObjectNode url = ((ArrayNode) entities.path("urls")).addObject();
        url.put("url", shown).put("expanded_url", whole).put("display_url", whole.replaceFirst("https?://", ""));
        indices(url, shown);
        return this;
    }

    public SamplePost mentions(String handle, String person) {
        ObjectNode mention = ((ArrayNode) entities.path("user_mentions")).addObject();
        mention.put("name", handle).put("screen_name", handle);
        indices(mention, "@" + handle);
        mention.put("id_str", person).put("id", person);
        return this;
    }

    /** @param shown its address at the end of the text. @return the name of its file in the archive */
    public String photo(String shown, String file) {
        medium("photo", shown, file);
        return id + "-" + file;
    }

    /** As {@link #photo}, of the better of two versions. */
    public String video(String shown, String file) {
        films("video", shown, file, "832000", "2176000");
        return id + "-2176000-" + file;
    }

    /** As {@link #photo}. */
    public String gif(String shown, String file) {
        films("animated_gif", shown, file, "0");
        return id + "-0-" + file;
    }

    /** Of the last medium. */
    public SamplePost altText(String text) {
        ArrayNode all = json.withObject("extended_entities").withArray("media");
        ((ObjectNode) all.get(all.size() - 1)).put("ext_alt_text", text);
        return this;
    }

    /** @param history ids of all versions, the first one first; this one's among them */
    public SamplePost edits(List<String> history) {
        ObjectNode info = json.putObject("edit_info");
        ObjectNode initial = info;
        if (history.getFirst().equals(id)) {
            initial = info.putObject("initial");
        } else {
            initial = info.putObject("edit")
                    .put("initialTweetId", history.getFirst())
                    .putObject("editControlInitial");
        }
        history.forEach(initial.putArray("editTweetIds")::add);
        initial.put("editableUntil", "2024-01-01T00:00:00.000Z")
                .put("editsRemaining", "5")
                .put("isEditEligible", true);
        return this;
    }

    /** As an element of the list in the file. */
    public ObjectNode element() {
        ObjectNode element = JsonMapper.shared().createObjectNode();
        element.set("tweet", json);
        return element;
    }

    private void films(String type, String shown, String file, String... rates) {
        ObjectNode film = medium(type, shown, file.replaceFirst("\\.mp4$", ".jpg"));
        ArrayNode variants = film.putObject("video_info").putArray("variants");
        variants.addObject()
                .put("content_type", "application/x-mpegURL")
                .put("url", "https://video.twimg.com/" + id + "/pl/" + file.replace(".mp4", ".m3u8"));
        for (String rate : rates) {
            variants.addObject()
                    .put("bitrate", rate)
                    .put("content_type", "video/mp4")
                    .put("url", "https://video.twimg.com/" + id + "/" + rate + "-" + file + "?tag=12");
        }
    }

    private ObjectNode medium(String type, String shown, String picture) {
        ArrayNode extended = json.withObject("extended_entities").withArray("media");
        ObjectNode medium = extended.addObject();
        fill(medium, type, shown, picture);
        if (extended.size() == 1) {
            fill(entities.putArray("media").addObject(), "photo", shown, picture);
        }
        return medium;
    }

    private void fill(ObjectNode medium, String type, String shown, String picture) {
        medium.put("expanded_url", "https://twitter.com/somebody/status/" + id + "/photo/1");
        indices(medium, shown);
        medium.put("url", shown)
                .put("media_url", "http://pbs.twimg.com/media/" + picture)
                .put("id_str", id)
                .put("id", id)
                .put("media_url_https", "https://pbs.twimg.com/media/" + picture)
                .put("type", type)
                .put("display_url", "pic.twitter.com/" + shown.substring(shown.lastIndexOf('/') + 1));
    }

    private void indices(ObjectNode entity, String shown) {
        String text = json.path("full_text").asString("");
        int at = Math.max(0, text.indexOf(shown));
        entity.putArray("indices").add(Integer.toString(at)).add(Integer.toString(at + shown.length()));
    }

    /** X escapes three characters. */
    static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    /** A short address as X makes them. */
    static String shortAddress(Random random) {
        StringBuilder address = new StringBuilder("https://t.co/");
        random.ints(10, 0, 36).forEach(i -> address.append(Character.forDigit(i, 36)));
        return address.toString();
    }
}
