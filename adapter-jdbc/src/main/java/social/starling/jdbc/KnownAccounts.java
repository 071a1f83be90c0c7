package social.starling.jdbc;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import social.starling.ports.account.Account;
import social.starling.ports.account.AccountId;
import social.starling.ports.account.AccountRepository;

/**
 * The accounts that were read, for as long as nobody saves them anew: each post asks for its account, and accounts change
 * once in weeks. True only while one process writes the table, and only this way; SQLite's file is held by an
 * {@link InstanceLock}.
 */
final class KnownAccounts implements AccountRepository {
    private final AccountRepository stored;
    private final Map<AccountId, Account> known = new ConcurrentHashMap<>();
    private final AtomicLong saves = new AtomicLong();

    KnownAccounts(AccountRepository stored) {
        this.stored = stored;
    }

    @Override
    public Optional<Account> find(AccountId id) {
        Account found = known.get(id);
        if (found != null) {
            return Optional.of(found);
        }
        long before = saves.get();
        Optional<Account> row = stored.find(id);
        row.ifPresent(account -> keep(account, before));
        return row;
    }

    @Override
    public List<Account> findAll(Collection<AccountId> ids) {
        List<Account> found = new ArrayList<>();
        Set<AccountId> unknown = new LinkedHashSet<>();
        for (AccountId id : new LinkedHashSet<>(ids)) {
            Account account = known.get(id);
            if (account == null) {
                unknown.add(id);
            } else {
                found.add(account);
            }
        }
        if (!unknown.isEmpty()) {
            long before = saves.get();
            List<Account> rows = stored.findAll(unknown);
            rows.forEach(account -> keep(account, before));
            found.addAll(rows);
        }
        return found;
    }

    @Override
    public List<Account> all() {
        return stored.all();
    }

    /** Forgets the account also where saving fails: nobody may know then what is stored. */
    @Override
    public void save(Account account) {
        try {
            stored.save(account);
        } finally {
            known.compute(account.id(), (same, old) -> {
                saves.incrementAndGet();
                return null;
            });
        }
    }

    /** What was read before a save ended may be older than what was saved. */
    private void keep(Account account, long before) {
        known.compute(account.id(), (id, old) -> saves.get() == before ? account : old);
    }
}
