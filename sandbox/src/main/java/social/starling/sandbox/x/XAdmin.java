package social.starling.sandbox.x;

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

/** X's own part of the admin API; docs/sandbox.md describes every call. */
final class XAdmin {
    private final XSandbox sandbox;
    private final XAdminSettings settings;

    XAdmin(XSandbox sandbox) {
        this.sandbox = sandbox;
        this.settings = new XAdminSettings(sandbox);
    }

    List<Route> routes() {
        return List.of(
                Route.get("/admin/users", request -> WireReply.json(200, users())),
                post("/admin/users", this::createUser),
                get("/admin/users/{username}/posts", this::posts),
                post("/admin/users/{username}/posts", this::post),
                post("/admin/users/{username}/tokens", this::grant),
                post("/admin/users/{username}/oauth1", this::grantOAuth1),
                post("/admin/users/{username}/expire-tokens", this::expire),
                post("/admin/users/{username}/revoke", this::revoke),
                post("/admin/posts/edit", this::edit),
                post("/admin/posts/delete", this::delete),
                get("/admin/app", request -> WireReply.json(200, XAdminJson.app(sandbox.app()))),
                get("/admin/cost", this::cost),
                post("/admin/credit", this::credit),
                get("/admin/limits", request -> WireReply.json(200, limits())),
                post("/admin/limits", this::setLimits),
                get("/admin/settings", settings::get),
                post("/admin/settings", settings::set));
    }

    private WireReply createUser(WireRequest request) {
        AdminBody body = AdminBody.of(request, "username", "premium");
        XUser user = sandbox.createUser(body.text("username"), body.flag("premium", false));
        return WireReply.json(201, XAdminJson.user(user));
    }

    private WireReply post(WireRequest request) {
        AdminBody body = AdminBody.of(request, "text", "reply_to", "quote_of", "repost_of", "media");
        String username = request.capture("username");
        String text = body.optionalText("text").orElse("");
        Optional<String> quoteOf = body.optionalText("quote_of");
        Optional<String> repostOf = body.optionalText("repost_of");
        XPost post;
        if (repostOf.isPresent()) {
            post = sandbox.repost(username, repostOf.get());
        } else if (quoteOf.isPresent()) {
            post = sandbox.quote(username, text, quoteOf.get());
        } else {
            post = sandbox.post(username, text, body.optionalText("reply_to"), media(body));
        }
        return WireReply.json(201, XAdminJson.post(post, request.origin()));
    }

    private WireReply posts(WireRequest request) {
        ObjectNode json = Json.object();
        var list = json.putArray("posts");
        sandbox.posts(request.capture("username")).forEach(post -> list.add(XAdminJson.post(post, request.origin())));
        return WireReply.json(200, json);
    }

    private WireReply edit(WireRequest request) {
        AdminBody body = AdminBody.of(request, "id", "text");
        return WireReply.json(200, XAdminJson.post(sandbox.edit(body.text("id"), body.text("text")), request.origin()));
    }

    private WireReply delete(WireRequest request) {
        sandbox.delete(AdminBody.of(request, "id").text("id"));
        return WireReply.json(200, Json.object().put("deleted", true));
    }

    private WireReply grant(WireRequest request) {
        AdminBody.of(request);
        return WireReply.json(201, XAdminJson.pair(sandbox.grant(request.capture("username"))));
    }

    private WireReply grantOAuth1(WireRequest request) {
        AdminBody.of(request);
        return WireReply.json(201, XAdminJson.oauth1(sandbox.grantOAuth1(request.capture("username"))));
    }

    private WireReply expire(WireRequest request) {
        sandbox.expireTokens(request.capture("username"));
        return WireReply.json(200, Json.object().put("expired", true));
    }

    private WireReply revoke(WireRequest request) {
        sandbox.revoke(request.capture("username"));
        return WireReply.json(200, Json.object().put("revoked", true));
    }

    private WireReply cost(WireRequest request) {
        XApp app = request.query("client_id").map(sandbox::app).orElseGet(sandbox::app);
        return WireReply.json(200, XAdminJson.cost(sandbox.cost(app)));
    }

    private WireReply credit(WireRequest request) {
        AdminBody body = AdminBody.of(request, "dollars", "client_id");
        XApp app = body.optionalText("client_id").map(sandbox::app).orElseGet(sandbox::app);
        sandbox.setCredit(app, body.decimal("dollars"));
        return WireReply.json(200, XAdminJson.cost(sandbox.cost(app)));
    }

    private WireReply setLimits(WireRequest request) {
        List<String> names = new ArrayList<>();
        for (XLimit limit : XLimit.values()) {
            names.add(limit.name().toLowerCase(Locale.ROOT));
        }
        AdminBody body = AdminBody.of(request, names.toArray(String[]::new));
        for (XLimit limit : XLimit.values()) {
            String name = limit.name().toLowerCase(Locale.ROOT);
            sandbox.setLimit(limit, body.number(name, sandbox.limit(limit)));
        }
        return WireReply.json(200, limits());
    }

    private ObjectNode users() {
        ObjectNode json = Json.object();
        var list = json.putArray("users");
        sandbox.users().forEach(user -> list.add(XAdminJson.user(user)));
        return json;
    }

    private ObjectNode limits() {
        ObjectNode json = Json.object();
        for (XLimit limit : XLimit.values()) {
            json.put(limit.name().toLowerCase(Locale.ROOT), sandbox.limit(limit));
        }
        return json;
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

    private static Route get(String path, Route.Endpoint endpoint) {
        return Route.get(path, AdminRoutes.checked(endpoint));
    }

    private static Route post(String path, Route.Endpoint endpoint) {
        return Route.post(path, AdminRoutes.checked(endpoint));
    }
}
