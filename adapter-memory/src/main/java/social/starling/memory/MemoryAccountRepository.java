package social.starling.memory;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import social.starling.ports.account.Account;
import social.starling.ports.account.AccountId;
import social.starling.ports.account.AccountRepository;

/** The accounts, by id. */
final class MemoryAccountRepository implements AccountRepository {
    private final MemoryState state;

    MemoryAccountRepository(MemoryState state) {
        this.state = state;
    }

    @Override
    public void save(Account account) {
        state.transaction(() -> {
            state.accounts.put(account.id(), account);
        });
    }

    @Override
    public Optional<Account> find(AccountId id) {
        return state.transaction(() -> Optional.ofNullable(state.accounts.get(id)));
    }

    @Override
    public List<Account> findAll(Collection<AccountId> ids) {
        return state.transaction(() -> ids.stream()
                .distinct()
                .map(state.accounts::get)
                .filter(Objects::nonNull)
                .toList());
    }

    @Override
    public List<Account> all() {
        return state.transaction(() -> state.accounts.values().stream()
                .sorted(Comparator.comparing(Account::connectedAt))
                .toList());
    }
}
