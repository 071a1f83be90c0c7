package social.starling.core.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static social.starling.core.simulation.OlderPosts.ALL;
import static social.starling.core.simulation.OlderPosts.run;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import social.starling.memory.MemoryStore;
import social.starling.ports.account.AccountState;
import social.starling.ports.backfill.Backfill;
import social.starling.ports.backfill.BackfillId;
import social.starling.ports.backfill.BackfillStart;
import social.starling.ports.backfill.BackfillState;
import social.starling.ports.delivery.PublishingSwitch.Pause;
import social.starling.ports.platform.PlatformException;
import social.starling.ports.route.Route;
import social.starling.testkit.simulation.CallFault;
import social.starling.testkit.simulation.Daemon;

/** What halts a backfill, and what it does then. */
class BackfillHaltTest {
    @Test
    void aPausedOneGoesOnWhereItWas() {
        run(1, older -> {
            older.post(1, 12);
            older.start("one");
            BackfillId id = started(older);
            older.backfills().pause(id);
            older.house.world.pass(Duration.ofHours(1));
            int halfway = older.copies().size();
            assertThat(halfway).isBetween(1, 11);
            assertThat(older.stored(id).state()).isEqualTo(BackfillState.PAUSED);
            older.backfills().resume(id);
            assertThat(older.end(id).state()).isEqualTo(BackfillState.DONE);
            assertThat(older.copies()).hasSize(12).doesNotHaveDuplicates();
            assertThat(told(older))
                    .containsExactly(
                            "backfill.proposed",
                            "backfill.started",
                            "backfill.paused",
                            "backfill.started",
                            "backfill.finished");
        });
    }

    @Test
    void aStoppedOneLeavesTheRestAndMakesRoomForAnother() {
        run(2, older -> {
            older.post(1, 12);
            older.start("one");
            BackfillId id = started(older);
            assertThatThrownBy(() -> older.propose(ALL, BackfillStart.ALWAYS))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining(id + " of the same direction is RUNNING");
            older.backfills().stop(id);
            older.house.world.pass(Duration.ofHours(1));
            assertThat(older.copies()).hasSizeBetween(1, 11);
            assertThatThrownBy(() -> older.backfills().resume(id))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("is STOPPED and cannot be resumed");
            Backfill second = older.end(older.propose(ALL, BackfillStart.ALWAYS));
            assertThat(second.forecast().tally().known()).isPositive();
            assertThat(older.copies()).hasSize(12).doesNotHaveDuplicates();
        });
    }

    @Test
    void aLimitIsWaitedForAndTold() {
        run(3, older -> {
            older.post(1, 3);
            older.start("one");
            Instant reset = older.house.world.clock().instant().plus(Duration.ofMinutes(20));
            older.house.faults.sometimes(
                    "alpha.after",
                    1,
                    older.house.world.random("limit"),
                    failing(new PlatformException.RateLimited("slow down", reset)));
            BackfillId id = older.propose(ALL, BackfillStart.ALWAYS);
            Backfill waiting = older.when(id, backfill -> backfill.reason() != null);
            assertThat(waiting.state()).isEqualTo(BackfillState.COUNTING);
            assertThat(waiting.reason())
                    .contains("@ada on alpha", "limits", reset.toString().substring(0, 16));
            older.house.faults.clear();
            Backfill done = older.end(id);
            assertThat(done.times().counted()).isAfterOrEqualTo(reset);
            assertThat(done.reason()).isNull();
            assertThat(older.copies()).hasSize(3);
        });
    }

    @Test
    void anAccountThatNeedsASignInPausesIt() {
        run(4, older -> {
            older.post(1, 3);
            older.start("one");
            older.house.faults.sometimes(
                    "alpha.after",
                    1,
                    older.house.world.random("no"),
                    failing(new PlatformException.Unauthorized("token revoked")));
            BackfillId id = older.propose(ALL, BackfillStart.ALWAYS);
            assertThat(older.rest(id).reason()).contains("@ada on alpha needs to be signed in again");
            older.house.faults.clear();
            older.backfills().resume(id);
            assertThat(older.rest(id).state()).as("nobody has signed in").isEqualTo(BackfillState.PAUSED);
            older.house.store.accounts().save(older.house.ada.with(AccountState.ACTIVE));
            older.backfills().resume(id);
            assertThat(older.end(id).state()).isEqualTo(BackfillState.DONE);
            assertThat(older.copies()).hasSize(3);
        });
    }

