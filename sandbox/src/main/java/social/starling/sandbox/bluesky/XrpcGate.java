package social.starling.sandbox.bluesky;

import social.starling.sandbox.Json;
import social.starling.sandbox.RateWindow;
import social.starling.sandbox.Refusal;
import social.starling.sandbox.Route;
import social.starling.sandbox.WireReply;
import social.starling.sandbox.WireRequest;
import tools.jackson.databind.JsonNode;

/** What stands before every XRPC call: the request limit, the body's size and type; it puts the headers on every answer. */
final class XrpcGate {
    private static final int JSON_LIMIT = 150 * 1024;
    private static final String ADDRESS = "127.0.0.1";

    private final Pds pds;

    XrpcGate(Pds pds) {
        this.pds = pds;
    }

    /** A call with its limits and headers. */
    Route.Endpoint guard(Call call) {
        return guard(call, JSON_LIMIT);
    }

    /** A call that takes a body of up to {@code mostBytes}, with its limits and headers. */
    Route.Endpoint guard(Call call, int mostBytes) {
        return request -> {
            PointLimits.Tally tally = pds.limits().tally();
            WireReply reply;
            try {
                tally.spend(BlueskyLimit.REQUESTS, ADDRESS, 1);
                if (request.size() > mostBytes) {
                    throw XrpcErrors.error(413, "PayloadTooLarge", "request entity too large");
                }
                reply = call.answer(request, tally);
            } catch (Refusal refusal) {
                reply = refusal.reply();
            }
            return withHeaders(reply, tally.tightest());
        };
    }

    /** The account of the access token. */
    BlueskyAccount caller(WireRequest request) {
        return pds.sessions().access(bearer(request));
    }

    static String bearer(WireRequest request) {
        String header = request.header("authorization").orElseThrow(XrpcErrors::authMissing);
        if (!header.startsWith("Bearer ")) {
            throw XrpcErrors.invalidToken("Unexpected authorization type");
        }
        return header.substring("Bearer ".length());
    }

    /** The JSON object of a procedure's body. */
    static JsonNode input(WireRequest request) {
        String type = request.mediaType()
                .orElseThrow(
                        () -> XrpcErrors.invalidRequest("Request encoding (Content-Type) required but not provided"));
        if (!type.equals("application/json")) {
            throw XrpcErrors.invalidRequest("Wrong request encoding (Content-Type): " + type);
        }
        return Json.read(request.body())
                .filter(JsonNode::isObject)
                .orElseThrow(() -> XrpcErrors.invalidRequest("Input must be a JSON object"));
    }

    /** A required text of a procedure's body. */
    static String text(JsonNode input, String key) {
        JsonNode value = input.get(key);
        if (value == null) {
            throw XrpcErrors.invalidRequest("Input must have the property \"" + key + "\"");
        }
        if (!value.isString()) {
            throw XrpcErrors.invalidRequest("Input/" + key + " must be a string");
        }
        return value.stringValue();
    }

    /** A required parameter of a query. */
    static String parameter(WireRequest request, String name) {
        return request.query(name)
                .orElseThrow(() -> XrpcErrors.invalidRequest("Params must have the property \"" + name + "\""));
    }

    private WireReply withHeaders(WireReply reply, RateWindow.Reading reading) {
        WireReply shown = reply.with("RateLimit-Limit", Integer.toString(reading.limit()))
                .with("RateLimit-Remaining", Integer.toString(reading.remaining()))
                .with("RateLimit-Reset", Long.toString(reading.resetSeconds()))
                .with(
                        "RateLimit-Policy",
                        reading.limit() + ";w=" + reading.length().toSeconds());
        boolean told = reply.status() == 429 && pds.settings().retryAfter();
        return told ? shown.with("Retry-After", Long.toString(secondsUntil(reading))) : shown;
    }

    private long secondsUntil(RateWindow.Reading reading) {
        return Math.max(1, reading.resetSeconds() - pds.clock().instant().getEpochSecond());
    }

    /** An XRPC call; what it spends goes onto {@code tally}. */
    @FunctionalInterface
    interface Call {
        WireReply answer(WireRequest request, PointLimits.Tally tally);
    }
}
