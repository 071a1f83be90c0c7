package social.starling.sandbox.bluesky;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import social.starling.sandbox.AdminBody;
import social.starling.sandbox.AdminPosts;
import social.starling.sandbox.AdminRoutes;
import social.starling.sandbox.Json;
import social.starling.sandbox.Route;
import social.starling.sandbox.WireReply;
import social.starling.sandbox.WireRequest;
import tools.jackson.databind.node.ObjectNode;

/** Bluesky's own part of the admin API; docs/sandbox.md describes every call. */
final class BlueskyAdmin {
    private final BlueskySandbox sandbox;

    BlueskyAdmin(BlueskySandbox sandbox) {
        this.sandbox = sandbox;
    }

    List<Route> routes() {
        BlueskyAdminPosts screen = new BlueskyAdminPosts(sandbox);
        List<Route> routes = new ArrayList<>(new AdminPosts<>(screen, BlobLimits.MOST).routes());
        routes.add(post("/admin/users/{handle}/records", screen::write).taking(BlobLimits.MOST));
        routes.addAll(others());
        return routes;
    }

    private List<Route> others() {
        return List.of(
                Route.get("/admin/users", request -> WireReply.json(200, users())),
                post("/admin/users", this::createUser),
                post("/admin/users/{handle}/expire-tokens", this::expire),
                post("/admin/users/{handle}/revoke", this::revoke),
                Route.get("/admin/push", request -> WireReply.json(200, push())),
                post("/admin/push", this::setPush),
                Route.get("/admin/limits", request -> WireReply.json(200, limits())),
                post("/admin/limits", this::setLimits),
                Route.get("/admin/settings", request -> WireReply.json(200, settings())),
                post("/admin/settings", this::setSettings));
    }

    private WireReply createUser(WireRequest request) {
        AdminBody body = AdminBody.of(request, "handle", "app_password");
        return WireReply.json(201, user(sandbox.createUser(body.text("handle"), body.optionalText("app_password"))));
    }

    private WireReply expire(WireRequest request) {
        sandbox.expireTokens(request.capture("handle"));
        return WireReply.json(200, Json.object().put("expired", true));
    }

    private WireReply revoke(WireRequest request) {
        sandbox.revoke(request.capture("handle"));
        return WireReply.json(200, Json.object().put("revoked", true));
    }

    private WireReply setPush(WireRequest request) {
        AdminBody body = AdminBody.of(request, "drop", "forget");
        if (body.flag("forget", false)) {
            sandbox.forgetEvents();
        }
        if (body.flag("drop", false)) {
            sandbox.dropSubscribers();
        }
        return WireReply.json(200, push());
    }

    private ObjectNode push() {
        return Json.object().put("subscribers", sandbox.subscribers());
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
                request,
                "strict",
                "identical_put_first",
                "retry_after",
                "blob_limit",
                "image_limit",
                "video_limit",
                "video_polls",
                "video_failure");
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
        VideoSettings videos = sandbox.videoSettings();
        Optional<String> failure = body.optionalText("video_failure");
        sandbox.setVideoSettings(new VideoSettings(
                body.number("video_polls", videos.polls()),
                failure.isPresent() ? failure.filter(code -> !code.equals("none")) : videos.failure(),
                videos.most()));
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
                .put("video_limit", sandbox.blobLimits().video())
                .put("video_polls", sandbox.videoSettings().polls())
                .put("video_failure", sandbox.videoSettings().failure().orElse("none"));
    }

    private static ObjectNode user(BlueskyAccount account) {
        return Json.object()
                .put("did", account.did())
                .put("handle", account.handle())
                .put("app_password", account.appPassword());
    }

    private static Route post(String path, Route.Endpoint endpoint) {
        return Route.post(path, AdminRoutes.checked(endpoint));
    }
}
