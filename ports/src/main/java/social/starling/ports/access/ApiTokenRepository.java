package social.starling.ports.access;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The tokens that open the API. */
public interface ApiTokenRepository {
    /** @throws IllegalArgumentException when the id or the hash is taken */
    void add(ApiToken token);

    /** The token with this hash, expired ones included. */
    Optional<ApiToken> findByHash(String hash);

    /** In the order of creation. */
    List<ApiToken> all();

    /** Removes the token; false when there was none. */
    boolean remove(String id);

    /** Records a use; an earlier one than the last changes nothing, nor does an unknown id. */
    void touch(String id, Instant at);
}
