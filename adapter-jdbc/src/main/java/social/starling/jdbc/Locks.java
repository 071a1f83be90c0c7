package social.starling.jdbc;

import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import social.starling.ports.account.AccountId;
import social.starling.ports.delivery.DeliveryId;

/**
 * What a transaction keeps others from doing until it ends. A database with one writer at a time needs none of them
 * ({@link #NONE}); elsewhere they are taken before any row is, in the order of their keys.
 */
interface Locks {
    Locks NONE = new Locks() {};

    /** Nobody else plans for these accounts, or changes what is planned for them. */
    default void plan(Collection<AccountId> accounts) throws SQLException {}

    /**
     * Nobody plans for the accounts of these deliveries, and nobody else changes what is planned for those of them that
     * take one attempt at a time.
     *
     * @param opening whether attempts are opened: nobody pauses publishing, then
     */
    default void change(Collection<DeliveryId> deliveries, boolean opening) throws SQLException {}

    /** Nobody opens an attempt. */
    default void pause() throws SQLException {}

    /** Those of these deliveries, ready when they were read, that are ready and this transaction's to take. */
    default List<Long> take(List<Long> ready) throws SQLException {
        return ready;
    }

    /** Those of these accounts, which take one attempt at a time, for which nobody else is claiming just now. */
    default Set<AccountId> claim(Set<AccountId> accounts) throws SQLException {
        return accounts;
    }
}
