package social.starling.twitter;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import social.starling.http.HttpAnswer;
import social.starling.ports.account.Secret;
import tools.jackson.databind.JsonNode;

/** An access token and the refresh token that replaces it, once (RFC 6749). */
record TokenPair(Secret access, Secret refresh, Instant expiresAt) {
    static final String ACCESS = "access-token";
    static final String REFRESH = "refresh-token";

    /** X says 7200 seconds; of a server that says nothing a token is taken to live as long. */
    private static final long USUAL_LIFE = Duration.ofHours(2).toSeconds();

    /** Null when the answer holds no token. @param kept the refresh token that goes on when no new one comes */
    static @Nullable TokenPair of(HttpAnswer answer, @Nullable Secret kept, Instant now) {
        JsonNode body = answer.jsonOrMissing();
        String access = body.path("access_token").asString("");
        String refresh = body.path("refresh_token").asString(kept == null ? "" : kept.reveal());
        long life = body.path("expires_in").asLong(USUAL_LIFE);
        if (access.isEmpty() || refresh.isEmpty() || life < 1) {
            return null;
        }
        return new TokenPair(new Secret(access), new Secret(refresh), now.plusSeconds(Math.min(life, 10 * USUAL_LIFE)));
    }

    Map<String, Secret> secrets() {
        return Map.of(ACCESS, access, REFRESH, refresh);
    }
}
