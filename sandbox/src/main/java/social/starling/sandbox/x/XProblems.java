package social.starling.sandbox.x;

import social.starling.sandbox.Json;
import social.starling.sandbox.Refusal;
import social.starling.sandbox.WireReply;
import tools.jackson.databind.node.ObjectNode;

/** X's refusals, word for word where the facts give the words. The header x-sandbox-reason is the sandbox's own help. */
final class XProblems {
    static final String TYPES = "https://api.x.com/2/problems/";
    static final String DUPLICATE = "You are not allowed to create a Tweet with duplicate content.";
    static final String REPLY_NOT_ALLOWED = "Reply to this conversation is not allowed because you have not been "
            + "mentioned or otherwise engaged by the author of the post you are replying to.";
    static final String TOO_LONG = "Your Tweet text is too long. For more information on how Twitter determines text "
            + "length see https://github.com/twitter/twitter-text.";

    private XProblems() {}

    static Refusal unauthorized(String reason) {
        return refusal(401, "about:blank", "Unauthorized", "Unauthorized", reason);
    }

    static Refusal forbidden(String detail, String reason) {
        return refusal(403, "about:blank", "Forbidden", detail, reason);
    }

    static Refusal tooMany(String reason) {
        return refusal(429, "about:blank", "Too Many Requests", "Too Many Requests", reason);
    }

    static Refusal invalid(String detail) {
        return refusal(400, TYPES + "invalid-request", "Invalid Request", detail, detail);
    }

    static Refusal noCredits(String type) {
        return refusal(
                402,
                TYPES + type,
                "CreditsDepleted",
                "Your enrolled account does not have any credits to fulfill this request.",
                "the admin has set the credit balance to zero or it is used up");
    }

    static Refusal notFound(String path) {
        return refusal(404, "about:blank", "Not Found", "Not Found", "the sandbox has no route " + path);
    }

    static Refusal refusal(int status, String type, String title, String detail, String reason) {
        ObjectNode body = Json.object()
                .put("title", title)
                .put("type", type)
                .put("status", status)
                .put("detail", detail);
        WireReply reply = WireReply.json(status, body)
                .with("Content-Type", "application/problem+json; charset=utf-8")
                .with("x-sandbox-reason", reason.replaceAll("[^\\x20-\\x7e]", "?"));
        return new Refusal(reason, reply);
    }

    /** The entry of {@code errors} for a resource that is not (or no longer) there. */
    static ObjectNode missing(String resourceType, String parameter, String value) {
        return Json.object()
                .put("value", value)
                .put("detail", "Could not find " + resourceType + " with " + parameter + ": [" + value + "].")
                .put("title", "Not Found Error")
                .put("resource_type", resourceType)
                .put("parameter", parameter)
                .put("resource_id", value)
                .put("type", TYPES + "resource-not-found");
    }
}
