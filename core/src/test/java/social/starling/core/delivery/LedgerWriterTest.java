package social.starling.core.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import social.starling.core.event.EventBus;
import social.starling.memory.MemoryStore;
import social.starling.ports.delivery.Change;
import social.starling.ports.delivery.ChangeResult;
import social.starling.ports.delivery.Claim;
import social.starling.ports.delivery.ClaimOrder;
import social.starling.ports.delivery.DeliveryId;
import social.starling.ports.delivery.DeliveryLedger;
import social.starling.ports.delivery.DeliveryState;
import social.starling.ports.delivery.Plan;
import social.starling.ports.delivery.PlanReceipt;
import social.starling.ports.task.Tasks;
import social.starling.testkit.simulation.World;

class LedgerWriterTest {
    private final World world = new World(7);
    private final List<Integer> batches = new ArrayList<>();
    private final List<String> rests = new ArrayList<>();

    @Test
    void changesOfManyGoOutTogether() {
        inAWorld(writer -> {
            List<Tasks.Task> couriers = commitAtOnce(writer, 64);
            couriers.forEach(Tasks.Task::join);
        });
        assertThat(batches.stream().mapToInt(Integer::intValue).sum()).isEqualTo(64);
        assertThat(batches.size()).isLessThan(16);
    }

    @Test
    void aChangeThatIsAloneWaitsForNobody() {
        inAWorld(writer -> assertThat(writer.commit(change(1))).isInstanceOf(ChangeResult.Done.class));
        assertThat(batches).containsExactly(1);
    }

    @Test
    void itTellsOnceItHasNothingLeftToCommit() {
        inAWorld(writer -> {
            writer.whenAtRest(() -> rests.add("after " + batches.size() + (writer.isBusy() ? " busy" : "")));
            writer.commit(change(1));
            world.tasks().sleep(Duration.ofSeconds(1));
        });
        assertThat(rests).contains("after 1");
        assertThat(rests).noneMatch(rest -> rest.endsWith("busy"));
    }

    private void inAWorld(Consumer<LedgerWriter> story) {
        try (world) {
            MemoryStore store = new MemoryStore(world.clock());
            world.run(() -> {
                try (LedgerWriter writer = new LedgerWriter(
                        new CountingLedger(), new EventBus(store.events(), world.tasks()), world.tasks())) {
                    story.accept(writer);
                }
            });
            assertThat(world.failures()).isEmpty();
        }
    }

    private List<Tasks.Task> commitAtOnce(LedgerWriter writer, int couriers) {
        return IntStream.range(0, couriers)
                .mapToObj(number -> world.tasks()
                        .start(
                                "courier " + number,
                                () -> assertThat(writer.commit(change(number))).isInstanceOf(ChangeResult.Done.class)))
                .toList();
    }

    private static Change change(int number) {
        return new Change.Release(
                new DeliveryId("dlv-%024x".formatted(number)),
                1,
                DeliveryState.PLANNED,
                Instant.EPOCH,
                false,
                null,
                List.of());
    }

    /** Takes everything, and remembers how much came at a time. */
    private final class CountingLedger implements DeliveryLedger {
        @Override
        public PlanReceipt plan(Plan plan) {
            throw new UnsupportedOperationException("Nothing is planned here");
        }

        @Override
        public List<Claim> claim(ClaimOrder order) {
            throw new UnsupportedOperationException("Nothing is claimed here");
        }

        @Override
        public List<ChangeResult> commit(List<Change> changes) {
            batches.add(changes.size());
            return changes.stream()
                    .<ChangeResult>map(change -> new ChangeResult.Done())
                    .toList();
        }
    }
}
