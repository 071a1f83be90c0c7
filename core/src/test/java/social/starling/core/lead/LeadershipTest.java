package social.starling.core.lead;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import social.starling.memory.MemoryStore;
import social.starling.ports.lease.Leases;
import social.starling.testkit.simulation.Daemon;
import social.starling.testkit.simulation.World;

/** Which of several daemons leads, told by what each begins and ends. */
class LeadershipTest {
    private final World world = new World(1);
    private final MemoryStore store = new MemoryStore(world.clock());
    private final List<String> story = new ArrayList<>();

    @AfterEach
    void endOfTheWorld() {
        world.close();
    }

    @Test
    void theFirstLeadsAndTheOthersStandBy() {
        world.run(() -> {
            Leadership one = stand("one", store.leases());
            world.pass(Duration.ofSeconds(1));
            Leadership two = stand("two", store.leases());
            world.pass(Duration.ofMinutes(10));
            assertThat(one.leads()).isTrue();
            assertThat(two.leads()).isFalse();
            assertThat(story).containsExactly("one begins");
            two.close();
            one.close();
        });
        assertThat(story).containsExactly("one begins", "one ends");
    }

    @Test
    void whoClosesLetsAnotherLeadWithinARound() {
        world.run(() -> {
            Leadership one = stand("one", store.leases());
            world.pass(Duration.ofSeconds(1));
            Leadership two = stand("two", store.leases());
            world.pass(Duration.ofMinutes(1));
            one.close();
            world.pass(Leadership.TERM.dividedBy(3));
            assertThat(story).containsExactly("one begins", "one ends", "two begins");
            two.close();
        });
    }

    @Test
    void aDeadLeaderIsFollowedWithinATermAndARound() {
        world.run(() -> {
            Daemon dead = world.daemon("one");
            new Leadership(store.leases(), "one", () -> begins("one"), dead.tasks()).start();
            world.pass(Duration.ofSeconds(1));
            Leadership two = stand("two", store.leases());
            world.pass(Duration.ofMinutes(1));
            dead.crash();
            world.pass(Leadership.TERM.plus(Leadership.TERM.dividedBy(3)));
            assertThat(story).containsExactly("one begins", "two begins");
            two.close();
        });
    }

    @Test
    void aLeaderThatSleptThroughItsTermEndsItsWorkWhenItWakes() {
        world.run(() -> {
            Daemon asleep = world.daemon("one");
            Leadership one = new Leadership(store.leases(), "one", () -> begins("one"), asleep.tasks());
            one.start();
            world.pass(Duration.ofSeconds(1));
            Leadership two = stand("two", store.leases());
            world.pass(Duration.ofMinutes(1));
            asleep.suspend();
            world.pass(Duration.ofMinutes(1));
            assertThat(story).containsExactly("one begins", "two begins");
            asleep.resume();
            world.pass(Leadership.TERM);
            assertThat(one.leads()).isFalse();
            assertThat(story).containsExactly("one begins", "two begins", "one ends");
            two.close();
        });
    }

    @Test
    void aLeaderThatCannotAskGoesOnForTheRestOfItsTermAndLeadsAgainLater() {
        FailingLeases leases = new FailingLeases(store.leases());
        world.run(() -> {
            Leadership one = stand("one", leases);
            world.pass(Duration.ofSeconds(1));
            leases.failing = true;
            world.pass(Leadership.TERM.dividedBy(2));
            assertThat(one.leads()).isTrue();
            world.pass(Leadership.TERM);
            assertThat(one.leads()).isFalse();
            leases.failing = false;
            world.pass(Leadership.TERM);
            assertThat(one.leads()).isTrue();
            assertThat(story).containsExactly("one begins", "one ends", "one begins");
            one.close();
        });
    }

    private Leadership stand(String name, Leases leases) {
        Leadership leadership = new Leadership(leases, name, () -> begins(name), world.tasks());
        leadership.start();
        return leadership;
    }

    private Runnable begins(String name) {
        story.add(name + " begins");
        return () -> story.add(name + " ends");
    }

    /** A database that can be away. */
    private static final class FailingLeases implements Leases {
        private final Leases leases;
        private boolean failing;

        private FailingLeases(Leases leases) {
            this.leases = leases;
        }

        @Override
        public boolean take(String name, String owner, Duration term) {
            if (failing) {
                throw new IllegalStateException("The database is away");
            }
            return leases.take(name, owner, term);
        }

        @Override
        public void giveBack(String name, String owner) {
            leases.giveBack(name, owner);
        }
    }
}
