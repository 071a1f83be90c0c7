package social.starling.ports.account;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The secrets of the accounts, encrypted at rest. Refreshing is single-flight across daemons: the lease is durable
 * before the refresh call leaves, since refresh tokens may be single use.
 */
public interface CredentialRepository {
    /** What stands there now, whichever daemon put it there. */
    Optional<Credentials> find(AccountId account);

    /**
     * As {@link #find}, but without looking where that can be saved: what this process has changed shows at once, what
     * other daemons have changed perhaps a minute later. It is for calls that ask {@link #find} once they are refused.
     */
    default Optional<Credentials> lastKnown(AccountId account) {
        return find(account);
    }

    /** Stores what a sign-in gave, whatever stood there, and forgets any open refresh. */
    void store(AccountId account, Map<String, Secret> secrets, @Nullable Instant expiresAt);

    /**
     * Asks for the right to replace {@code version}. A lease that ran out without {@link #replace} or {@link #giveBack}
     * answers {@link RefreshGrant.Lost}, unless {@code repeatable}: then it is granted anew.
     *
     * @param repeatable whether refreshing twice with the same token is harmless on this platform
     */
    RefreshGrant lease(AccountId account, long version, String holder, Duration lease, boolean repeatable);

    /** Stores the refreshed secrets and ends the lease; false when the lease or the version is no longer the caller's. */
    boolean replace(RefreshGrant.Granted grant, Map<String, Secret> secrets, @Nullable Instant expiresAt);

    /** Ends the lease when the platform surely did not spend the token. */
    void giveBack(RefreshGrant.Granted grant);

    void remove(AccountId account);
}
