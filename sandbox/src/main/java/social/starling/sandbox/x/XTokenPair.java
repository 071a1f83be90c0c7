package social.starling.sandbox.x;

import java.util.Optional;
import java.util.Set;

/**
 * What the token endpoint hands out.
 *
 * @param refreshToken absent without the scope {@code offline.access}
 */
public record XTokenPair(String accessToken, Optional<String> refreshToken, Set<String> scopes) {
    public XTokenPair {
        scopes = Set.copyOf(scopes);
    }

    /** Names no secret. */
    @Override
    public String toString() {
        return "XTokenPair[scopes=" + scopes + "]";
    }
}
