package social.starling.sandbox.x;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import social.starling.sandbox.Digests;

/**
 * OAuth 2.0 tokens: an access token lives 2 hours, a refresh token 6 months and for one use. A refresh token that comes
 * back a second time ends its whole family, since one of the two holders has stolen it (RFC 9700, 4.14.2).
 */
final class XTokens {
    static final Duration ACCESS_LIFE = Duration.ofHours(2);
    private static final Duration REFRESH_LIFE = Duration.ofDays(182);

    private final InstantSource clock;
    private final Map<String, Access> accesses = new HashMap<>();
    private final Map<String, Refresh> refreshes = new LinkedHashMap<>();
    private long counter;

    /** Counts from the moment of the start, so that a token of an earlier run is nobody's in this one. */
    XTokens(InstantSource clock) {
        this.clock = clock;
        this.counter = clock.millis();
    }

    XTokenPair issue(String userId, String clientId, Set<String> scopes) {
        return issue(new Family(userId, clientId, Set.copyOf(scopes)));
    }

    /** A new pair for a live, unused refresh token of this client; anything else is empty, and reuse is punished. */
    Optional<XTokenPair> refresh(String token, String clientId) {
        Refresh refresh = refreshes.get(token);
        if (refresh == null || !refresh.family.clientId.equals(clientId)) {
            return Optional.empty();
        }
        if (refresh.used) {
            refresh.family.revoked = true;
        }
        if (refresh.family.revoked || !clock.instant().isBefore(refresh.end)) {
            return Optional.empty();
        }
        refresh.used = true;
        return Optional.of(issue(refresh.family));
    }

    /** Who stands behind a live access token. */
    Optional<Holder> holder(String accessToken) {
        Access access = accesses.get(accessToken);
        if (access == null || access.family.revoked || !clock.instant().isBefore(access.end)) {
            return Optional.empty();
        }
        Family family = access.family;
        return Optional.of(new Holder(family.userId, family.clientId, family.scopes));
    }

    /** Ends an access token alone, or with a refresh token all that came from the same consent. */
    void revoke(String token) {
        accesses.remove(token);
        Refresh refresh = refreshes.get(token);
        if (refresh != null) {
            refresh.family.revoked = true;
        }
    }

    /** Lets all access tokens of a user expire now; refresh tokens live on. */
    void expireAccess(String userId) {
        accesses.values().removeIf(access -> access.family.userId.equals(userId));
    }

    /** The user takes all consents back. */
    void revokeAll(String userId) {
        refreshes.values().stream()
                .filter(refresh -> refresh.family.userId.equals(userId))
                .forEach(refresh -> refresh.family.revoked = true);
        expireAccess(userId);
    }

    private XTokenPair issue(Family family) {
        Instant now = clock.instant();
        String access = Digests.token("x access " + ++counter);
        accesses.put(access, new Access(family, now.plus(ACCESS_LIFE)));
        if (!family.scopes.contains("offline.access")) {
            return new XTokenPair(access, Optional.empty(), family.scopes);
        }
        String refresh = Digests.token("x refresh " + counter);
        refreshes.put(refresh, new Refresh(family, now.plus(REFRESH_LIFE)));
        return new XTokenPair(access, Optional.of(refresh), family.scopes);
    }

    /** A user's consent to an app. */
    record Holder(String userId, String clientId, Set<String> scopes) {}

    private record Access(Family family, Instant end) {}

    private static final class Family {
        private final String userId;
        private final String clientId;
        private final Set<String> scopes;
        private boolean revoked;

        private Family(String userId, String clientId, Set<String> scopes) {
            this.userId = userId;
            this.clientId = clientId;
            this.scopes = scopes;
        }
    }

    private static final class Refresh {
        private final Family family;
        private final Instant end;
        private boolean used;

        private Refresh(Family family, Instant end) {
            this.family = family;
            this.end = end;
        }
    }
}
