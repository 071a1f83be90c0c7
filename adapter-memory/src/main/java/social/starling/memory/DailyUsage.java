package social.starling.memory;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import social.starling.ports.account.AccountId;
import social.starling.ports.account.DailyCap;
import social.starling.ports.delivery.Action;
import social.starling.ports.delivery.ChangeResult.Refusal;
import social.starling.ports.money.Money;

/** What has been attempted for each account on each UTC day; an opened attempt counts however it ends. */
final class DailyUsage {
    private static final Spent NOTHING = new Spent(0, Money.ZERO);

    private final Map<AccountDay, Spent> days = new HashMap<>();

    /** Why one more attempt is too much for the cap; null when it fits. */
    @Nullable
    Refusal refusal(AccountId account, Instant now, Action action, Money price, DailyCap cap) {
        Spent spent = days.getOrDefault(AccountDay.of(account, now), NOTHING);
        if (action == Action.CREATE && spent.posts >= cap.posts()) {
            return Refusal.DAILY_POSTS;
        }
        return spent.cost.plus(price).compareTo(cap.cost()) > 0 ? Refusal.DAILY_COST : null;
    }

    void add(AccountId account, Instant now, Action action, Money price) {
        days.merge(AccountDay.of(account, now), new Spent(action == Action.CREATE ? 1 : 0, price), Spent::plus);
    }

    void copyInto(DailyUsage other) {
        other.days.putAll(days);
    }

    private record Spent(int posts, Money cost) {
        Spent plus(Spent other) {
            return new Spent(posts + other.posts, cost.plus(other.cost));
        }
    }

    private record AccountDay(AccountId account, LocalDate day) {
        static AccountDay of(AccountId account, Instant now) {
            return new AccountDay(account, LocalDate.ofInstant(now, ZoneOffset.UTC));
        }
    }
}
