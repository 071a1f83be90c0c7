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
import java.util.function.Function;
import social.starling.ports.account.Account;
import social.starling.ports.account.AccountId;

/**
 * The accounts that were read, for as long as nobody saves them anew: each post asks for its account, and accounts change
 * once in weeks. True only while one process writes the table, and only by way of {@link #saving}; SQLite's file is held
 * by an {@link InstanceLock}.
 */
final class KnownAccounts {
    private final Map<AccountId, Account> known = new ConcurrentHashMap<>();
    private final AtomicLong saves = new AtomicLong();

    Optional<Account> find(AccountId id, Function<AccountId, Optional<Account>> read) {
        Account found = known.get(id);
        if (found != null) {
            return Optional.of(found);
        }
        long before = saves.get();
        Optional<Account> stored = read.apply(id);
        stored.ifPresent(account -> keep(account, before));
        return stored;
    }

    List<Account> findAll(Collection<AccountId> ids, Function<Collection<AccountId>, List<Account>> read) {
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
            List<Account> stored = read.apply(unknown);
            stored.forEach(account -> keep(account, before));
            found.addAll(stored);
        }
        return found;
    }

    /** Forgets the account also where saving fails: nobody may know then what is stored. */
    void saving(AccountId id, Runnable save) {
        try {
            save.run();
        } finally {
            known.compute(id, (same, old) -> {
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
