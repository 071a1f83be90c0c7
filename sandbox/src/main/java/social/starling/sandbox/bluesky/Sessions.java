package social.starling.sandbox.bluesky;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import social.starling.sandbox.Json;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Sessions: an access token lives 2 hours; a refresh token lives 90 days and, once used, 2 hours longer, in which it gives
 * the same successor again.
 */
final class Sessions {
    private static final Duration ACCESS_LIFE = Duration.ofHours(2);
    private static final Duration REFRESH_LIFE = Duration.ofDays(90);
    private static final Duration GRACE = Duration.ofHours(2);
    private static final String ACCESS_SCOPE = "com.atproto.appPass";
    private static final String REFRESH_SCOPE = "com.atproto.refresh";

    private final InstantSource clock;
    private final Accounts accounts;
    private final Map<String, Refresh> refreshes = new HashMap<>();
    private final Map<String, Long> expiredUpTo = new HashMap<>();
    private long counter;

    /** Counts from the moment of the start, so that a refresh token of an earlier run is nobody's in this one. */
    Sessions(InstantSource clock, Accounts accounts) {
        this.clock = clock;
        this.counter = clock.millis();
        this.accounts = accounts;
    }

    BlueskySession open(BlueskyAccount account) {
        return pair(account, newRefresh(account.did()));
    }

    /** The account behind a live access token. */
    BlueskyAccount access(String token) {
        JsonNode claims = claims(token, ACCESS_SCOPE);
        String did = claims.path("sub").stringValue("");
        long number = Long.parseLong(claims.path("jti").stringValue("a0").substring(1));
        if (isOver(claims) || number <= expiredUpTo.getOrDefault(did, 0L)) {
            throw XrpcErrors.expiredToken("Token has expired");
        }
        return accounts.find(did).orElseThrow(() -> XrpcErrors.invalidToken("Token could not be verified"));
    }

    /** A new pair for a refresh token that is live or in its grace. */
    BlueskySession refresh(String token) {
        JsonNode claims = claims(token, REFRESH_SCOPE);
        Refresh refresh = refreshes.get(claims.path("jti").stringValue(""));
        if (isOver(claims)) {
            throw XrpcErrors.expiredToken("Token has expired");
        }
        if (refresh == null || !clock.instant().isBefore(refresh.end)) {
            throw XrpcErrors.expiredToken("Token has been revoked");
        }
        if (refresh.successor.isEmpty()) {
            refresh.successor = Optional.of(newRefresh(refresh.did));
            refresh.end = clock.instant().plus(GRACE);
        }
        return pair(accounts.find(refresh.did).orElseThrow(), refresh.successor.get());
    }

    /** Ends the session of a refresh token. */
    void close(String refreshToken) {
        refreshes.remove(claims(refreshToken, REFRESH_SCOPE).path("jti").stringValue(""));
    }

    /** Lets all access tokens of an account that were issued so far expire now. */
    void expireAccess(BlueskyAccount account) {
        expiredUpTo.put(account.did(), counter);
    }

    /** Ends all sessions of an account; access tokens live on until they expire, as a PDS does not look them up. */
    void closeAll(BlueskyAccount account) {
        refreshes.values().removeIf(refresh -> refresh.did.equals(account.did()));
    }

    private BlueskySession pair(BlueskyAccount account, String refreshId) {
        Refresh refresh = refreshes.get(refreshId);
        Instant end = refresh == null ? clock.instant() : refresh.natural;
        return new BlueskySession(
                account.did(),
                account.handle(),
                Jwt.sign(
                        "at+jwt",
                        claims(account.did(), ACCESS_SCOPE, clock.instant().plus(ACCESS_LIFE), "a" + ++counter)),
                Jwt.sign("refresh+jwt", claims(account.did(), REFRESH_SCOPE, end, refreshId)));
    }

    private String newRefresh(String did) {
        String id = "r" + ++counter;
        refreshes.put(id, new Refresh(did, clock.instant().plus(REFRESH_LIFE)));
        return id;
    }

    private ObjectNode claims(String did, String scope, Instant end, String id) {
        return Json.object()
                .put("scope", scope)
                .put("sub", did)
                .put("iat", clock.instant().getEpochSecond())
                .put("exp", end.getEpochSecond())
                .put("aud", "did:web:localhost")
                .put("jti", id);
    }

    private static JsonNode claims(String token, String scope) {
        JsonNode claims = Jwt.claims(token).orElseThrow(() -> XrpcErrors.invalidToken("Token could not be verified"));
        if (!claims.path("scope").stringValue("").equals(scope)) {
            throw XrpcErrors.invalidToken("Bad token scope");
        }
        return claims;
    }

    private boolean isOver(JsonNode claims) {
        return clock.instant().getEpochSecond() >= claims.path("exp").longValue();
    }

    private static final class Refresh {
        private final String did;
        private final Instant natural;
        private Instant end;
        private Optional<String> successor = Optional.empty();

        private Refresh(String did, Instant end) {
            this.did = did;
            this.natural = end;
            this.end = end;
        }
    }
}
