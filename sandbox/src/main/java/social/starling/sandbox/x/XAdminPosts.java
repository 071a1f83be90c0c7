package social.starling.sandbox.x;

import java.util.ArrayList;
import java.util.List;
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

/** The admin API's part in which a person posts on X, edits, deletes, and in which all of it is listed. */
final class XAdminPosts {
    private final XSandbox sandbox;

    XAdminPosts(XSandbox sandbox) {
        this.sandbox = sandbox;
    }

    List<Route> routes() {
        return List.of(
                Route.get("/admin/users/{username}/posts", AdminRoutes.checked(this::list)),
                post("/admin/users/{username}/posts", this::create),
                post("/admin/users/{username}/thread", this::thread),
                post("/admin/posts/edit", this::edit),
                post("/admin/posts/delete", this::delete));
    }

    private WireReply create(WireRequest request) {
        AdminBody body = AdminBody.of(request, "text", "reply_to", "quote_of", "repost_of", "media");
        String username = request.capture("username");
        String text = body.optionalText("text").orElse("");
        Optional<String> quoteOf = body.optionalText("quote_of");
        Optional<String> repostOf = body.optionalText("repost_of");
        XPost post;
        if (repostOf.isPresent()) {
            post = sandbox.repost(username, repostOf.get());
        } else if (quoteOf.isPresent()) {
            post = sandbox.quote(username, text, quoteOf.get(), media(body));
        } else {
            post = sandbox.post(username, text, body.optionalText("reply_to"), media(body));
        }
        return WireReply.json(201, XAdminJson.post(post, request.origin()));
    }

    /** Each post answers the one before it, the first one {@code reply_to} if that is given. */
    private WireReply thread(WireRequest request) {
        AdminBody body = AdminBody.of(request, "posts", "reply_to");
        Optional<String> parent = body.optionalText("reply_to");
        List<XPost> posts = new ArrayList<>();
        for (AdminBody one : body.objects("posts", "text", "media")) {
            String text = one.optionalText("text").orElse("");
            posts.add(sandbox.post(request.capture("username"), text, parent, media(one)));
            parent = Optional.of(posts.getLast().id());
        }
        ObjectNode json = list(posts, request);
        parent.ifPresent(last -> json.put("id", last));
        return WireReply.json(201, json);
    }

    private WireReply list(WireRequest request) {
        return WireReply.json(200, list(sandbox.posts(request.capture("username")), request));
    }

    private static ObjectNode list(List<XPost> posts, WireRequest request) {
        ObjectNode json = Json.object();
        ArrayNode list = json.putArray("posts");
        posts.forEach(post -> list.add(XAdminJson.post(post, request.origin())));
        return json;
    }

    private WireReply edit(WireRequest request) {
        AdminBody body = AdminBody.of(request, "id", "text");
        return WireReply.json(200, XAdminJson.post(sandbox.edit(body.text("id"), body.text("text")), request.origin()));
    }

    private WireReply delete(WireRequest request) {
        sandbox.delete(AdminBody.of(request, "id").text("id"));
        return WireReply.json(200, Json.object().put("deleted", true));
    }

    private List<XMedia> media(AdminBody body) {
        List<XMedia> media = new ArrayList<>();
        for (AdminBody one : body.objects("media", AdminPicture.keys("type", "url", "alt_text"))) {
            media.add(media(one, media.size()));
        }
        return media;
    }

    /** A picture elsewhere by its address, or one on this X by its bytes. */
    private XMedia media(AdminBody one, int number) {
        AdminPicture picture = AdminPicture.of(one);
        Optional<String> type = one.optionalText("type");
        Optional<String> altText = one.optionalText("alt_text");
        Optional<String> url = one.optionalText("url");
        String shown = type.orElse("photo");
        int millis = shown.equals("photo") ? 0 : picture.durationMillis();
        if (url.isPresent()) {
            String key = "3_" + Integer.toUnsignedString(url.get().hashCode()) + number;
            return new XMedia(key, shown, url.get(), altText, picture.width(), picture.height(), millis);
        }
        byte[] bytes = picture.bytes(shown.equals("photo") ? TestPicture.PHOTO : TestPicture.VIDEO);
        return sandbox.media(
                bytes, type, altText, new MediaFile("image/jpeg", picture.width(), picture.height(), 1, millis));
    }

    private static Route post(String path, Route.Endpoint endpoint) {
        return Route.post(path, AdminRoutes.checked(endpoint)).taking(XUploading.CHUNK * 4);
    }
}
