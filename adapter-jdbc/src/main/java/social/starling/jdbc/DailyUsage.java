package social.starling.jdbc;

import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import social.starling.ports.account.AccountId;
import social.starling.ports.account.DailyCap;
import social.starling.ports.delivery.Action;
import social.starling.ports.delivery.ChangeResult.Refusal;
import social.starling.ports.money.Money;

/**
 * What has been attempted for some accounts on one UTC day; an opened attempt counts however it ends. It is looked at without
 * a lock and added at the end, so that daemons wait for each other no longer than a commit takes; who was overtaken over a
 * cap is run again.
 */
final class DailyUsage {
    private static final String FIND =
            "SELECT account, posts, cost FROM daily_usage WHERE day = ? AND account IN (<keys>)";
    private static final String ADD = "INSERT INTO daily_usage (account, day, posts, cost) VALUES (?, ?, ?, ?)"
            + " ON CONFLICT (account, day) DO UPDATE SET posts = daily_usage.posts + excluded.posts,"
            + " cost = daily_usage.cost + excluded.cost";
    /** Class 40, "transaction rollback": the transaction is to be run again. */
    private static final String OVERTAKEN = "40001";

    private static final Spent NOTHING = new Spent(0, Money.ZERO);

    private final long day;
    private final Map<AccountId, Spent> before;
    private final Map<AccountId, Spent> added = new TreeMap<>(Comparator.comparing(AccountId::value));
    private final Map<AccountId, DailyCap> caps = new HashMap<>();

    private DailyUsage(long day, Map<AccountId, Spent> before) {
        this.day = day;
        this.before = before;
    }

    static DailyUsage load(Session session, Collection<AccountId> accounts, Instant now) throws SQLException {
        long day = LocalDate.ofInstant(now, ZoneOffset.UTC).toEpochDay();
        return new DailyUsage(day, read(session, day, accounts));
    }

    /** Why one more attempt is too much for the cap; null when it fits. */
    @Nullable
    Refusal refusal(AccountId account, Action action, Money price, DailyCap cap) {
        Spent spent = spent(account);
        if (action == Action.CREATE && spent.posts >= cap.posts()) {
            return Refusal.DAILY_POSTS;
        }
        return spent.cost.plus(price).compareTo(cap.cost()) > 0 ? Refusal.DAILY_COST : null;
    }

    /** Counts an attempt that fits. */
    void add(AccountId account, Action action, Money price, DailyCap cap) {
        added.merge(account, new Spent(action == Action.CREATE ? 1 : 0, price), Spent::plus);
        caps.put(account, cap);
    }

    void write(Session session) throws SQLException {
        session.batch(
                ADD,
                List.copyOf(added.entrySet()),
                (out, entry) -> out.name(entry.getKey())
                        .number(day)
                        .number(entry.getValue().posts)
                        .money(entry.getValue().cost));
        // The rows are this transaction's from here on.
        for (Map.Entry<AccountId, Spent> after :
                read(session, day, added.keySet()).entrySet()) {
            boolean overtaken = !after.getValue().equals(spent(after.getKey()));
            if (overtaken && exceeds(after.getKey(), after.getValue())) {
                throw new SQLException("Another process has used up the day's cap of " + after.getKey(), OVERTAKEN);
            }
        }
    }

    private boolean exceeds(AccountId account, Spent spent) {
        DailyCap cap = caps.getOrDefault(account, DailyCap.DEFAULT);
        boolean creates = added.getOrDefault(account, NOTHING).posts > 0;
        return (creates && spent.posts > cap.posts()) || spent.cost.compareTo(cap.cost()) > 0;
    }

    private Spent spent(AccountId account) {
        return before.getOrDefault(account, NOTHING).plus(added.getOrDefault(account, NOTHING));
    }

    private static Map<AccountId, Spent> read(Session session, long day, Collection<AccountId> accounts)
            throws SQLException {
        Map<AccountId, Spent> found = new HashMap<>();
        session.byKeys(
                FIND, List.of(day), accounts, row -> found.put(row.account(), new Spent(row.number(), row.money())));
        return found;
    }

    private record Spent(long posts, Money cost) {
        Spent plus(Spent more) {
            return new Spent(posts + more.posts, cost.plus(more.cost));
        }
    }
}
