package social.starling.jdbc;

import java.sql.SQLException;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import social.starling.ports.account.AccountId;
import social.starling.ports.delivery.DeliveryId;

/**
 * Advisory locks until the end of a transaction
 * (https://www.postgresql.org/docs/current/explicit-locking.html#ADVISORY-LOCKS): one for an account, one for whoever
 * claims what an account takes one by one, and one for the pause.
 *
 * <p>Why the account's: a plan compares posts with what is open and linked on their account and parents with their
 * children, in several statements, and writes rows that nobody else can see before it commits. Whoever settles beside it
 * would free or hold what it finds, and leave what it does not find waiting for ever.
 */
final class PostgresLocks implements Locks {
    /** Of the pause; accounts have the other keys, save for one in 2^64 that shares this one, and waits a little. */
    private static final long PAUSE = 0x50415553_45L;

    private static final String KEY = "hashtextextended(%s, 0)";
    private static final String PLAN = "SELECT count(taken) FROM (SELECT pg_advisory_xact_lock(key) IS NULL AS taken"
            + " FROM (SELECT " + KEY.formatted("account")
            + " AS key FROM unnest(?::text[]) AS account ORDER BY 1) keys)"
            + " locks";
    private static final String CHANGE =
            "SELECT count(taken) FROM (SELECT CASE WHEN exclusive THEN pg_advisory_xact_lock(key) IS NULL"
                    + " ELSE pg_advisory_xact_lock_shared(key) IS NULL END AS taken FROM (SELECT "
                    + KEY.formatted("target") + " AS key, bool_or(alone = 1) AS exclusive FROM delivery"
                    + " WHERE id IN (<keys>) GROUP BY target UNION ALL SELECT " + PAUSE + ", false WHERE %s"
                    + " ORDER BY 1) keys) locks";
    private static final String OPEN = CHANGE.formatted("true");
    private static final String SETTLE = CHANGE.formatted("false");
    private static final String ALONE = "SELECT account FROM unnest(?::text[]) AS account"
            + " WHERE pg_try_advisory_xact_lock(hashtextextended(account, 1))";

    /** Committed before the lock was given up, so it shows now. */
    private static final String BUSY = ClaimQueries.BUSY + " AND d.target IN (<keys>)";

    private static final String READY =
            "SELECT d.seq FROM delivery d WHERE d.seq IN (<keys>) AND d.ready = 1 ORDER BY d.due_at, d.seq <lock>";

    private final Session session;

    PostgresLocks(Session session) {
        this.session = session;
    }

    @Override
    public void plan(Collection<AccountId> accounts) throws SQLException {
        session.byKeys(PLAN, accounts, RowReader::number);
    }

    @Override
    public void change(Collection<DeliveryId> deliveries, boolean opening) throws SQLException {
        session.byKeys(opening ? OPEN : SETTLE, deliveries, RowReader::number);
    }

    @Override
    public void pause() throws SQLException {
        session.query("SELECT pg_advisory_xact_lock(?) IS NULL", out -> out.number(PAUSE), row -> true);
    }

    @Override
    public List<Long> take(List<Long> ready) throws SQLException {
        return session.byKeys(READY, ready, RowReader::number);
    }

    @Override
    public Set<AccountId> claim(Set<AccountId> accounts) throws SQLException {
        Set<AccountId> free = new HashSet<>(session.byKeys(ALONE, accounts, RowReader::account));
        session.byKeys(BUSY, free, RowReader::account).forEach(free::remove);
        return free;
    }
}
