package social.starling.sandbox.bluesky;

import java.time.Duration;
import java.time.Instant;
import social.starling.sandbox.Json;
import social.starling.sandbox.WireReply;
import social.starling.sandbox.WireRequest;

/** com.atproto.server.getServiceAuth: tokens by which another service may act for an account for a while. */
final class ServiceTokens {
    private static final Duration USUAL_LIFE = Duration.ofMinutes(1);
    private static final Duration LONGEST_LIFE = Duration.ofHours(1);

    private final Pds pds;
    private final XrpcGate gate;

    ServiceTokens(Pds pds, XrpcGate gate) {
        this.pds = pds;
        this.gate = gate;
    }

    WireReply get(WireRequest request, PointLimits.Tally tally) {
        BlueskyAccount account = gate.caller(request);
        String audience = XrpcGate.parameter(request, "aud");
        Instant now = pds.clock().instant();
        Instant end = request.query("exp")
                .filter(text -> text.matches("[0-9]{1,12}"))
                .map(text -> Instant.ofEpochSecond(Long.parseLong(text)))
                .orElse(now.plus(USUAL_LIFE));
        if (end.isBefore(now)) {
            throw XrpcErrors.error(400, "BadExpiration", "expiration is in past");
        }
        if (end.isAfter(now.plus(LONGEST_LIFE))) {
            throw XrpcErrors.error(
                    400, "BadExpiration", "cannot request a token with an expiration more than an hour in the future");
        }
        if (!request.query("lxm").isPresent() && end.isAfter(now.plus(USUAL_LIFE))) {
            throw XrpcErrors.error(
                    400,
                    "BadExpiration",
                    "cannot request a method-less token with an expiration more than a minute in the future");
        }
        return WireReply.json(
                200,
                Json.object()
                        .put(
                                "token",
                                Jwt.sign(
                                        "JWT",
                                        Json.object()
                                                .put("iss", account.did())
                                                .put("aud", audience)
                                                .put("lxm", request.query("lxm").orElse(""))
                                                .put("iat", now.getEpochSecond())
                                                .put("exp", end.getEpochSecond()))));
    }

    /** The DID of this PDS as its clients name it. */
    static String audience(WireRequest request) {
        return "did:web:" + request.header("host").orElse("127.0.0.1").replaceFirst(":[0-9]+$", "");
    }
}
