package social.starling.core.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import social.starling.ports.delivery.DeliveryState;
import social.starling.testkit.simulation.Daemon;

/** A daemon dies at one of its steps and another takes its place. */
class CrashTest {
    @Test
    void aCrashAtAnyStepLosesNothingAndDoublesNothing() {
        List<String> wrong = new ArrayList<>();
        int crashes = 0;
        for (int step = 1; step <= 400; step++) {
            Outcome outcome = crashAt(step);
            crashes += outcome.crashed ? 1 : 0;
            if (outcome.onAlpha != 2 || outcome.onBeta != 2 || !outcome.settled) {
                wrong.add("step " + step + ": " + outcome);
            }
        }
        assertThat(wrong).isEmpty();
        assertThat(crashes).as("steps at which a daemon died").isGreaterThan(60);
    }

    @Test
    void whatWasBeingSentByADeadDaemonIsLookedForAndNotSentAgain() {
        try (Installation house = new Installation(7)) {
            house.world.run(() -> {
                Daemon one = house.start("one");
                house.world.pass(Installation.CYCLE);
                house.alpha.slowest(Duration.ofSeconds(5));
                house.beta.post(house.bea, "Sent by the first");
                house.world.until(() -> is(house, DeliveryState.SENDING), Duration.ofMinutes(5));
                one.crash();
                house.start("two");
                assertThat(house.settles()).isTrue();
            });
            assertThat(house.alpha.posts(house.ada)).hasSize(1);
            assertThat(house.beta.posts(house.bea)).as("the copy was no source").hasSize(1);
            assertThat(house.deliveries())
                    .filteredOn(delivery -> delivery.state() != DeliveryState.CONFIRMED)
                    .allSatisfy(delivery -> assertThat(delivery.reason()).contains("a copy of"));
        }
    }

    private static boolean is(Installation house, DeliveryState state) {
        return house.deliveries().stream().anyMatch(delivery -> delivery.state() == state);
    }

    /** A post each way; the first daemon dies at its {@code step}-th step after they were written. */
    private static Outcome crashAt(int step) {
        try (Installation house = new Installation(step)) {
            boolean[] ends = new boolean[2];
            house.world.run(() -> {
                Daemon one = house.start("one");
                house.world.pass(Installation.CYCLE.dividedBy(2));
                house.alpha.post(house.ada, "From alpha");
                house.beta.post(house.bea, "From beta");
                one.crashAtStep(step);
                house.world.pass(Installation.CYCLE.multipliedBy(3));
                ends[0] = one.hasCrashed();
                house.start("two");
                ends[1] = house.settles();
            });
            return new Outcome(
                    ends[0],
                    house.alpha.posts(house.ada).size(),
                    house.beta.posts(house.bea).size(),
                    ends[1]);
        }
    }

    /** How a world stood at its end. */
    private record Outcome(boolean crashed, int onAlpha, int onBeta, boolean settled) {}
}
