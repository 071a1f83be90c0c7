package social.starling.core.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static social.starling.core.simulation.OlderPosts.ALL;
import static social.starling.core.simulation.OlderPosts.ROUTE;
import static social.starling.core.simulation.OlderPosts.run;

import java.time.Duration;
import java.time.Instant;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import social.starling.core.backfill.BackfillProposal;
import social.starling.ports.account.AccountState;
import social.starling.ports.backfill.Backfill;
import social.starling.ports.backfill.BackfillId;
import social.starling.ports.backfill.BackfillOrder;
import social.starling.ports.backfill.BackfillStart;
import social.starling.ports.backfill.BackfillState;
import social.starling.ports.backfill.BackfillWindow;
import social.starling.ports.route.Route;
import social.starling.ports.route.RouteId;

/** Which wishes are taken, which moves are possible, and how one waits for what becomes of them. */
class BackfillProposalTest {
    private static final BackfillWindow LAST = new BackfillWindow.Last(200);

    @Test
    void whatIsNotSaidIsModest() {
        run(1, older -> {
            older.start("one");
            assertThat(order(older, ALL)).isEqualTo(new BackfillOrder(ALL, 240, 1_000, BackfillStart.ASK));
            assertThat(order(older, LAST)).isEqualTo(new BackfillOrder(LAST, 240, 200, BackfillStart.ASK));
        });
    }

    @Test
    void eachDirectionOfARouteHasABackfillOfItsOwn() {
        run(2, older -> {
            older.post(1, 2);
            older.house.beta.post(older.house.bea, "from beta");
            older.start("one");
            older.propose(ALL, BackfillStart.ASK);
            Backfill back = older.backfills()
                    .propose(new BackfillProposal(
                            ROUTE, older.house.bea.id(), ALL, null, null, BackfillStart.WHEN_FREE));
            assertThat(back.leg().target()).isEqualTo(older.house.ada.id());
            assertThat(older.rest(back.id()).state()).as("X bills posts").isEqualTo(BackfillState.READY);
        });
    }

    @Test
    void whatIsNotPossibleIsRefusedWithASentence() {
        run(3, older -> {
            older.start("one");
            Instant tomorrow = older.house.world.clock().instant().plus(Duration.ofDays(1));
            refused(
                    () -> older.propose(new BackfillWindow.Since(tomorrow), BackfillStart.ASK),
                    "Nothing was posted since");
            refused(() -> older.propose(ALL, 0, null, BackfillStart.ASK), "A pace of 0 posts an hour");
            refused(() -> older.propose(ALL, 1, 100_001, BackfillStart.ASK), "At most 100001 posts");
            refused(
                    () -> older.backfills()
                            .propose(new BackfillProposal(
                                    new RouteId("rt-9999"), null, ALL, null, null, BackfillStart.ASK)),
                    "There is no route rt-9999");
            Route route = older.house.store.routes().all().getFirst();
            older.house.store.routes().save(route.bothWays(false));
            refused(
                    () -> older.backfills()
                            .propose(new BackfillProposal(
                                    ROUTE, older.house.bea.id(), ALL, null, null, BackfillStart.ASK)),
                    "carries no posts of " + older.house.bea.id());
            older.house.store.routes().save(route.enabled(false));
            refused(() -> older.propose(ALL, BackfillStart.ASK), "The route rt-0001 is off");
            older.house.store.routes().save(route);
            older.house.store.accounts().save(older.house.bea.with(AccountState.NEEDS_SIGN_IN));
            refused(() -> older.propose(ALL, BackfillStart.ASK), "@bea on beta needs to be signed in again");
            assertThat(older.backfills().list(10)).isEmpty();
        });
    }

    @Test
    void aMoveThatIsNotPossibleSaysWhichAre() {
        run(4, older -> {
            older.post(1, 2);
            older.start("one");
            refused(() -> older.backfills().start(new BackfillId("bf-none")), "There is no backfill bf-none");
            BackfillId id = older.propose(ALL, BackfillStart.ASK);
            older.rest(id);
            refused(() -> older.backfills().pause(id), "is READY and cannot be paused; it can be started or stopped");
            refused(() -> older.backfills().resume(id), "is READY and cannot be resumed");
            older.backfills().start(id);
            refused(() -> older.backfills().start(id), "is RUNNING and cannot be started; it can be paused or stopped");
            older.end(id);
            refused(() -> older.backfills().stop(id), "is DONE and cannot be stopped; propose a new one");
        });
    }

    @Test
    void whoWaitsIsToldOfEachChangeAndNotLongerThanAsked() {
        run(5, older -> {
            older.post(1, 2);
            older.start("one");
            BackfillId id = older.propose(ALL, BackfillStart.ASK);
            Backfill seen = older.backfills().await(id, 0, Duration.ofMinutes(1));
            assertThat(seen.position().step()).isPositive();
            Backfill ready = older.rest(id);
            Instant before = older.house.world.clock().instant();
            Backfill same = older.backfills().await(id, ready.position().step(), Duration.ofMinutes(1));
            assertThat(same).isEqualTo(ready);
            assertThat(Duration.between(before, older.house.world.clock().instant()))
                    .isBetween(Duration.ofSeconds(60), Duration.ofSeconds(61));
            assertThat(older.backfills().progress(ready).eta()).isNotNull();
            assertThat(older.backfills().progress(ready).percent()).isZero();
        });
    }

    private static BackfillOrder order(OlderPosts older, BackfillWindow window) {
        Backfill backfill =
                older.backfills().propose(new BackfillProposal(ROUTE, null, window, null, null, BackfillStart.ASK));
        older.end(backfill.id());
        return backfill.order();
    }

    private static void refused(ThrowingCallable call, String sentence) {
        assertThatThrownBy(call)
                .isInstanceOfAny(IllegalArgumentException.class, IllegalStateException.class)
                .hasMessageContaining(sentence);
    }
}
