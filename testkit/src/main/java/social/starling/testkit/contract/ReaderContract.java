package social.starling.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static social.starling.testkit.contract.Samples.ANN;
import static social.starling.testkit.contract.Samples.BEN;
import static social.starling.testkit.contract.Samples.NOW;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import social.starling.ports.account.AccountId;
import social.starling.ports.delivery.AttemptRecord;
import social.starling.ports.delivery.Claim;
import social.starling.ports.delivery.Delivery;
import social.starling.ports.delivery.DeliveryFilter;
import social.starling.ports.delivery.DeliveryId;
import social.starling.ports.delivery.DeliveryQuery;
import social.starling.ports.delivery.DeliveryState;
import social.starling.ports.delivery.DeliverySum;
import social.starling.ports.delivery.HistoryEntry;

/** What people and core can see of the ledger. */
public abstract class ReaderContract extends LedgerContract {
    private static final Draft ONE = Draft.of("one", ANN);
    private static final Draft TWO = Draft.of("two", BEN);
    private static final Draft THREE = Draft.of("three", ANN);

    @Test
    void whatIsNotThereIsEmpty() {
        assertThat(store.deliveries().find(nobody())).isEmpty();
        assertThat(store.deliveries().attempt(nobody())).isEmpty();
        assertThat(store.deliveries().history(nobody())).isEmpty();
        assertThat(store.deliveries().lastSegment(ONE.origin(), ANN)).isEmpty();
        assertThat(store.deliveries().link(Samples.ALPHA, "post-1")).isEmpty();
        assertThat(store.deliveries().counts()).isEmpty();
        assertThat(store.deliveries().list(DeliveryQuery.newest(10))).isEmpty();
        assertThat(store.deliveries().attempts(10)).isEmpty();
    }

    @Test
    void theListShowsTheNewestFirst() {
        planThree();
        assertThat(list(Set.of(), null, null, null, 10)).containsExactly(THREE.id(), TWO.id(), ONE.id());
        assertThat(list(Set.of(), null, null, null, 2)).containsExactly(THREE.id(), TWO.id());
    }

    @Test
    void theListGoesOnAfterTheLastOneSeen() {
        planThree();
        assertThat(list(Set.of(), null, null, THREE.id(), 1)).containsExactly(TWO.id());
        assertThat(list(Set.of(), null, null, TWO.id(), 10)).containsExactly(ONE.id());
        assertThat(list(Set.of(), null, null, ONE.id(), 10)).isEmpty();
    }

    @Test
    void theListIsNarrowedByStateTargetAndOrigin() {
        planThree();
        clerk.decide(TWO.id(), DeliveryState.PLANNED, DeliveryState.HELD);
        assertThat(list(Set.of(DeliveryState.HELD), null, null, null, 10)).containsExactly(TWO.id());
        assertThat(list(Set.of(DeliveryState.HELD, DeliveryState.PLANNED), null, null, null, 10))
                .hasSize(3);
        assertThat(list(Set.of(), ANN, null, null, 10)).containsExactly(THREE.id(), ONE.id());
        assertThat(list(Set.of(), null, "request:two", null, 10)).containsExactly(TWO.id());
        assertThat(list(Set.of(DeliveryState.PLANNED), BEN, null, null, 10)).isEmpty();
    }

    @Test
    void theListIsNarrowedByTargetsAndByWhoPlanned() {
        planThree();
        String via = store.deliveries().find(ONE.id()).orElseThrow().via();
        assertThat(filtered(new DeliveryFilter(Set.of(BEN), null, null, null))).containsExactly(TWO.id());
        assertThat(filtered(new DeliveryFilter(Set.of(ANN, BEN), via, null, null)))
                .hasSize(3);
        assertThat(filtered(new DeliveryFilter(Set.of(), "rt-elsewhere", null, null)))
                .isEmpty();
    }

    @Test
    void theListIsNarrowedByWhenTheyChangedLast() {
        planThree();
        store.clock().advance(Duration.ofHours(1));
        clerk.decide(TWO.id(), DeliveryState.PLANNED, DeliveryState.HELD);
        Instant changed = store.deliveries().find(TWO.id()).orElseThrow().updatedAt();
        assertThat(filtered(new DeliveryFilter(Set.of(), null, changed, null))).containsExactly(TWO.id());
        assertThat(filtered(new DeliveryFilter(Set.of(), null, null, changed))).containsExactly(THREE.id(), ONE.id());
        assertThat(filtered(new DeliveryFilter(Set.of(), null, changed.plusNanos(1_000), null)))
                .isEmpty();
    }

