package social.starling.core.backfill;

import java.time.Duration;
import java.time.Instant;
import social.starling.ports.account.DailyCap;
import social.starling.ports.money.Money;

/** How much of a target's daily cap a backfill uses: three quarters, as live posts need the rest. Days are UTC's, as the ledger's. */
final class DailyShare {
    private static final long DAY = Duration.ofDays(1).toSeconds();

    private long day;
    private int copies;
    private Money price = Money.ZERO;

    /** So many copies more were planned. @param cost what the target bills for them */
    void add(Instant now, int more, Money cost) {
        turn(now);
        copies += more;
        price = price.plus(cost);
    }

    /** How many copies it still allows today. */
    int left(DailyCap cap, Instant now) {
        turn(now);
        boolean paid = price.equals(Money.ZERO) || price.microDollars() < cost(cap);
        return paid ? Math.max(0, posts(cap) - copies) : 0;
    }

    /** When the next day begins. */
    static Instant tomorrow(Instant now) {
        return Instant.ofEpochSecond((Math.floorDiv(now.getEpochSecond(), DAY) + 1) * DAY);
    }

    /** How many whole days have to pass before so much may have left. */
    static long days(DailyCap cap, int copies, Money price) {
        long byPosts = copies == 0 ? 0 : (copies - 1L) / Math.max(1, posts(cap));
        long byCost = price.equals(Money.ZERO) ? 0 : (price.microDollars() - 1) / Math.max(1, cost(cap));
        return Math.max(byPosts, byCost);
    }

    static int posts(DailyCap cap) {
        return (int) Math.ceilDiv(cap.posts() * 3L, 4);
    }

    private static long cost(DailyCap cap) {
        return cap.cost().microDollars() / 4 * 3;
    }

    private void turn(Instant now) {
        long today = Math.floorDiv(now.getEpochSecond(), DAY);
        if (today != day) {
            day = today;
            copies = 0;
            price = Money.ZERO;
        }
    }
}
