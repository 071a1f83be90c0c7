package social.starling.memory;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import social.starling.ports.account.AccountId;
import social.starling.ports.account.CredentialRepository;
import social.starling.ports.account.Credentials;
import social.starling.ports.account.RefreshGrant;
import social.starling.ports.account.Secret;

/** The secrets as they are: memory is not at rest. */
final class MemoryCredentialRepository implements CredentialRepository {
    private final MemoryState state;

    MemoryCredentialRepository(MemoryState state) {
        this.state = state;
    }

    @Override
    public Optional<Credentials> find(AccountId account) {
        return state.transaction(
                () -> Optional.ofNullable(state.credentials.get(account)).map(CredentialRow::credentials));
    }

    @Override
    public void store(AccountId account, Map<String, Secret> secrets, @Nullable Instant expiresAt) {
        state.transaction(() -> write(account, secrets, expiresAt));
    }

    @Override
    public RefreshGrant lease(AccountId account, long version, String holder, Duration lease, boolean repeatable) {
        return state.transaction(() -> {
            CredentialRow row = state.credentials.get(account);
            if (row == null) {
                return new RefreshGrant.Lost();
            }
            if (row.credentials().version() != version) {
                return new RefreshGrant.Superseded(row.credentials());
            }
            Instant now = state.now();
            RefreshGrant.Granted begun = row.refresh();
            if (begun != null && begun.until().isAfter(now)) {
                return new RefreshGrant.Busy(begun.until());
            }
            if (begun != null && !repeatable) {
                return new RefreshGrant.Lost();
            }
            RefreshGrant.Granted granted = new RefreshGrant.Granted(account, version, holder, now.plus(lease));
            state.credentials.put(account, new CredentialRow(row.credentials(), granted));
            return granted;
        });
    }

    @Override
    public boolean replace(RefreshGrant.Granted grant, Map<String, Secret> secrets, @Nullable Instant expiresAt) {
        return state.transaction(() -> {
            if (!isHeldBy(grant)) {
                return false;
            }
            write(grant.account(), secrets, expiresAt);
            return true;
        });
    }

    @Override
    public void giveBack(RefreshGrant.Granted grant) {
        state.transaction(() -> {
            CredentialRow row = state.credentials.get(grant.account());
            if (row != null && isHeldBy(grant)) {
                state.credentials.put(grant.account(), new CredentialRow(row.credentials(), null));
            }
        });
    }

    @Override
    public void remove(AccountId account) {
        state.transaction(() -> {
            state.credentials.remove(account);
        });
    }

    private void write(AccountId account, Map<String, Secret> secrets, @Nullable Instant expiresAt) {
        CredentialRow row = state.credentials.get(account);
        long version = row == null ? 1 : row.credentials().version() + 1;
        state.credentials.put(account, new CredentialRow(new Credentials(version, secrets, expiresAt), null));
    }

    /** A lease that ran out is still its holder's until somebody else has got one. */
    private boolean isHeldBy(RefreshGrant.Granted grant) {
        CredentialRow row = state.credentials.get(grant.account());
        return row != null && grant.equals(row.refresh());
    }
}
