package social.starling.sandbox.x;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import social.starling.sandbox.Json;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** One post as X's answers show it. */
final class XPostJson {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);
    private static final int SHORT_WEIGHT = 280;

    private final XUsers users;
    private final XPosts posts;
    private final XEntitiesJson entities;
    private final XLinks links;

    XPostJson(XWorld world) {
        this.users = world.users();
        this.posts = world.posts();
        this.links = world.links();
        this.entities = new XEntitiesJson(users, links, world.pages());
    }

    /** Milliseconds are always written; X gives whole seconds. */
    static String time(Instant instant) {
        return TIME.format(instant);
    }

    ObjectNode of(XPost post, XFields wanted) {
        boolean isLong = XText.weight(post.text()) > SHORT_WEIGHT;
        XRendering whole = XRendering.of(post.text(), links);
        XRendering shown = isLong ? XRendering.shortened(post.text(), address(post), links) : whole;
        XFields.Dialect dialect = wanted.dialect();
        ObjectNode json = Json.object().put("id", post.id()).put("text", text(shown, post));
        if (dialect == XFields.Dialect.LEGACY || wanted.shows(dialect.history)) {
            json.set(dialect.history, Json.strings(post.history()));
        }
        put(json, wanted, "author_id", post.authorId());
        put(json, wanted, "conversation_id", post.conversationId());
        put(json, wanted, "created_at", time(post.createdAt()));
        if (wanted.shows("lang")) {
            json.put("lang", "en");
        }
        if (wanted.shows("in_reply_to_user_id")) {
            post.replyTo().flatMap(posts::find).ifPresent(parent -> json.put("in_reply_to_user_id", parent.authorId()));
        }
        if (wanted.shows(dialect.references) || wanted.expandsReferences()) {
            setIfAny(json, dialect.references, references(post));
        }
        if (wanted.shows("entities")) {
            ObjectNode found = entities.of(shown.entities(), wanted.origin());
            entities.addMedia(found, post, shown);
            if (!found.isEmpty()) {
                json.set("entities", found);
            }
        }
        if (isLong && wanted.shows(dialect.note)) {
            json.set(dialect.note, note(whole, wanted.origin()));
        }
        if (!post.media().isEmpty() && (wanted.shows("attachments") || wanted.expands("attachments.media_keys"))) {
            json.putObject("attachments")
                    .set(
                            "media_keys",
                            Json.strings(post.media().stream().map(XMedia::key).toList()));
        }
        return json;
    }

    /** The text with the short address of its media at the end, as X appends it. */
    private String text(XRendering shown, XPost post) {
        if (post.media().isEmpty()) {
            return shown.text();
        }
        String address = links.shorten(entities.mediaAddress(post));
        return shown.text().isEmpty() ? address : shown.text() + " " + address;
    }

    private ObjectNode note(XRendering whole, String origin) {
        ObjectNode note = Json.object().put("text", whole.text());
        ObjectNode found = entities.of(whole.entities(), origin);
        if (!found.isEmpty()) {
            note.set("entities", found);
        }
        return note;
    }

    private static ArrayNode references(XPost post) {
        ArrayNode references = Json.array();
        post.replyTo()
                .ifPresent(
                        id -> references.addObject().put("type", "replied_to").put("id", id));
        post.quoteOf()
                .ifPresent(id -> references.addObject().put("type", "quoted").put("id", id));
        post.repostOf()
                .ifPresent(id -> references.addObject().put("type", "retweeted").put("id", id));
        return references;
    }

    private String address(XPost post) {
        String username = users.withId(post.authorId()).map(XUser::username).orElse("i");
        return "https://x.com/" + username + "/status/" + post.id();
    }

    private static void put(ObjectNode json, XFields wanted, String field, String value) {
        if (wanted.shows(field)) {
            json.put(field, value);
        }
    }

    private static void setIfAny(ObjectNode json, String field, ArrayNode values) {
        if (!values.isEmpty()) {
            json.set(field, values);
        }
    }
}
