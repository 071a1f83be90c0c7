package social.starling.sandbox.x;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;
import social.starling.sandbox.Digests;
import social.starling.sandbox.Journal;
import social.starling.sandbox.Shelf;

/**
 * OAuth 2.0 tokens: an access token lives 2 hours, a refresh token 6 months and for one use. A refresh token that comes
 * back a second time ends its whole family, since one of the two holders has stolen it (RFC 9700, 4.14.2).
 */
final class XTokens {
    static final Duration ACCESS_LIFE = Duration.ofHours(2);
    private static final Duration REFRESH_LIFE = Duration.ofDays(182);
    private static final String LAST = "token";

    private final InstantSource clock;
    private final Shelf<Family> families;
    private final Shelf<Access> accesses;
    private final Shelf<Refresh> refreshes;
    private final Shelf<Long> counters;
    private long counter;

    /** Counts from the moment of the start, so that a token of a run that kept nothing is nobody's in this one. */
    XTokens(InstantSource clock, Journal journal, Shelf<Long> counters) {
        this.clock = clock;
        this.families = journal.shelf("token families", Family.class);
        this.accesses = journal.shelf("access tokens", Access.class);
        this.refreshes = journal.shelf("refresh tokens", Refresh.class);
        this.counters = counters;
        this.counter = Math.max(counters.find(LAST).orElse(0L), clock.millis());
    }

    XTokenPair issue(String userId, String clientId, Set<String> scopes) {
        Family family = new Family("f" + count(), userId, clientId, Set.copyOf(scopes), false);
        families.put(family.id, family);
        return issue(family);
    }

    /** A new pair for a live, unused refresh token of this client; anything else is empty, and reuse is punished. */
    Optional<XTokenPair> refresh(String token, String clientId) {
        Refresh refresh = refreshes.find(token).orElse(null);
        if (refresh == null || !family(refresh.family).clientId.equals(clientId)) {
            return Optional.empty();
        }
        if (refresh.used) {
            revoke(family(refresh.family));
        }
        Family family = family(refresh.family);
        if (family.revoked || !clock.instant().isBefore(refresh.end)) {
            return Optional.empty();
        }
        refreshes.put(token, new Refresh(refresh.family, refresh.end, true));
        return Optional.of(issue(family));
    }

    /** Who stands behind a live access token. */
    Optional<Holder> holder(String accessToken) {
        return accesses.find(accessToken)
                .filter(access -> clock.instant().isBefore(access.end))
                .map(access -> family(access.family))
                .filter(family -> !family.revoked)
                .map(family -> new Holder(family.userId, family.clientId, family.scopes));
    }

    /** Ends an access token alone, or with a refresh token all that came from the same consent. */
    void revoke(String token) {
        accesses.remove(token);
        refreshes.find(token).ifPresent(refresh -> revoke(family(refresh.family)));
    }

    /** Lets all access tokens of a user expire now; refresh tokens live on. */
    void expireAccess(String userId) {
        accesses.removeIf(access -> family(access.family).userId.equals(userId));
    }

    /** The user takes all consents back. */
    void revokeAll(String userId) {
        families.all().stream()
                .filter(family -> family.userId.equals(userId))
                .toList()
                .forEach(this::revoke);
        expireAccess(userId);
    }

    private XTokenPair issue(Family family) {
        Instant now = clock.instant();
        long number = count();
        String access = Digests.token("x access " + number);
        accesses.removeIf(old -> !now.isBefore(old.end));
        accesses.put(access, new Access(family.id, now.plus(ACCESS_LIFE)));
        if (!family.scopes.contains("offline.access")) {
            return new XTokenPair(access, Optional.empty(), family.scopes);
        }
        String refresh = Digests.token("x refresh " + number);
        refreshes.put(refresh, new Refresh(family.id, now.plus(REFRESH_LIFE), false));
        return new XTokenPair(access, Optional.of(refresh), family.scopes);
    }

    private long count() {
        counters.put(LAST, ++counter);
        return counter;
    }

    private Family family(String id) {
        return families.find(id).orElseThrow(() -> new IllegalStateException("no family " + id));
    }

    private void revoke(Family family) {
        families.put(family.id, new Family(family.id, family.userId, family.clientId, family.scopes, true));
    }

    /** A user's consent to an app. */
    record Holder(String userId, String clientId, Set<String> scopes) {}

    /** All tokens that came from one consent. */
    private record Family(String id, String userId, String clientId, Set<String> scopes, boolean revoked) {}

    private record Access(String family, Instant end) {}

    private record Refresh(String family, Instant end, boolean used) {}
}
