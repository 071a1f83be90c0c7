package social.starling.testkit.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import social.starling.ports.task.Mailbox;
import social.starling.ports.task.Reply;
import social.starling.ports.task.Tasks;

class WorldTest {
    @Test
    void theSameSeedGivesTheSameTrace() {
        assertThat(traceOfRace(7)).isEqualTo(traceOfRace(7));
    }

    @Test
    void differentSeedsTryDifferentOrders() {
        Set<List<Integer>> orders = new HashSet<>();
        for (long seed = 0; seed < 20; seed++) {
            orders.add(race(new World(seed)));
        }
        assertThat(orders).hasSizeGreaterThan(10);
    }

    @Test
    void timeJumpsToTheNextTimerWhenNobodyCanRun() {
        try (World world = new World(1)) {
            Instant before = world.clock().instant();
            world.run(() -> world.tasks().sleep(Duration.ofDays(30)));
            assertThat(Duration.between(before, world.clock().instant()))
                    .isBetween(Duration.ofDays(30), Duration.ofDays(30).plusMillis(1));
        }
    }

    @Test
    void aClockThatIsSetDoesNotMoveTheMonotonicTime() {
        try (World world = new World(1)) {
            long nanos = world.tasks().nanoTime();
            Instant before = world.clock().instant();
            world.clock().jump(Duration.ofHours(-2));
            assertThat(world.clock().instant()).isEqualTo(before.minus(Duration.ofHours(2)));
            assertThat(world.tasks().nanoTime()).isEqualTo(nanos);
        }
    }

    @Test
    void aDaemonsClockIsItsOwn() {
        try (World world = new World(1)) {
            Daemon daemon = world.daemon("one");
            daemon.clock().jump(Duration.ofMinutes(3));
            assertThat(daemon.clock().instant())
                    .isEqualTo(world.clock().instant().plus(Duration.ofMinutes(3)));
        }
    }

    @Test
    void aDeadlockIsToldWithWhoWaitsForWhat() {
        try (World world = new World(1)) {
            Reply<String> never = world.tasks().reply();
            assertThatThrownBy(() -> world.run(never::await))
                    .isInstanceOf(SimulationFailure.class)
                    .hasMessageContaining("Deadlock")
                    .hasMessageContaining("story #0 (WAITING: waits for a reply)");
        }
    }

    @Test
    void aStoryWithoutAnEndIsGivenUp() {
        try (World world = new World(1)) {
            assertThatThrownBy(() -> world.run(() -> {
                        while (true) {
                            world.tasks().sleep(Duration.ZERO);
                        }
                    }))
                    .isInstanceOf(SimulationFailure.class)
                    .hasMessageContaining("No end in sight");
        }
    }

    @Test
    void whatTheStoryThrowsIsThrownByTheRun() {
        try (World world = new World(1)) {
            assertThatThrownBy(() -> world.run(() -> {
                        throw new IllegalStateException("told");
                    }))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessage("told");
        }
    }

    @Test
    void whatATaskThrowsEndsThatTaskOnly() {
        try (World world = new World(1)) {
            List<String> done = new ArrayList<>();
            world.run(() -> {
                Tasks.Task failing = world.tasks().start("failing", () -> {
                    throw new IllegalStateException("its own");
                });
                Tasks.Task other = world.tasks().start("other", () -> done.add("other"));
                failing.join();
                other.join();
            });
            assertThat(done).containsExactly("other");
            assertThat(world.failures())
                    .singleElement()
                    .satisfies(e -> assertThat(e).hasMessage("its own"));
        }
    }

    @Test
    void anErrorInATaskEndsTheStory() {
        try (World world = new World(1)) {
            assertThatThrownBy(() -> world.run(() -> {
                        world.tasks().start("checker", () -> {
                            throw new AssertionError("seen");
                        });
                        world.pass(Duration.ofDays(1));
                    }))
                    .isInstanceOf(AssertionError.class)
                    .hasMessage("seen");
        }
    }

    @Test
    void nothingIsLeftRunningWhenTheWorldCloses() {
        List<Thread> threads = new ArrayList<>();
        try (World world = new World(1)) {
            world.run(() -> {
                world.tasks().start("waiting", () -> {
                    threads.add(Thread.currentThread());
                    world.tasks().mailbox().take();
                });
                world.pass(Duration.ofSeconds(1));
            });
        }
        assertThat(threads)
                .singleElement()
                .satisfies(thread -> assertThat(thread.isAlive()).isFalse());
    }

    @Test
    void nobodyWaitsBeforeTheWorldRuns() {
        try (World world = new World(1)) {
            Mailbox<String> mailbox = world.tasks().mailbox();
            assertThatThrownBy(mailbox::take)
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("World.run");
        }
    }

    private static String traceOfRace(long seed) {
        try (World world = new World(seed)) {
            race(world);
            assertThat(world.trace().length()).isGreaterThan(30);
            return world.trace().hash();
        }
    }

    /** Eight tasks, three steps each; who finishes in which order is the draw's. */
    private static List<Integer> race(World world) {
        List<Integer> order = new ArrayList<>();
        world.run(() -> {
            List<Tasks.Task> runners = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                int number = i;
                runners.add(world.tasks().start("runner " + i, () -> {
                    for (int step = 0; step < 3; step++) {
                        world.tasks().sleep(Duration.ZERO);
                    }
                    order.add(number);
                }));
            }
            runners.forEach(Tasks.Task::join);
        });
        return order;
    }
}
