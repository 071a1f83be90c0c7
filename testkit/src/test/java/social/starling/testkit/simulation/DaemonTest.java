package social.starling.testkit.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class DaemonTest {
    private final World world = new World(3);
    private final Daemon daemon = world.daemon("one");
    private final List<String> seen = new ArrayList<>();

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    void afterACrashNoneOfItsTasksRunsAnotherLine() {
        world.run(() -> {
            for (int i = 0; i < 3; i++) {
                daemon.tasks().start("worker", () -> {
                    try {
                        while (true) {
                            daemon.tasks().sleep(Duration.ofSeconds(1));
                            seen.add("worked");
                        }
                    } finally {
                        seen.add("cleaned up");
                    }
                });
            }
            world.pass(Duration.ofMillis(2500));
            daemon.crash();
            world.pass(Duration.ofHours(1));
            assertThat(seen).hasSize(6).containsOnly("worked");
        });
        assertThat(daemon.hasCrashed()).isTrue();
    }

    @Test
    void aCrashLeavesOtherDaemonsAlone() {
        Daemon other = world.daemon("two");
        world.run(() -> {
            other.tasks().start("worker", () -> {
                other.tasks().sleep(Duration.ofSeconds(2));
                seen.add("two");
            });
            daemon.tasks().start("worker", daemon::crash);
            world.pass(Duration.ofSeconds(3));
        });
        assertThat(seen).containsExactly("two");
    }

    @Test
    void aCrashAtAPortCallComesBeforeOrAfterItsEffect() {
        for (int step = 1; step <= 2; step++) {
            List<String> effects = new ArrayList<>();
            try (World own = new World(step)) {
                Daemon crashing = own.daemon("crashing");
                Runnable port = own.stepping(Runnable.class, () -> effects.add("effect"));
                crashing.crashAtStep(step);
                own.run(() -> {
                    crashing.tasks().start("caller", () -> {
                        port.run();
                        effects.add("known");
                    });
                    own.pass(Duration.ofSeconds(1));
                });
                assertThat(crashing.hasCrashed()).isTrue();
            }
            assertThat(effects).isEqualTo(step == 1 ? List.of() : List.of("effect"));
        }
    }

    @Test
    void aSuspendedDaemonStandsStillAndGoesOnLate() {
        world.run(() -> {
            daemon.tasks().start("worker", () -> {
                daemon.tasks().sleep(Duration.ofSeconds(1));
                seen.add("at " + Duration.ofNanos(world.tasks().nanoTime()).toSeconds());
            });
            world.pass(Duration.ofMillis(1));
            daemon.suspend();
            world.pass(Duration.ofSeconds(60));
            assertThat(seen).isEmpty();
            daemon.resume();
            world.pass(Duration.ofSeconds(5));
        });
        assertThat(seen).containsExactly("at 60");
    }

    @Test
    void lateTasksAreLateByNoMoreThanThePaceAllows() {
        world.pace(new Pace(1, Duration.ofSeconds(10)));
        Runnable port = world.stepping(Runnable.class, () -> {});
        world.run(() -> {
            long before = world.tasks().nanoTime();
            port.run();
            assertThat(Duration.ofNanos(world.tasks().nanoTime() - before))
                    .isBetween(Duration.ofMillis(1), Duration.ofSeconds(21));
        });
    }
}
