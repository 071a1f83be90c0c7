package social.starling.memory;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import social.starling.ports.account.AccountId;
import social.starling.ports.account.CredentialRepository;
import social.starling.ports.account.Credentials;
import social.starling.ports.account.RefreshGrant;
import social.starling.ports.account.Secret;

/**
 * A repository that remembers for {@link #lastKnown} what it has read, for a minute at most. All who read and change
 * credentials in a process share one, so that what they change is forgotten at once; everything else goes to the
 * repository behind it.
 */
public final class RememberedCredentials implements CredentialRepository {
    /** How long other daemons' sign-ins and removals may go unnoticed here. */
    static final Duration MOST = Duration.ofMinutes(1);

    private final CredentialRepository truth;
    private final InstantSource clock;
    private final Map<AccountId, Memory> memories = new ConcurrentHashMap<>();

    /** @param truth what all daemons share */
    public RememberedCredentials(CredentialRepository truth, InstantSource clock) {
        this.truth = truth;
        this.clock = clock;
    }

    @Override
    public Optional<Credentials> lastKnown(AccountId account) {
        Memory memory = memory(account);
        Reading last = memory.last;
        return last != null && last.isYoung(clock.instant()) ? Optional.of(last.found) : read(account, memory);
    }

    @Override
    public Optional<Credentials> find(AccountId account) {
        return read(account, memory(account));
    }

    @Override
    public void store(AccountId account, Map<String, Secret> secrets, @Nullable Instant expiresAt) {
        try {
            truth.store(account, secrets, expiresAt);
        } finally {
            forget(account);
        }
    }

    @Override
    public RefreshGrant lease(AccountId account, long version, String holder, Duration lease, boolean repeatable) {
        try {
            return truth.lease(account, version, holder, lease, repeatable);
        } finally {
            // It may have told of a younger version than the one in memory.
            forget(account);
        }
    }

    @Override
    public boolean replace(RefreshGrant.Granted grant, Map<String, Secret> secrets, @Nullable Instant expiresAt) {
        try {
            return truth.replace(grant, secrets, expiresAt);
        } finally {
            forget(grant.account());
        }
    }

    @Override
    public void giveBack(RefreshGrant.Granted grant) {
        truth.giveBack(grant);
    }

    @Override
    public void remove(AccountId account) {
        try {
            truth.remove(account);
        } finally {
            forget(account);
        }
    }

    private Memory memory(AccountId account) {
        return memories.computeIfAbsent(account, id -> new Memory());
    }

    private Optional<Credentials> read(AccountId account, Memory memory) {
        Instant asked = clock.instant();
        Optional<Credentials> found = truth.find(account);
        memory.last = found.map(credentials -> new Reading(credentials, asked)).orElse(null);
        return found;
    }

    /** Whoever is still reading fills a memory that nobody looks into any more. */
    private void forget(AccountId account) {
        memories.remove(account);
    }

    private static final class Memory {
        volatile @Nullable Reading last;
    }

    /** @param asked the time before the reading, so that it is never younger than it claims */
    private record Reading(Credentials found, Instant asked) {
        /** A clock that was set back makes it old too. */
        boolean isYoung(Instant now) {
            return !now.isBefore(asked) && now.isBefore(asked.plus(MOST));
        }
    }
}
