package social.starling.core.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import social.starling.memory.MemoryStore;
import social.starling.ports.event.EventRow;
import social.starling.testkit.simulation.World;

class EventBusTest {
    @Test
    void everyFollowerGetsEveryEventOnceAndInOrder() {
        try (World world = new World(1)) {
            MemoryStore store = new MemoryStore(world.clock());
            EventBus bus = new EventBus(store.events(), world.tasks());
            List<Long> first = new ArrayList<>();
            List<Long> second = new ArrayList<>();
            world.run(() -> {
                store.events().append(rows(3));
                bus.follow(0, entry -> first.add(entry.sequence()));
                bus.follow(2, entry -> second.add(entry.sequence()));
                world.pass(Duration.ofSeconds(1));
                store.events().append(rows(600));
                bus.ring();
                world.pass(Duration.ofSeconds(1));
            });
            assertThat(first).hasSize(603).isSorted().doesNotHaveDuplicates();
            assertThat(second).hasSize(601).isSorted().startsWith(3L);
        }
    }

    @Test
    void aFailingFollowerHarmsNobodyAndGoesOn() {
        try (World world = new World(2)) {
            MemoryStore store = new MemoryStore(world.clock());
            EventBus bus = new EventBus(store.events(), world.tasks());
            List<Long> seen = new ArrayList<>();
            List<Long> failing = new ArrayList<>();
            world.run(() -> {
                bus.follow(0, entry -> {
                    failing.add(entry.sequence());
                    throw new IllegalStateException("follower is broken");
                });
                bus.follow(0, entry -> seen.add(entry.sequence()));
                store.events().append(rows(2));
                bus.ring();
                world.pass(Duration.ofSeconds(1));
            });
            assertThat(seen).containsExactly(1L, 2L);
            assertThat(failing).containsExactly(1L, 2L);
        }
    }

    @Test
    void whoHasClosedHearsNothingMore() {
        try (World world = new World(3)) {
            MemoryStore store = new MemoryStore(world.clock());
            EventBus bus = new EventBus(store.events(), world.tasks());
            List<Long> seen = new ArrayList<>();
            world.run(() -> {
                EventBus.Subscription subscription = bus.follow(0, entry -> seen.add(entry.sequence()));
                world.pass(Duration.ofSeconds(1));
                subscription.close();
                store.events().append(rows(1));
                bus.ring();
                world.pass(Duration.ofSeconds(1));
            });
            assertThat(seen).isEmpty();
        }
    }

    private static List<EventRow> rows(int count) {
        return java.util.stream.IntStream.range(0, count)
                .mapToObj(n -> new EventRow("test.happened", Instant.EPOCH, "s" + n, Map.of()))
                .toList();
    }
}
