package social.starling.sandbox.bluesky;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import social.starling.sandbox.Journal;
import social.starling.sandbox.Json;
import social.starling.sandbox.Shelf;
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
    private static final String LAST = "token";

    private final InstantSource clock;
    private final Accounts accounts;
    private final Shelf<Refresh> refreshes;
    private final Shelf<Long> expiredUpTo;
    private final Shelf<Long> counters;
    private long counter;

    /** Counts from the moment of the start, so that a token of a run that kept nothing is nobody's in this one. */
    Sessions(InstantSource clock, Accounts accounts, Journal journal, Shelf<Long> counters) {
        this.clock = clock;
        this.accounts = accounts;
        this.refreshes = journal.shelf("refresh tokens", Refresh.class);
        this.expiredUpTo = journal.shelf("expired access tokens", Long.class);
        this.counters = counters;
        this.counter = Math.max(counters.find(LAST).orElse(0L), clock.millis());
    }

    BlueskySession open(BlueskyAccount account) {
        return pair(account, newRefresh(account.did()));
    }

    /** The account behind a live access token. */
    BlueskyAccount access(String token) {
        JsonNode claims = claims(token, ACCESS_SCOPE);
        String did = claims.path("sub").stringValue("");
        long number = Long.parseLong(claims.path("jti").stringValue("a0").substring(1));
        if (isOver(claims) || number <= expiredUpTo.find(did).orElse(0L)) {
            throw XrpcErrors.expiredToken("Token has expired");
        }
        return accounts.find(did).orElseThrow(() -> XrpcErrors.invalidToken("Token could not be verified"));
    }

    /** A new pair for a refresh token that is live or in its grace. */
    BlueskySession refresh(String token) {
        JsonNode claims = claims(token, REFRESH_SCOPE);
        String id = claims.path("jti").stringValue("");
        Refresh refresh = refreshes.find(id).orElse(null);
        if (isOver(claims)) {
            throw XrpcErrors.expiredToken("Token has expired");
        }
        if (refresh == null || !clock.instant().isBefore(refresh.end)) {
            throw XrpcErrors.expiredToken("Token has been revoked");
        }
        return pair(accounts.find(refresh.did).orElseThrow(), refresh.successor.orElseGet(() -> succeed(id, refresh)));
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
        refreshes.removeIf(refresh -> refresh.did.equals(account.did()));
    }

    private BlueskySession pair(BlueskyAccount account, String refreshId) {
        Instant end = refreshes.find(refreshId).map(Refresh::natural).orElseGet(clock::instant);
        return new BlueskySession(
                account.did(),
                account.handle(),
                Jwt.sign(
                        "at+jwt",
                        claims(account.did(), ACCESS_SCOPE, clock.instant().plus(ACCESS_LIFE), "a" + count())),
                Jwt.sign("refresh+jwt", claims(account.did(), REFRESH_SCOPE, end, refreshId)));
    }

    private String newRefresh(String did) {
        String id = "r" + count();
        Instant end = clock.instant().plus(REFRESH_LIFE);
        refreshes.put(id, new Refresh(did, end, end, Optional.empty()));
        return id;
    }

    /** The id of the token that follows; the old one begins its grace. */
    private String succeed(String id, Refresh old) {
        String successor = newRefresh(old.did);
        Instant end = clock.instant().plus(GRACE);
        refreshes.put(id, new Refresh(old.did, old.natural, end, Optional.of(successor)));
        return successor;
    }

    private long count() {
        counters.put(LAST, ++counter);
        return counter;
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

    /**
     * A refresh token.
     *
     * @param natural when it ends unused
     * @param successor the id of the token it was used for
     */
    private record Refresh(String did, Instant natural, Instant end, Optional<String> successor) {}
}
