package social.starling.sandbox.bluesky;

import social.starling.sandbox.Json;
import social.starling.sandbox.WireReply;
import social.starling.sandbox.WireRequest;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** com.atproto.server: sessions, and what the server says about itself. */
final class SessionRoutes {
    private final Pds pds;
    private final XrpcGate gate;

    SessionRoutes(Pds pds, XrpcGate gate) {
        this.pds = pds;
        this.gate = gate;
    }

    WireReply create(WireRequest request, PointLimits.Tally tally) {
        JsonNode input = XrpcGate.input(request);
        String identifier = XrpcGate.text(input, "identifier");
        String password = XrpcGate.text(input, "password");
        tally.spend(BlueskyLimit.SESSIONS_DAY, identifier, 1);
        tally.spend(BlueskyLimit.SESSIONS_5_MINUTES, identifier, 1);
        BlueskyAccount account = pds.accounts()
                .find(identifier)
                .filter(found -> pds.accounts().accepts(found, password))
                .orElseThrow(() -> XrpcErrors.authenticationRequired("Invalid identifier or password"));
        return session(request, account, pds.sessions().open(account));
    }

    WireReply refresh(WireRequest request, PointLimits.Tally tally) {
        if (request.body().length > 0) {
            throw XrpcErrors.invalidRequest("A request body was provided when none was expected");
        }
        BlueskySession session = pds.sessions().refresh(XrpcGate.bearer(request));
        return session(request, pds.accounts().find(session.did()).orElseThrow(), session);
    }

    WireReply get(WireRequest request, PointLimits.Tally tally) {
        return WireReply.json(200, view(request, gate.caller(request)));
    }

    WireReply delete(WireRequest request, PointLimits.Tally tally) {
        pds.sessions().close(XrpcGate.bearer(request));
        return WireReply.json(200, Json.object());
    }

    WireReply describeServer(WireRequest request, PointLimits.Tally tally) {
        ObjectNode json = Json.object().put("did", "did:web:localhost").put("inviteCodeRequired", false);
        json.putArray("availableUserDomains").add(".test");
        json.putObject("links");
        json.putObject("contact");
        return WireReply.json(200, json);
    }

    WireReply resolveHandle(WireRequest request, PointLimits.Tally tally) {
        String handle = XrpcGate.parameter(request, "handle");
        return pds.accounts()
                .find(handle)
                .filter(account -> !handle.startsWith("did:"))
                .map(account -> WireReply.json(200, Json.object().put("did", account.did())))
                .orElseThrow(() -> XrpcErrors.invalidRequest("Unable to resolve handle"));
    }

    /** The DID document, which names the PDS. */
    static ObjectNode document(WireRequest request, BlueskyAccount account) {
        ObjectNode document = Json.object().put("id", account.did());
        document.putArray("alsoKnownAs").add("at://" + account.handle());
        document.putArray("service")
                .addObject()
                .put("id", "#atproto_pds")
                .put("type", "AtprotoPersonalDataServer")
                .put("serviceEndpoint", "http://" + request.header("host").orElse("127.0.0.1"));
        return document;
    }

    private static WireReply session(WireRequest request, BlueskyAccount account, BlueskySession session) {
        return WireReply.json(
                200,
                view(request, account).put("accessJwt", session.accessJwt()).put("refreshJwt", session.refreshJwt()));
    }

    private static ObjectNode view(WireRequest request, BlueskyAccount account) {
        ObjectNode view = Json.object()
                .put("did", account.did())
                .put("handle", account.handle())
                .put("active", true);
        view.set("didDoc", document(request, account));
        return view;
    }
}
