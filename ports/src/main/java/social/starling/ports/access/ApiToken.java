package social.starling.ports.access;

import java.time.Instant;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A token for the API as it is stored: its hash, never the token itself.
 *
 * @param id names it without telling it; 1 to 64 lower-case letters, digits and hyphens
 * @param name what its owner calls it, 1 to 100 characters
 * @param hash SHA-256 of the token as 64 lower-case hexadecimal digits; enough for a token of 128 random bits
 * @param scopes at least one
 * @param expiresAt from when on it is refused; null for never
 * @param lastUsedAt when it was last accepted; null before its first use
 */
public record ApiToken(
        String id,
        String name,
        String hash,
        Set<Scope> scopes,
        Instant createdAt,
        @Nullable Instant expiresAt,
        @Nullable Instant lastUsedAt) {
    private static final Pattern ID = Pattern.compile("[a-z0-9-]{1,64}");
    private static final Pattern HASH = Pattern.compile("[0-9a-f]{64}");

    public ApiToken {
        scopes = Set.copyOf(scopes);
        if (!ID.matcher(id).matches()) {
            throw new IllegalArgumentException(
                    "\"" + id + "\" is no token id; 1 to 64 lower-case letters, digits and hyphens are allowed");
        }
        if (name.isBlank() || name.length() > 100) {
            throw new IllegalArgumentException(
                    "The token name \"" + name + "\" has " + name.length() + " characters; 1 to 100 are allowed");
        }
        // The value is left out of the message: somebody who passes the token itself must not find it in a log.
        if (!HASH.matcher(hash).matches()) {
            throw new IllegalArgumentException("The hash of the token " + id + " has " + hash.length()
                    + " characters; 64 lower-case hexadecimal digits of SHA-256 are allowed");
        }
        if (scopes.isEmpty()) {
            throw new IllegalArgumentException(
                    "The token " + id + " has no scope and could do nothing; give it READ, PUBLISH or ADMIN");
        }
    }

    public boolean isExpired(Instant now) {
        return expiresAt != null && !now.isBefore(expiresAt);
    }

    public ApiToken usedAt(Instant at) {
        return new ApiToken(id, name, hash, scopes, createdAt, expiresAt, at);
    }
}
