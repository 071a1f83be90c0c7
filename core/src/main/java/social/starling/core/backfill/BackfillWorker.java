package social.starling.core.backfill;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import social.starling.core.sync.Recognition;
import social.starling.core.sync.WindowPlanner;
import social.starling.ports.account.Account;
import social.starling.ports.backfill.Backfill;
import social.starling.ports.backfill.BackfillId;
import social.starling.ports.backfill.BackfillState;
import social.starling.ports.money.Money;
import social.starling.ports.route.Route;
import social.starling.ports.task.Tasks;

/** Works on one backfill, a page or a slice at a time, until it moves no more. */
final class BackfillWorker {
    private final BackfillId id;
    private final BackfillParts parts;
    private final BackfillBook book;
    private final Consumer<BackfillId> gone;
    private final BackfillBell bell;
    private final Crossing crossing;
    private final Troubles troubles;
    private volatile RateMeter meter = RateMeter.NEW;
    private volatile Progress.@Nullable CurrentPost current;
    private volatile Tasks.@Nullable Task task;
    private @Nullable WindowCount count;
    private @Nullable WindowWalk walk;
    private @Nullable Recognition recognition;

    /** @param gone is told when nobody works on it any more, unless that was asked for */
    BackfillWorker(BackfillId id, BackfillParts parts, BackfillBook book, Consumer<BackfillId> gone) {
        this.id = id;
        this.parts = parts;
        this.book = book;
        this.gone = gone;
        this.bell = new BackfillBell(parts.tasks());
        this.crossing = new Crossing(parts, book);
        this.troubles = new Troubles(parts, book, bell);
    }

    void start() {
        task = parts.tasks().start("backfill " + id, this::run);
    }

    void stop() {
        Tasks.Task running = task;
        if (running != null) {
            running.stop();
            running.join();
        }
    }

    /** Somebody changed the backfill. */
    void look() {
        bell.changed();
    }

    /** Some delivery is on its way no more. */
    void settled() {
        bell.settled();
    }

    @Nullable
    Integer perHour() {
        return meter.perHour(parts.tasks().nanoTime());
    }

    Progress.@Nullable CurrentPost current() {
        return current;
    }

    private void run() {
        boolean moving = true;
        while (moving) {
            try {
                Backfill backfill = book.require(id);
                moving = backfill.state().isMoving();
                if (moving) {
                    step(backfill);
                    troubles.over();
                }
            } catch (Tasks.StoppedException e) {
                throw e;
            } catch (RuntimeException e) {
                troubles.meet(id, e);
            }
        }
        gone.accept(id);
    }

    private void step(Backfill backfill) {
        Route route = crossing.open(backfill);
        if (route == null) {
            return;
        }
        if (backfill.state() == BackfillState.COUNTING) {
            count(backfill).step(backfill, route);
        } else {
            walk(backfill).step(backfill, route);
        }
    }

    private WindowCount count(Backfill backfill) {
        if (count == null) {
            count = new WindowCount(
                    book, reader(), planner(backfill), recognition(backfill), read(backfill), parts.clock());
        }
        return count;
    }

    private WindowWalk walk(Backfill backfill) {
        if (walk == null) {
            walk = new WindowWalk(
                    parts,
                    book,
                    reader(),
                    new SlicePlanner(planner(backfill), recognition(backfill), read(backfill), parts.clock()),
                    new Room(parts, book, bell),
                    bell,
                    this::planned);
        }
        return walk;
    }

    private void planned(Slice slice) {
        meter = meter.with(parts.tasks().nanoTime(), slice.tally().copies());
        if (slice.current() != null) {
            current = slice.current();
        }
    }

    private WindowReader reader() {
        return new WindowReader(parts.platforms(), parts.accounts(), parts.archives());
    }

    private WindowPlanner planner(Backfill backfill) {
        return parts.planners().window(backfill.leg(), reader().reader(backfill));
    }

    /** What an archive holds may have been brought over by somebody else; a platform's newest posts are the routes' own. */
    private Recognition recognition(Backfill backfill) {
        if (recognition == null) {
            recognition = backfill.order().archive() == null
                    ? Recognition.NONE
                    : new TargetRecognition(parts, backfill, new TargetPosts(parts, backfill));
        }
        return recognition;
    }

    private Money read(Backfill backfill) {
        if (backfill.order().archive() != null) {
            return Money.ZERO;
        }
        Account source = parts.accounts().require(backfill.leg().source());
        return source.capabilities().prices().ownedRead();
    }
}
