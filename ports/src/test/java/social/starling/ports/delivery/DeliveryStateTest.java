package social.starling.ports.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static social.starling.ports.delivery.DeliveryState.ACCEPTED;
import static social.starling.ports.delivery.DeliveryState.CANCELLED;
import static social.starling.ports.delivery.DeliveryState.CLAIMED;
import static social.starling.ports.delivery.DeliveryState.CONFIRMED;
import static social.starling.ports.delivery.DeliveryState.DEAD;
import static social.starling.ports.delivery.DeliveryState.HELD;
import static social.starling.ports.delivery.DeliveryState.PLANNED;
import static social.starling.ports.delivery.DeliveryState.RECONCILING;
import static social.starling.ports.delivery.DeliveryState.RETRY_AT;
import static social.starling.ports.delivery.DeliveryState.SENDING;
import static social.starling.ports.delivery.DeliveryState.UNKNOWN;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import social.starling.ports.delivery.DeliveryState.Status;

/** The state table, whole: what is not in it does not happen. */
class DeliveryStateTest {
    private static final Map<DeliveryState, Set<DeliveryState>> TABLE = Map.ofEntries(
            Map.entry(PLANNED, Set.of(CLAIMED, CANCELLED, HELD, CONFIRMED)),
            Map.entry(CLAIMED, Set.of(SENDING, PLANNED, RETRY_AT, HELD, DEAD, CANCELLED)),
            Map.entry(SENDING, Set.of(CONFIRMED, ACCEPTED, RETRY_AT, UNKNOWN, RECONCILING, HELD, DEAD, CANCELLED)),
            Map.entry(ACCEPTED, Set.of(CONFIRMED, HELD, DEAD, RECONCILING)),
            Map.entry(UNKNOWN, Set.of(RECONCILING, HELD)),
            Map.entry(RECONCILING, Set.of(CONFIRMED, ACCEPTED, RETRY_AT, UNKNOWN, SENDING, HELD, DEAD, CANCELLED)),
            Map.entry(RETRY_AT, Set.of(CLAIMED, CANCELLED, HELD, CONFIRMED)),
            Map.entry(HELD, Set.of(PLANNED, RETRY_AT, UNKNOWN, CONFIRMED, DEAD, CANCELLED)),
            Map.entry(DEAD, Set.of(RETRY_AT, UNKNOWN, CONFIRMED, CANCELLED)),
            Map.entry(CONFIRMED, Set.of()),
            Map.entry(CANCELLED, Set.of()));

    @ParameterizedTest
    @EnumSource
    void aStateLeadsWhereTheTableSaysAndNowhereElse(DeliveryState state) {
        assertThat(state.next()).isEqualTo(TABLE.get(state));
        for (DeliveryState other : DeliveryState.values()) {
            assertThat(state.mayBecome(other)).isEqualTo(TABLE.get(state).contains(other));
        }
    }

    @Test
    void onlyPlannedAndRetryAtComeToOpenAnAttempt() {
        assertThat(before(SENDING)).containsExactlyInAnyOrder(CLAIMED, RECONCILING);
        assertThat(before(CLAIMED)).containsExactlyInAnyOrder(PLANNED, RETRY_AT);
    }

    @Test
    void anAttemptMayBeOpenFromSendingUntilItsEndIsKnown() {
        Set<DeliveryState> open = EnumSet.noneOf(DeliveryState.class);
        for (DeliveryState state : DeliveryState.values()) {
            if (state.isOpen()) {
                open.add(state);
            }
        }
        assertThat(open).containsExactlyInAnyOrder(SENDING, ACCEPTED, UNKNOWN, RECONCILING);
    }

    @Test
    void everyStateHasAStatusForItsUser() {
        assertThat(Arrays.stream(DeliveryState.values()).map(DeliveryState::status))
                .containsExactly(
                        Status.PENDING,
                        Status.PROCESSING,
                        Status.PROCESSING,
                        Status.PROCESSING,
                        Status.PROCESSING,
                        Status.PROCESSING,
                        Status.PENDING,
                        Status.PENDING,
                        Status.COMPLETED,
                        Status.FAILED,
                        Status.CANCELLED);
    }

    private static Set<DeliveryState> before(DeliveryState state) {
        Set<DeliveryState> before = EnumSet.noneOf(DeliveryState.class);
        for (DeliveryState other : DeliveryState.values()) {
            if (other.mayBecome(state)) {
                before.add(other);
            }
        }
        return before;
    }
}
