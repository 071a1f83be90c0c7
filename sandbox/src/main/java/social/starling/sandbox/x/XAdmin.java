package social.starling.sandbox.x;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import social.starling.sandbox.AdminBody;
import social.starling.sandbox.AdminPicture;
import social.starling.sandbox.AdminPosts;
import social.starling.sandbox.AdminRoutes;
import social.starling.sandbox.Json;
import social.starling.sandbox.Route;
import social.starling.sandbox.WireReply;
import social.starling.sandbox.WireRequest;
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
        List<Route> routes = new ArrayList<>(new AdminPosts<>(new XAdminPosts(sandbox), XUploading.CHUNK * 4).routes());
        routes.addAll(others());
        return routes;
    }

    private List<Route> others() {
        return List.of(
                Route.get("/admin/users", request -> WireReply.json(200, users())),
                post("/admin/users", this::createUser),
                post("/admin/users/{username}/tokens", this::grant),
                post("/admin/users/{username}/oauth1", this::grantOAuth1),
                post("/admin/users/{username}/expire-tokens", this::expire),
                post("/admin/users/{username}/revoke", this::revoke),
                post("/admin/pages", this::describePage).taking(XUploading.CHUNK * 4),
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

    /** A page that posts link to; its picture lies here, or elsewhere under {@code picture_url}. */
    private WireReply describePage(WireRequest request) {
        AdminBody body = AdminBody.of(request, AdminPicture.keys("url", "title", "description", "picture_url"));
        AdminPicture picture = AdminPicture.of(body);
        String title = body.text("title");
        String description = body.optionalText("description").orElse("");
        Optional<String> elsewhere = body.optionalText("picture_url");
        if (elsewhere.isPresent()) {
            List<XLinkedPage.Picture> pictures =
                    List.of(new XLinkedPage.Picture(elsewhere.get(), picture.width(), picture.height()));
            sandbox.describePage(body.text("url"), new XLinkedPage(title, description, pictures));
        } else {
            boolean pictured = body.has("picture") || body.has("data");
            Optional<byte[]> bytes = pictured ? Optional.of(picture.bytes(TestPicture.PHOTO)) : Optional.empty();
            sandbox.describePage(body.text("url"), title, description, bytes);
        }
        return WireReply.json(201, Json.object().put("url", body.text("url")));
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

    private static Route get(String path, Route.Endpoint endpoint) {
        return Route.get(path, AdminRoutes.checked(endpoint));
    }

    private static Route post(String path, Route.Endpoint endpoint) {
        return Route.post(path, AdminRoutes.checked(endpoint));
    }
}
