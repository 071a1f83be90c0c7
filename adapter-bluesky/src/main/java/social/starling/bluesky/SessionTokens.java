package social.starling.bluesky;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import social.starling.http.HttpAnswer;
import social.starling.http.Json;
import social.starling.ports.account.Secret;
import social.starling.ports.platform.PlatformException;
import tools.jackson.databind.JsonNode;

/** What a session consists of, as the server gives it and as it is stored. */
record SessionTokens(String did, String handle, Secret access, Secret refresh, JsonNode didDoc) {
    static final String APP_PASSWORD = "app-password";
    static final String ACCESS = "access-token";
    static final String REFRESH = "refresh-token";

    /** @throws PlatformException {@code Malformed} when a part is missing */
    static SessionTokens of(HttpAnswer answer) {
        JsonNode body = answer.json();
        SessionTokens tokens = new SessionTokens(
                body.path("did").asString(""),
                body.path("handle").asString(""),
                new Secret(body.path("accessJwt").asString("")),
                new Secret(body.path("refreshJwt").asString("")),
                body.path("didDoc"));
        if (!Handle.isDid(tokens.did)
                || tokens.access.reveal().isEmpty()
                || tokens.refresh.reveal().isEmpty()) {
            throw new PlatformException.Malformed(
                    answer.endpoint() + " answered without a DID or without tokens; is this a Bluesky server?", null);
        }
        return tokens;
    }

    Map<String, Secret> with(Secret appPassword) {
        return Map.of(APP_PASSWORD, appPassword, ACCESS, access, REFRESH, refresh);
    }

    /** When the access token ends, as the token itself says; null when it is no token that can be read. */
    @Nullable
    Instant expiresAt() {
        String[] parts = access.reveal().split("\\.", 4);
        if (parts.length != 3) {
            return null;
        }
        try {
            String claims = new String(Base64.getUrlDecoder().decode(parts[1]), StandardCharsets.UTF_8);
            JsonNode tree = Json.parse(claims);
            long seconds = tree == null ? 0 : tree.path("exp").asLong(0);
            return seconds > 0 && seconds < 100_000_000_000L ? Instant.ofEpochSecond(seconds) : null;
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    @Override
    public String toString() {
        return "session of " + did;
    }
}
