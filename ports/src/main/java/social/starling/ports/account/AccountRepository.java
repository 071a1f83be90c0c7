package social.starling.ports.account;

import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** The connected accounts, removed ones included. */
public interface AccountRepository {
    /** Adds the account or replaces the one with the same id. */
    void save(Account account);

    Optional<Account> find(AccountId id);

    /** Those of {@code ids} that are known, in any order: one question for all of them. */
    List<Account> findAll(Collection<AccountId> ids);

    /** In the order of connecting. */
    List<Account> all();
}