    @Test
    void aSourceThatStaysUnreadablePausesIt() {
        run(5, older -> {
            older.post(1, 3);
            older.start("one");
            older.house.faults.sometimes(
                    "alpha.after",
                    1,
                    older.house.world.random("no"),
                    failing(new PlatformException.Malformed("no JSON", null)));
            BackfillId id = older.propose(ALL, BackfillStart.ALWAYS);
            Backfill paused = older.rest(id);
            assertThat(paused.state()).isEqualTo(BackfillState.PAUSED);
            assertThat(paused.reason()).contains("failed 10 times", "no JSON");
        });
    }

    @Test
    void aRouteThatIsGoneStopsItAndOneThatIsOffPausesIt() {
        run(6, older -> {
            older.post(1, 12);
            older.start("one");
            BackfillId id = started(older);
            Route route = older.house.store.routes().all().getFirst();
            older.house.store.routes().save(route.enabled(false));
            assertThat(older.rest(id).reason()).contains("rt-0001 is off");
            older.house.store.routes().save(route);
            older.backfills().resume(id);
            older.house.store.routes().remove(route.id());
            Backfill stopped = older.end(id);
            assertThat(stopped.state()).isEqualTo(BackfillState.STOPPED);
            assertThat(stopped.reason()).contains("carries nothing in this direction any more");
        });
    }

    @Test
    void whilePublishingIsPausedAFewWaitAndTheReasonIsTold() {
        run(7, older -> {
            older.post(1, 80);
            older.start("one");
            older.house
                    .store
                    .publishing()
                    .pause(new Pause(
                            "holidays", "ada", older.house.world.clock().instant()));
            BackfillId id = older.propose(ALL, BackfillStart.ALWAYS);
            older.house.world.pass(Duration.ofHours(2));
            assertThat(older.stored(id).reason()).isEqualTo("Publishing is paused: holidays");
            assertThat(older.stored(id).position().done().carried()).isEqualTo(60);
            assertThat(older.copies()).isEmpty();
            older.house.store.publishing().resume();
            assertThat(older.end(id).reason()).isNull();
            assertThat(older.copies()).hasSize(80).doesNotHaveDuplicates();
        });
    }

    @Test
    void aRestoredDatabaseLetsItWaitForAPerson() {
        run(8, older -> {
            older.post(1, 12);
            Daemon one = older.house.start("one");
            older.house.world.pass(Installation.CYCLE);
            BackfillId id = started(older);
            MemoryStore backup = older.house.store.copy();
            older.house.world.pass(Duration.ofSeconds(3));
            one.crash();
            older.house.restore(backup);
            older.start("two");
            assertThat(older.stored(id).state()).isEqualTo(BackfillState.PAUSED);
            assertThat(older.stored(id).reason()).contains("restored from a backup");
            assertThat(older.house.world.until(
                            () -> older.house
                                    .store
                                    .publishing()
                                    .paused()
                                    .filter(pause -> pause.reason().contains("has been compared"))
                                    .isPresent(),
                            Duration.ofHours(3)))
                    .isTrue();
            older.house.store.publishing().resume();
            older.backfills().resume(id);
            assertThat(older.end(id).state()).isEqualTo(BackfillState.DONE);
            assertThat(older.copies())
                    .as("beta knows them by their keys")
                    .hasSize(12)
                    .doesNotHaveDuplicates();
        });
    }

    private static BackfillId started(OlderPosts older) {
        BackfillId id = older.propose(ALL, BackfillStart.ALWAYS);
        older.when(id, backfill -> backfill.position().done().carried() >= 3);
        return id;
    }

    private static List<String> told(OlderPosts older) {
        return older.house.store.events().after(0, 1_000).stream()
                .map(entry -> entry.row().type())
                .filter(type -> type.startsWith("backfill"))
                .toList();
    }

    private static CallFault failing(RuntimeException failure) {
        return new CallFault.BeforeEffect(failure);
    }
}
