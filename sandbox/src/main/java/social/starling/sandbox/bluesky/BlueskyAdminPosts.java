package social.starling.sandbox.bluesky;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import social.starling.sandbox.AdminBody;
import social.starling.sandbox.AdminPicture;
import social.starling.sandbox.AdminPosts;
import social.starling.sandbox.Json;
import social.starling.sandbox.WireReply;
import social.starling.sandbox.WireRequest;
import social.starling.sandbox.media.MediaFile;
import social.starling.sandbox.media.TestPicture;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Bluesky's own app as the admin API offers it. */
record BlueskyAdminPosts(BlueskySandbox sandbox) implements AdminPosts.Screen<BlueskyPost, BlueskyMedia> {
    @Override
    public BlueskyPost post(String user, String text, Optional<String> replyTo, List<BlueskyMedia> media) {
        return sandbox.post(user, text, replyTo, media);
    }

    @Override
    public BlueskyPost quote(String user, String text, String id, List<BlueskyMedia> media) {
        return sandbox.quote(user, text, id, media);
    }

    @Override
    public BlueskyPost repost(String user, String id) {
        return sandbox.repost(user, id);
    }

    @Override
    public BlueskyPost edit(String id, String text) {
        return sandbox.edit(id, text);
    }

    @Override
    public void delete(String id) {
        sandbox.delete(id);
    }

    @Override
    public List<BlueskyPost> posts(String user) {
        return sandbox.posts(user);
    }

    @Override
    public String[] mediaKeys() {
        return AdminPicture.keys("type", "alt_text");
    }

    @Override
    public BlueskyMedia media(AdminBody one, int number) {
        AdminPicture picture = AdminPicture.of(one);
        Optional<String> type = one.optionalText("type");
        boolean video = type.filter("video"::equals).isPresent();
        MediaFile otherwise = new MediaFile(
                video ? "video/mp4" : "image/jpeg", picture.width(), picture.height(), 1, picture.durationMillis());
        byte[] bytes = picture.bytes(video ? TestPicture.VIDEO : TestPicture.PHOTO);
        return sandbox.media(bytes, type, one.optionalText("alt_text").orElse(""), otherwise);
    }

    @Override
    public List<String> ownKeys() {
        return List.of("card");
    }

    /** A post with the card of a link. */
    @Override
    public Optional<BlueskyPost> own(String user, String text, AdminBody body) {
        return card(body).map(card -> sandbox.post(user, text, card));
    }

    private Optional<BlueskyCard> card(AdminBody body) {
        return body.object("card", AdminPicture.keys("url", "title", "description"))
                .map(card -> {
                    AdminPicture picture = AdminPicture.of(card);
                    boolean pictured = card.has("picture") || card.has("data");
                    MediaFile otherwise = new MediaFile("image/jpeg", picture.width(), picture.height(), 1, 0);
                    return new BlueskyCard(
                            card.text("url"),
                            card.text("title"),
                            card.optionalText("description").orElse(""),
                            pictured
                                    ? Optional.of(sandbox.media(
                                            picture.bytes(TestPicture.PHOTO), Optional.of("image"), "", otherwise))
                                    : Optional.empty());
                });
    }

    @Override
    public String id(BlueskyPost post) {
        return post.uri();
    }

    /** Any record of posts, judged by nobody. */
    WireReply write(WireRequest request) {
        AdminBody body = AdminBody.of(request, "rkey", "record");
        ObjectNode record = body.present("record")
                .filter(ObjectNode.class::isInstance)
                .map(ObjectNode.class::cast)
                .orElseThrow(() -> AdminBody.refuse("'record' is missing; it must be an object"));
        return WireReply.json(
                201,
                json(
                        sandbox.write(request.capture("handle"), body.optionalText("rkey"), record.toString()),
                        request.origin()));
    }

    @Override
    public ObjectNode json(BlueskyPost post, String origin) {
        ObjectNode json = Json.object()
                .put("id", post.uri())
                .put("cid", post.cid())
                .put("rkey", post.rkey())
                .put("text", post.text())
                .put("created_at", post.createdAt())
                .put("reply_to", post.replyParent().orElse(null))
                .put("reply_root", post.replyRoot().orElse(null))
                .put("quote_of", post.quoteOf().orElse(null))
                .put("via", post.via().name().toLowerCase(Locale.ROOT));
        ArrayNode facets = json.putArray("facets");
        for (BlueskyPost.Facet facet : post.facets()) {
            facets.addObject()
                    .put("kind", facet.kind())
                    .put("byte_start", facet.byteStart())
                    .put("byte_end", facet.byteEnd())
                    .put("value", facet.value());
        }
        ArrayNode media = json.putArray("media");
        for (BlueskyPost.Media one : post.media()) {
            media.addObject()
                    .put("type", one.type())
                    .put("alt_text", one.alt())
                    .put("url", origin + one.path(post.uri()))
                    .put("mime_type", one.mimeType())
                    .put("size", one.size())
                    .put("width", one.width())
                    .put("height", one.height());
        }
        post.card().ifPresent(card -> {
            ObjectNode shown = json.putObject("card")
                    .put("url", card.url())
                    .put("title", card.title())
                    .put("description", card.description());
            card.picture().ifPresent(picture -> shown.put("picture", origin + picture.path(post.uri())));
        });
        json.set(
                "record",
                Json.read(post.record().getBytes(StandardCharsets.UTF_8)).orElseThrow());
        return json;
    }
}
