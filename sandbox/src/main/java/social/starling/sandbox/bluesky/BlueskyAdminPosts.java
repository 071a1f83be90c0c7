package social.starling.sandbox.bluesky;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import social.starling.sandbox.AdminBody;
import social.starling.sandbox.AdminPicture;
import social.starling.sandbox.AdminRoutes;
import social.starling.sandbox.Json;
import social.starling.sandbox.Route;
import social.starling.sandbox.WireReply;
import social.starling.sandbox.WireRequest;
import social.starling.sandbox.media.MediaFile;
import social.starling.sandbox.media.TestPicture;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The admin API's part in which a person posts on Bluesky, edits, deletes, and in which all of it is listed. */
final class BlueskyAdminPosts {
    private final BlueskySandbox sandbox;

    BlueskyAdminPosts(BlueskySandbox sandbox) {
        this.sandbox = sandbox;
    }

    List<Route> routes() {
        return List.of(
                Route.get("/admin/users/{handle}/posts", AdminRoutes.checked(this::list)),
                post("/admin/users/{handle}/posts", this::create),
                post("/admin/users/{handle}/thread", this::thread),
                post("/admin/users/{handle}/records", this::write),
                post("/admin/posts/edit", this::edit),
                post("/admin/posts/delete", this::delete));
    }

    private WireReply create(WireRequest request) {
        AdminBody body = AdminBody.of(request, "text", "reply_to", "quote_of", "repost_of", "media", "card");
        String handle = request.capture("handle");
        String text = body.optionalText("text").orElse("");
        Optional<String> repostOf = body.optionalText("repost_of");
        Optional<String> quoteOf = body.optionalText("quote_of");
        Optional<BlueskyCard> card = card(body);
        BlueskyPost post;
        if (card.isPresent()) {
            post = sandbox.post(handle, text, card.get());
        } else if (repostOf.isPresent()) {
            post = sandbox.repost(handle, repostOf.get());
        } else if (quoteOf.isPresent()) {
            post = sandbox.quote(handle, text, quoteOf.get(), media(body));
        } else {
            post = sandbox.post(handle, text, body.optionalText("reply_to"), media(body));
        }
        return WireReply.json(201, post(post, request));
    }

    /** Each post answers the one before it, the first one {@code reply_to} if that is given. */
    private WireReply thread(WireRequest request) {
        AdminBody body = AdminBody.of(request, "posts", "reply_to");
        Optional<String> parent = body.optionalText("reply_to");
        List<BlueskyPost> posts = new ArrayList<>();
        for (AdminBody one : body.objects("posts", "text", "media")) {
            String text = one.optionalText("text").orElse("");
            posts.add(sandbox.post(request.capture("handle"), text, parent, media(one)));
            parent = Optional.of(posts.getLast().uri());
        }
        ObjectNode json = list(posts, request);
        parent.ifPresent(last -> json.put("id", last));
        return WireReply.json(201, json);
    }

    /** Any record of posts, judged by nobody. */
    private WireReply write(WireRequest request) {
        AdminBody body = AdminBody.of(request, "rkey", "record");
        ObjectNode record = body.present("record")
                .filter(ObjectNode.class::isInstance)
                .map(ObjectNode.class::cast)
                .orElseThrow(() -> AdminBody.refuse("'record' is missing; it must be an object"));
        return WireReply.json(
                201,
                post(sandbox.write(request.capture("handle"), body.optionalText("rkey"), record.toString()), request));
    }

    private WireReply list(WireRequest request) {
        return WireReply.json(200, list(sandbox.posts(request.capture("handle")), request));
    }

    private WireReply edit(WireRequest request) {
        AdminBody body = AdminBody.of(request, "id", "text");
        return WireReply.json(200, post(sandbox.edit(body.text("id"), body.text("text")), request));
    }

    private WireReply delete(WireRequest request) {
        sandbox.delete(AdminBody.of(request, "id").text("id"));
        return WireReply.json(200, Json.object().put("deleted", true));
    }

    private List<BlueskyMedia> media(AdminBody body) {
        List<BlueskyMedia> media = new ArrayList<>();
        for (AdminBody one : body.objects("media", AdminPicture.keys("type", "alt_text"))) {
            AdminPicture picture = AdminPicture.of(one);
            Optional<String> type = one.optionalText("type");
            boolean video = type.filter("video"::equals).isPresent();
            MediaFile otherwise = new MediaFile(
                    video ? "video/mp4" : "image/jpeg", picture.width(), picture.height(), 1, picture.durationMillis());
            byte[] bytes = picture.bytes(video ? TestPicture.VIDEO : TestPicture.PHOTO);
            media.add(sandbox.media(bytes, type, one.optionalText("alt_text").orElse(""), otherwise));
        }
        return media;
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

    private static ObjectNode list(List<BlueskyPost> posts, WireRequest request) {
        ObjectNode json = Json.object();
        ArrayNode list = json.putArray("posts");
        posts.forEach(post -> list.add(post(post, request)));
        return json;
    }

    private static ObjectNode post(BlueskyPost post, WireRequest request) {
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
                    .put("url", request.origin() + one.path(post.uri()))
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
            card.picture().ifPresent(picture -> shown.put("picture", request.origin() + picture.path(post.uri())));
        });
        json.set(
                "record",
                Json.read(post.record().getBytes(StandardCharsets.UTF_8)).orElseThrow());
        return json;
    }

    private static Route post(String path, Route.Endpoint endpoint) {
        return Route.post(path, AdminRoutes.checked(endpoint)).taking(BlobLimits.MOST);
    }
}
