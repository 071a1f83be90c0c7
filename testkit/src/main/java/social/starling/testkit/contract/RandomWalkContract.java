package social.starling.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import social.starling.ports.delivery.Delivery;
import social.starling.ports.delivery.DeliveryQuery;
import social.starling.ports.delivery.DeliveryState;
import social.starling.ports.delivery.HistoryEntry;

/** What holds after every step, whatever daemons and people do in whatever order. */
public abstract class RandomWalkContract extends LedgerContract {
    private static final int STEPS = 250;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void everyHistoryIsAnUnbrokenChainOfAllowedSteps(long seed) {
        RandomWalk walk = new RandomWalk(store, seed);
        for (int i = 0; i < STEPS; i++) {
            walk.step();
        }
        for (Delivery delivery : all()) {
            DeliveryState last = null;
            long epoch = 0;
            for (HistoryEntry entry : store.deliveries().history(delivery.id())) {
                assertThat(entry.from()).as(delivery.id().value()).isEqualTo(last);
                assertThat(last == null || last.mayBecome(entry.to()) || isTakeover(entry))
                        .as("%s from %s to %s", delivery.id(), last, entry.to())
                        .isTrue();
                assertThat(entry.epoch()).isGreaterThanOrEqualTo(epoch);
                last = entry.to();
                epoch = entry.epoch();
            }
            assertThat(delivery.state()).isEqualTo(last);
        }
        assertThat(all()).hasSizeGreaterThan(20);
    }

    @ParameterizedTest
    @ValueSource(longs = {11, 12, 13, 14})
    void anAccountThatTakesOneAttemptAtATimeNeverHasTwo(long seed) {
        RandomWalk walk = new RandomWalk(store, seed);
        for (int i = 0; i < STEPS; i++) {
            walk.step();
            assertThat(all().stream()
                            .filter(delivery -> delivery.oneAttemptAtATime()
                                    && (delivery.state() == DeliveryState.CLAIMED
                                            || delivery.state().isOpen()))
                            .map(delivery -> delivery.key().target()))
                    .as("step %d", i)
                    .doesNotHaveDuplicates();
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {21, 22, 23, 24})
    void whoeverSleepsUntilTheNextDueTimeMissesNothing(long seed) {
        RandomWalk walk = new RandomWalk(store, seed);
        for (int i = 0; i < STEPS; i++) {
            walk.step();
            boolean due = store.deliveries()
                    .nextDue()
                    .filter(time -> !time.isAfter(store.clock().instant()))
                    .isPresent();
            List<Delivery> before = all();
            boolean found = !walk.claimWithoutQuarantine().isEmpty();
            boolean moved = found || !all().equals(before);
            assertThat(moved).as("step %d", i).isEqualTo(due);
        }
    }

    /** A look changes hands and stays a look. */
    private static boolean isTakeover(HistoryEntry entry) {
        return entry.from() == DeliveryState.RECONCILING && entry.to() == DeliveryState.RECONCILING;
    }

    private List<Delivery> all() {
        return store.deliveries().list(DeliveryQuery.newest(1_000));
    }
}
