package social.starling.daemon;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import social.starling.ports.access.ApiToken;
import social.starling.ports.access.ApiTokenRepository;
import social.starling.ports.access.Scope;
import social.starling.ports.account.Secret;
import social.starling.ports.digest.Digest;

/** Makes the tokens of the API and recognises them; a token itself is told once and stored nowhere. */
final class TokenDesk {
    /** Lets people and scanners tell what it is when it turns up where it should not. */
    private static final String PREFIX = "stl_";

    private static final int RANDOM_BYTES = 24;
    /** A use is written down once in so long, so that reading costs no write each time. */
    private static final Duration USE_GRAIN = Duration.ofMinutes(1);

    private final ApiTokenRepository tokens;
    private final SecureRandom random;
    private final InstantSource clock;

    TokenDesk(ApiTokenRepository tokens, SecureRandom random, InstantSource clock) {
        this.tokens = tokens;
        this.random = random;
        this.clock = clock;
    }

    List<ApiToken> list() {
        return tokens.all();
    }

    /** @param purpose begins the token's id: 1 to 40 lower-case letters, digits and hyphens */
    Issued issue(String purpose, String name, Set<Scope> scopes, @Nullable Instant expiresAt) {
        Secret secret =
                new Secret(PREFIX + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes(RANDOM_BYTES)));
        String id = purpose + "-" + HexFormat.of().formatHex(bytes(4));
        ApiToken token = new ApiToken(id, name, hash(secret.reveal()), scopes, clock.instant(), expiresAt, null);
        tokens.add(token);
        return new Issued(token, secret);
    }

    /** The stored token of {@code given}, and its use is noted; empty when it is unknown or has expired. */
    Optional<ApiToken> recognise(String given) {
        if (!given.startsWith(PREFIX) || given.length() > 100) {
            return Optional.empty();
        }
        String hash = hash(given);
        Instant now = clock.instant();
        Optional<ApiToken> found = tokens.findByHash(hash)
                .filter(token -> same(token.hash(), hash))
                .filter(token -> !token.isExpired(now));
        found.filter(token -> token.lastUsedAt() == null
                        || token.lastUsedAt().plus(USE_GRAIN).isBefore(now))
                .ifPresent(token -> tokens.touch(token.id(), now));
        return found;
    }

    boolean remove(String id) {
        return tokens.remove(id);
    }

    /** Removes what earlier processes made for {@code purpose} and could not remove themselves. */
    void removeAll(String purpose) {
        tokens.all().stream()
                .map(ApiToken::id)
                .filter(id -> id.startsWith(purpose + "-"))
                .forEach(tokens::remove);
    }

    private byte[] bytes(int count) {
        byte[] bytes = new byte[count];
        random.nextBytes(bytes);
        return bytes;
    }

    private static String hash(String token) {
        return Digest.sha256Hex(token);
    }

    private static boolean same(String one, String other) {
        return MessageDigest.isEqual(
                one.getBytes(StandardCharsets.US_ASCII), other.getBytes(StandardCharsets.US_ASCII));
    }

    /** A new token. @param secret to be told once */
    record Issued(ApiToken token, Secret secret) {}
}
