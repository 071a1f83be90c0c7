package social.starling.sandbox.x;

import social.starling.sandbox.Json;
import social.starling.sandbox.WireReply;
import social.starling.sandbox.WireRequest;
import tools.jackson.databind.node.ObjectNode;

/** GET /2/users/me and /2/users/by/username/:username; each user that is handed out is billed. */
final class XProfiles {
    private final XWorld world;
    private final XGate gate;

    XProfiles(XWorld world, XGate gate) {
        this.world = world;
        this.gate = gate;
    }

    WireReply me(XAccess.Caller caller, WireRequest request) {
        XKnownKeys.checkQuery("me", request);
        return found(caller, caller.user());
    }

    WireReply byUsername(XAccess.Caller caller, WireRequest request) {
        XKnownKeys.checkQuery("by_username", request);
        String username = request.capture("username");
        if (!username.matches("[A-Za-z0-9_]{1,15}")) {
            throw XProblems.invalid(
                    "The `username` path parameter value [" + username + "] does not match ^[A-Za-z0-9_]{1,15}$");
        }
        return world.users().named(username).map(user -> found(caller, user)).orElseGet(() -> {
            ObjectNode body = Json.object();
            body.putArray("errors").add(XProblems.missing("user", "username", username));
            return WireReply.json(200, body);
        });
    }

    static ObjectNode json(XUser user) {
        return Json.object().put("id", user.id()).put("name", user.name()).put("username", user.username());
    }

    private WireReply found(XAccess.Caller caller, XUser user) {
        gate.bill(caller.app()).add(XBill.Item.USER_READ, 1);
        ObjectNode body = Json.object();
        body.set("data", json(user));
        return WireReply.json(200, body);
    }
}
