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
import org.jspecify.annotations.Nullable;
import social.starling.ports.account.AccountId;
import social.starling.ports.account.DailyCap;
import social.starling.ports.delivery.Action;
import social.starling.ports.delivery.ChangeResult.Refusal;
import social.starling.ports.money.Money;

/** What has been attempted for some accounts on one UTC day; an opened attempt counts however it ends. */
final class DailyUsage {
    private static final String FIND =
            "SELECT account, posts, cost FROM daily_usage WHERE day = ? AND account IN (<keys>) ORDER BY account <hold>";
    private static final String BEGIN =
            "INSERT INTO daily_usage (account, day, posts, cost) VALUES (?, ?, 0, 0) ON CONFLICT DO NOTHING";
    private static final String WRITE = "INSERT INTO daily_usage (account, day, posts, cost) VALUES (?, ?, ?, ?)"
            + " ON CONFLICT (account, day) DO UPDATE SET posts = excluded.posts, cost = excluded.cost";
    private static final Spent NOTHING = new Spent(0, Money.ZERO);

    private final long day;
    private final Map<AccountId, Spent> before = new HashMap<>();
    private final Map<AccountId, Spent> now = new HashMap<>();

    private DailyUsage(long day) {
        this.day = day;
    }

    static DailyUsage load(Session session, Collection<AccountId> accounts, Instant now) throws SQLException {
        DailyUsage usage =
                new DailyUsage(LocalDate.ofInstant(now, ZoneOffset.UTC).toEpochDay());
        usage.read(session, accounts);
        List<AccountId> missing = accounts.stream()
                .filter(account -> !usage.before.containsKey(account))
                .sorted(Comparator.comparing(AccountId::value))
                .toList();
        // Only a row that stands there can be kept from others until this transaction ends.
        session.batch(BEGIN, missing, (out, account) -> out.name(account).number(usage.day));
        usage.read(session, missing);
        return usage;
    }

    private void read(Session session, Collection<AccountId> accounts) throws SQLException {
        session.byKeys(
                FIND, List.of(day), accounts, row -> before.put(row.account(), new Spent(row.number(), row.money())));
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

    void add(AccountId account, Action action, Money price) {
        Spent spent = spent(account);
        now.put(account, new Spent(spent.posts + (action == Action.CREATE ? 1 : 0), spent.cost.plus(price)));
    }

    void write(Session session) throws SQLException {
        session.batch(
                WRITE,
                List.copyOf(now.entrySet()),
                (out, entry) -> out.name(entry.getKey())
                        .number(day)
                        .number(entry.getValue().posts)
                        .money(entry.getValue().cost));
    }

    private Spent spent(AccountId account) {
        return now.getOrDefault(account, before.getOrDefault(account, NOTHING));
    }

    private record Spent(long posts, Money cost) {}
}
