package social.starling.core.backfill;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import social.starling.core.account.AccountDirectory;
import social.starling.ports.account.Account;
import social.starling.ports.backfill.Backfill;
import social.starling.ports.delivery.DeliveryReader;
import social.starling.ports.task.Tasks;

/**
 * How much of the way to a target is free. A backfill leaves most of it to live posts: it has about a minute's worth of
 * its pace under way and waits for that to settle.
 */
final class Room {
    private static final int LEAST = 10;
    private static final int MOST = 1_000;
    /** Settlements ring; this is for what does not, such as a person's decision in another process. */
    private static final Duration LOOK = Duration.ofSeconds(30);
    /** A person may raise a cap meanwhile. */
    private static final Duration LONGEST = Duration.ofMinutes(5);

    private final AccountDirectory accounts;
    private final DeliveryReader deliveries;
    private final Delays delays;
    private final BackfillBook book;
    private final BackfillBell bell;
    private final InstantSource clock;
    private final Tasks tasks;
    private final DailyShare share = new DailyShare();

    Room(BackfillParts parts, BackfillBook book, BackfillBell bell) {
        this.accounts = parts.accounts();
        this.deliveries = parts.deliveries();
        this.delays = new Delays(parts);
        this.clock = parts.clock();
        this.tasks = parts.tasks();
        this.book = book;
        this.bell = bell;
    }

    /** How many posts may be planned now, at most {@code posts}; where none may, it waits a while and tells why. */
    int left(Backfill backfill, int posts) {
        Account target = accounts.require(backfill.leg().target());
        Instant moment = clock.instant();
        int today = Math.min(posts, share.left(target.cap(), moment));
        if (today == 0) {
            awaitTomorrow(backfill, target, moment);
            return 0;
        }
        int window = Math.clamp(backfill.order().pace() / 60, LEAST, MOST);
        int missing = today - (window - onTheWay(backfill, moment, window));
        if (missing > 0) {
            await(backfill, missing);
            return 0;
        }
        return today;
    }

    /** A slice was planned. */
    void take(Slice slice) {
        share.add(clock.instant(), slice.tally().copies(), slice.bill());
    }

    /** Whether all that was planned until {@code moment} has settled; waits a while where it has not, and tells why. */
    boolean isClear(Backfill backfill, Instant moment) {
        boolean clear = onTheWay(backfill, moment, 1) == 0;
        if (!clear) {
            await(backfill, 1);
        }
        return clear;
    }

    private int onTheWay(Backfill backfill, Instant moment, int atMost) {
        return deliveries.onTheWay(backfill.leg().target(), moment, atMost);
    }

    private void await(Backfill backfill, int settlements) {
        if (bell.settlements(settlements, LOOK)) {
            return;
        }
        say(backfill, delays.why(backfill));
    }

    private void awaitTomorrow(Backfill backfill, Account target, Instant today) {
        Instant tomorrow = DailyShare.tomorrow(today);
        say(
                backfill,
                "It goes on at " + tomorrow + ", as it leaves a quarter of the daily cap of @" + target.handle()
                        + " to live posts; a higher cap lets it go on faster");
        bell.until(tasks.nanoTime()
                + Math.min(LONGEST.toNanos(), Duration.between(today, tomorrow).toNanos()));
    }

    private void say(Backfill backfill, String why) {
        book.change(
                backfill.id(),
                stored -> stored.state() != backfill.state() || why.equals(stored.reason())
                        ? stored
                        : stored.saying(why));
    }
}
