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
import tools.jackson.databind.node.ObjectNode;

/** Bluesky's own part of the admin API; docs/sandbox.md describes every call. */
final class BlueskyAdmin {
    private final BlueskySandbox sandbox;

    BlueskyAdmin(BlueskySandbox sandbox) {
        this.sandbox = sandbox;
    }

    List<Route> routes() {
        return List.of(
                Route.get("/admin/users", request -> WireReply.json(200, users())),
                post("/admin/users", this::createUser),
                Route.get("/admin/users/{handle}/posts", AdminRoutes.checked(this::posts)),
                post("/admin/users/{handle}/posts", this::post),
                post("/admin/users/{handle}/expire-tokens", this::expire),
                post("/admin/users/{handle}/revoke", this::revoke),
                post("/admin/posts/edit", this::edit),
                post("/admin/posts/delete", this::delete),
                Route.get("/admin/limits", request -> WireReply.json(200, limits())),
                post("/admin/limits", this::setLimits),
                Route.get("/admin/settings", request -> WireReply.json(200, settings())),
                post("/admin/settings", this::setSettings));
    }

    private WireReply createUser(WireRequest request) {
        AdminBody body = AdminBody.of(request, "handle", "app_password");
        return WireReply.json(201, user(sandbox.createUser(body.text("handle"), body.optionalText("app_password"))));
    }

    private WireReply post(WireRequest request) {
        AdminBody body = AdminBody.of(request, "text", "reply_to", "media");
        BlueskyPost post = sandbox.post(
                request.capture("handle"),
                body.optionalText("text").orElse(""),
                body.optionalText("reply_to"),
                media(body));
        return WireReply.json(201, post(post));
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

    private WireReply posts(WireRequest request) {
        ObjectNode json = Json.object();
        var list = json.putArray("posts");
        sandbox.posts(request.capture("handle")).forEach(post -> list.add(post(post)));
        return WireReply.json(200, json);
    }

    private WireReply edit(WireRequest request) {
        AdminBody body = AdminBody.of(request, "id", "text");
        return WireReply.json(200, post(sandbox.edit(body.text("id"), body.text("text"))));
    }

    private WireReply delete(WireRequest request) {
        sandbox.delete(AdminBody.of(request, "id").text("id"));
        return WireReply.json(200, Json.object().put("deleted", true));
    }

    private WireReply expire(WireRequest request) {
        sandbox.expireTokens(request.capture("handle"));
        return WireReply.json(200, Json.object().put("expired", true));
    }

    private WireReply revoke(WireRequest request) {
        sandbox.revoke(request.capture("handle"));
        return WireReply.json(200, Json.object().put("revoked", true));
    }

    private WireReply setLimits(WireRequest request) {
        List<String> names = new ArrayList<>();
        for (BlueskyLimit limit : BlueskyLimit.values()) {
            names.add(limit.name().toLowerCase(Locale.ROOT));
        }
        AdminBody body = AdminBody.of(request, names.toArray(String[]::new));
        for (BlueskyLimit limit : BlueskyLimit.values()) {
            sandbox.setLimit(limit, body.number(limit.name().toLowerCase(Locale.ROOT), sandbox.limit(limit)));
        }
        return WireReply.json(200, limits());
    }

    private WireReply setSettings(WireRequest request) {
        AdminBody body = AdminBody.of(
                request, "strict", "identical_put_first", "retry_after", "blob_limit", "image_limit", "video_limit");
        BlueskySettings old = sandbox.settings();
        BlueskySettings settings = new BlueskySettings(
                body.flag("strict", old.strict()),
                body.flag("identical_put_first", old.identicalPutFirst()),
                body.flag("retry_after", old.retryAfter()));
        BlobLimits limits = sandbox.blobLimits();
        sandbox.setBlobLimits(new BlobLimits(
                body.number("blob_limit", limits.upload()),
                body.number("image_limit", limits.image()),
                body.number("video_limit", limits.video())));
        sandbox.setSettings(settings);
        return WireReply.json(200, settings());
    }

    private ObjectNode users() {
        ObjectNode json = Json.object();
        var list = json.putArray("users");
        sandbox.users().forEach(account -> list.add(user(account)));
        return json;
    }

    private ObjectNode limits() {
        ObjectNode json = Json.object();
        for (BlueskyLimit limit : BlueskyLimit.values()) {
            json.put(limit.name().toLowerCase(Locale.ROOT), sandbox.limit(limit));
        }
        return json;
    }

    private ObjectNode settings() {
        BlueskySettings settings = sandbox.settings();
        return Json.object()
                .put("strict", settings.strict())
                .put("identical_put_first", settings.identicalPutFirst())
                .put("retry_after", settings.retryAfter())
                .put("blob_limit", sandbox.blobLimits().upload())
                .put("image_limit", sandbox.blobLimits().image())
                .put("video_limit", sandbox.blobLimits().video());
    }

    private static ObjectNode user(BlueskyAccount account) {
        return Json.object()
                .put("did", account.did())
                .put("handle", account.handle())
                .put("app_password", account.appPassword());
    }

    private static ObjectNode post(BlueskyPost post) {
        ObjectNode json = Json.object()
                .put("id", post.uri())
                .put("cid", post.cid())
                .put("rkey", post.rkey())
                .put("text", post.text())
                .put("created_at", post.createdAt())
                .put("reply_to", post.replyParent().orElse(null))
                .put("reply_root", post.replyRoot().orElse(null))
                .put("via", post.via().name().toLowerCase(Locale.ROOT));
        var facets = json.putArray("facets");
        for (BlueskyPost.Facet facet : post.facets()) {
            facets.addObject()
                    .put("kind", facet.kind())
                    .put("byte_start", facet.byteStart())
                    .put("byte_end", facet.byteEnd())
                    .put("value", facet.value());
        }
        json.set(
                "record",
                Json.read(post.record().getBytes(StandardCharsets.UTF_8)).orElseThrow());
        return json;
    }

    private static Route post(String path, Route.Endpoint endpoint) {
        return Route.post(path, AdminRoutes.checked(endpoint));
    }
}