    @Test
    void whatIsAlikeIsCountedTogether() {
        planThree();
        clerk.decide(TWO.id(), DeliveryState.PLANNED, DeliveryState.HELD);
        DeliveryQuery all = DeliveryQuery.newest(1);
        assertThat(store.deliveries().sums(all, 10)).first().satisfies(sum -> {
            assertThat(sum.state()).isEqualTo(DeliveryState.PLANNED);
            assertThat(sum.target()).isEqualTo(ANN);
            assertThat(sum.count()).isEqualTo(2);
        });
        assertThat(counted(all, 10)).isEqualTo(3);
        assertThat(counted(all, 2)).isEqualTo(2);
        assertThat(counted(new DeliveryQuery(Set.of(DeliveryState.HELD), null, null, null, 1), 10))
                .isEqualTo(1);
        assertThat(counted(new DeliveryQuery(Set.of(), null, null, TWO.id(), 1), 10))
                .isEqualTo(1);
    }

    @Test
    void everyStateIsCounted() {
        planThree();
        clerk.decide(TWO.id(), DeliveryState.PLANNED, DeliveryState.HELD);
        assertThat(store.deliveries().counts())
                .containsOnly(Map.entry(DeliveryState.PLANNED, 2L), Map.entry(DeliveryState.HELD, 1L));
    }

    @Test
    void theHistoryIsAnUnbrokenChain() {
        Claim first = clerk.send(ONE);
        clerk.done(Settlement.of(first).to(DeliveryState.UNKNOWN));
        clerk.done(Settlement.of(clerk.claimOne()).to(DeliveryState.RETRY_AT));
        Claim last = clerk.claimOne();
        clerk.open(last);
        clerk.done(Settlement.of(last).confirmed("post-1"));
        List<HistoryEntry> history = store.deliveries().history(ONE.id());
        assertThat(history)
                .extracting(HistoryEntry::to)
                .containsExactly(
                        DeliveryState.PLANNED,
                        DeliveryState.CLAIMED,
                        DeliveryState.SENDING,
                        DeliveryState.UNKNOWN,
                        DeliveryState.RECONCILING,
                        DeliveryState.RETRY_AT,
                        DeliveryState.CLAIMED,
                        DeliveryState.SENDING,
                        DeliveryState.CONFIRMED);
        assertThat(history).extracting(HistoryEntry::epoch).containsExactly(0L, 1L, 1L, 1L, 2L, 2L, 3L, 3L, 3L);
        for (int i = 1; i < history.size(); i++) {
            assertThat(history.get(i).from()).isEqualTo(history.get(i - 1).to());
        }
    }

    @Test
    void theNewestAttemptIsShown() {
        Claim first = clerk.send(ONE);
        clerk.done(Settlement.of(first).to(DeliveryState.RETRY_AT).dueAt(NOW));
        Claim second = clerk.claimOne();
        assertThat(store.deliveries().attempt(ONE.id()).orElseThrow().id())
                .isEqualTo(Samples.attempt(first, NOW).id());
        clerk.open(second);
        assertThat(store.deliveries().attempt(ONE.id()).orElseThrow().id())
                .isEqualTo(Samples.attempt(second, NOW).id());
    }

    @Test
    void theLastSegmentIsThatOfTheNewestRevision() {
        clerk.plan(ONE, ONE.segment(1), ONE.segment(2));
        assertThat(last()).contains(ONE.segment(2).id());
        clerk.plan(ONE.revision(1), ONE.revision(1).segment(1));
        assertThat(last()).contains(ONE.revision(1).segment(1).id());
        clerk.plan(ONE.revision(2).deleting());
        assertThat(last()).contains(ONE.revision(1).segment(1).id());
        assertThat(store.deliveries().lastSegment(ONE.origin(), BEN)).isEmpty();
    }

    @Test
    void theNewestStatisticsComeFirst() {
        Claim first = clerk.send(ONE);
        clerk.done(Settlement.of(first).to(DeliveryState.UNKNOWN).recorded(NOW));
        store.clock().advance(Duration.ofSeconds(1));
        clerk.done(Settlement.of(clerk.claimOne()).confirmed("post-1").recorded(NOW.plusSeconds(1)));
        assertThat(store.deliveries().attempts(10))
                .extracting(AttemptRecord::result)
                .containsExactly(DeliveryState.CONFIRMED, DeliveryState.UNKNOWN);
        assertThat(store.deliveries().attempts(1)).hasSize(1);
    }

    private void planThree() {
        clerk.plan(ONE);
        clerk.plan(TWO);
        clerk.plan(THREE);
    }

    private Optional<DeliveryId> last() {
        return store.deliveries().lastSegment(ONE.origin(), ANN).map(Delivery::id);
    }

    private List<DeliveryId> filtered(DeliveryFilter filter) {
        return store.deliveries().list(new DeliveryQuery(Set.of(), null, null, filter, null, 10)).stream()
                .map(Delivery::id)
                .toList();
    }

    private long counted(DeliveryQuery query, int atMost) {
        return store.deliveries().sums(query, atMost).stream()
                .mapToLong(DeliverySum::count)
                .sum();
    }

    private List<DeliveryId> list(
            Set<DeliveryState> states,
            @Nullable AccountId target,
            @Nullable String origin,
            @Nullable DeliveryId before,
            int limit) {
        return store.deliveries().list(new DeliveryQuery(states, target, origin, before, limit)).stream()
                .map(Delivery::id)
                .toList();
    }
}
