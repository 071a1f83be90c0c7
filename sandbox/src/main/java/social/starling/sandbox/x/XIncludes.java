package social.starling.sandbox.x;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import social.starling.sandbox.Json;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The {@code includes} of an answer: media, users and referenced posts that the caller asked to be expanded. */
final class XIncludes {
    private final XWorld world;
    private final XPostJson json;
    private final XFields wanted;
    private final Map<String, XMedia> media = new LinkedHashMap<>();
    private final Map<String, XUser> users = new LinkedHashMap<>();
    private final Map<String, XPost> posts = new LinkedHashMap<>();

    XIncludes(XWorld world, XPostJson json, XFields wanted) {
        this.world = world;
        this.json = json;
        this.wanted = wanted;
    }

    void add(XPost post) {
        if (wanted.expands("attachments.media_keys")) {
            post.media().forEach(one -> media.put(one.key(), one));
        }
        if (wanted.expands("author_id")) {
            world.users().withId(post.authorId()).ifPresent(user -> users.put(user.id(), user));
        }
        if (wanted.expandsReferences()) {
            Stream.of(post.replyTo(), post.quoteOf(), post.repostOf())
                    .flatMap(reference -> reference.flatMap(world.posts()::find).stream())
                    .forEach(referenced -> posts.put(referenced.id(), referenced));
        }
    }

    Collection<XPost> posts() {
        return posts.values();
    }

    void writeTo(ObjectNode body) {
        ObjectNode includes = Json.object();
        if (!media.isEmpty()) {
            ArrayNode list = includes.putArray("media");
            media.values().forEach(one -> list.add(media(one)));
        }
        if (!users.isEmpty()) {
            ArrayNode list = includes.putArray("users");
            users.values().forEach(user -> list.add(XProfiles.json(user)));
        }
        if (!posts.isEmpty()) {
            ArrayNode list = includes.putArray(wanted.dialect().includedPosts);
            posts.values().forEach(post -> list.add(json.of(post, wanted)));
        }
        if (!includes.isEmpty()) {
            body.set("includes", includes);
        }
    }

    private ObjectNode media(XMedia one) {
        ObjectNode node = Json.object().put("media_key", one.key()).put("type", one.type());
        boolean photo = one.type().equals("photo");
        String address = one.address(wanted.origin());
        if (wanted.mediaFields().contains("url") && photo) {
            node.put("url", address);
        }
        if (wanted.mediaFields().contains("preview_image_url") && !photo) {
            node.put("preview_image_url", address + ".jpg");
        }
        if (wanted.mediaFields().contains("variants") && !photo) {
            node.putArray("variants")
                    .addObject()
                    .put("bit_rate", one.type().equals("video") ? 832_000 : 0)
                    .put("content_type", "video/mp4")
                    .put("url", address);
        }
        if (wanted.mediaFields().contains("alt_text")) {
            one.altText().ifPresent(text -> node.put("alt_text", text));
        }
        if (wanted.mediaFields().contains("duration_ms") && one.type().equals("video")) {
            node.put("duration_ms", one.durationMillis());
        }
        if (wanted.mediaFields().contains("width")) {
            node.put("width", one.width());
        }
        if (wanted.mediaFields().contains("height")) {
            node.put("height", one.height());
        }
        return node;
    }
}
