package social.starling.sandbox.x;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import social.starling.sandbox.Json;
import social.starling.sandbox.Refusal;
import social.starling.sandbox.WireReply;
import social.starling.sandbox.WireRequest;
import tools.jackson.databind.node.ObjectNode;

/** POST /2/oauth2/token and /2/oauth2/revoke: form-encoded, a confidential client by Basic, a public one by client_id. */
final class XTokenEndpoint {
    private final XApps apps;
    private final XCodes codes;
    private final XTokens tokens;

    XTokenEndpoint(XApps apps, XCodes codes, XTokens tokens) {
        this.apps = apps;
        this.codes = codes;
        this.tokens = tokens;
    }

    WireReply token(WireRequest request) {
        XApp app = client(request);
        String grantType = required(request, "grant_type");
        return switch (grantType) {
            case "authorization_code" -> {
                XCodes.Consent consent = codes.redeem(
                                required(request, "code"),
                                app.clientId(),
                                required(request, "redirect_uri"),
                                required(request, "code_verifier"))
                        .orElseThrow(() ->
                                error(400, "invalid_grant", "Value passed for the authorization code was invalid."));
                yield pair(tokens.issue(consent.userId(), app.clientId(), consent.scopes()));
            }
            case "refresh_token" ->
                pair(tokens.refresh(required(request, "refresh_token"), app.clientId())
                        .orElseThrow(() -> error(400, "invalid_grant", "Value passed for the token was invalid.")));
            default -> throw error(400, "unsupported_grant_type", "grant_type " + grantType + " is not supported");
        };
    }

    WireReply revoke(WireRequest request) {
        client(request);
        tokens.revoke(required(request, "token"));
        return WireReply.json(200, Json.object().put("revoked", true));
    }

    private XApp client(WireRequest request) {
        if (request.mediaType()
                .filter("application/x-www-form-urlencoded"::equals)
                .isEmpty()) {
            throw error(400, "invalid_request", "Content-Type must be application/x-www-form-urlencoded");
        }
        Optional<String> basic = request.header("authorization").filter(value -> value.startsWith("Basic "));
        if (basic.isPresent()) {
            return byBasic(basic.get().substring("Basic ".length()));
        }
        XApp app = apps.client(required(request, "client_id"))
                .orElseThrow(() -> error(401, "invalid_client", "client_id is unknown"));
        if (app.clientSecret().isPresent()) {
            throw error(401, "unauthorized_client", "Missing valid authorization header");
        }
        return app;
    }

    private XApp byBasic(String encoded) {
        try {
            String[] parts = new String(Base64.getDecoder().decode(encoded), StandardCharsets.UTF_8).split(":", 2);
            String id = URLDecoder.decode(parts[0], StandardCharsets.UTF_8);
            String secret = parts.length == 2 ? URLDecoder.decode(parts[1], StandardCharsets.UTF_8) : "";
            return apps.client(id)
                    .filter(app -> app.clientSecret().filter(secret::equals).isPresent())
                    .orElseThrow(() -> error(401, "unauthorized_client", "Missing valid authorization header"));
        } catch (IllegalArgumentException malformed) {
            throw error(401, "unauthorized_client", "Missing valid authorization header");
        }
    }

    private static WireReply pair(XTokenPair pair) {
        ObjectNode json = Json.object()
                .put("token_type", "bearer")
                .put("expires_in", XTokens.ACCESS_LIFE.toSeconds())
                .put("access_token", pair.accessToken())
                .put("scope", String.join(" ", pair.scopes().stream().sorted().toList()));
        pair.refreshToken().ifPresent(token -> json.put("refresh_token", token));
        return WireReply.json(200, json).with("Cache-Control", "no-store");
    }

    private static String required(WireRequest request, String name) {
        return Optional.ofNullable(request.form().get(name))
                .map(List::getFirst)
                .filter(value -> !value.isEmpty())
                .orElseThrow(() -> error(400, "invalid_request", "Missing required parameter [" + name + "]."));
    }

    private static Refusal error(int status, String error, String description) {
        return new Refusal(
                description,
                WireReply.json(status, Json.object().put("error", error).put("error_description", description)));
    }
}
