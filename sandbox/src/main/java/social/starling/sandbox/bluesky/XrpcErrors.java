package social.starling.sandbox.bluesky;

import social.starling.sandbox.Json;
import social.starling.sandbox.Refusal;
import social.starling.sandbox.WireReply;

/** A PDS's refusals: a status, a name that programs read, a message that people read. */
final class XrpcErrors {
    private XrpcErrors() {}

    static Refusal invalidRequest(String message) {
        return error(400, "InvalidRequest", message);
    }

    static Refusal invalidRecord(String collection, String complaint) {
        return invalidRequest("Invalid " + collection + " record: " + complaint);
    }

    static Refusal invalidToken(String message) {
        return error(400, "InvalidToken", message);
    }

    static Refusal expiredToken(String message) {
        return error(400, "ExpiredToken", message);
    }

    static Refusal authMissing() {
        return error(401, "AuthMissing", "Authentication Required");
    }

    static Refusal authenticationRequired(String message) {
        return error(401, "AuthenticationRequired", message);
    }

    static Refusal error(int status, String name, String message) {
        return new Refusal(
                name + ": " + message,
                WireReply.json(status, Json.object().put("error", name).put("message", message)));
    }
}
