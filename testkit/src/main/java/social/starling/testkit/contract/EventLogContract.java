package social.starling.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static social.starling.testkit.contract.Samples.ANN;
import static social.starling.testkit.contract.Samples.NOW;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import social.starling.ports.event.EventEntry;
import social.starling.ports.event.EventRow;

/** What every store of events must do. */
public abstract class EventLogContract extends LedgerContract {
    private static final EventRow A = new EventRow("post.synced", NOW.plusMillis(7), "dlv-a", Map.of());
    private static final EventRow B =
            new EventRow("post.failed", NOW, "dlv-b", Map.of("reason", "\"quoted\" \n ✓", "empty", ""));

    @Test
    void anEmptyLogHasNoNewest() {
        assertThat(store.events().newest()).isZero();
        assertThat(store.events().after(0, 10)).isEmpty();
    }

    @Test
    void eventsAreReadInTheOrderInWhichTheyWereWritten() {
        store.events().append(List.of(A, B));
        store.events().append(List.of(A));
        List<EventEntry> entries = store.events().after(0, 10);
        assertThat(entries).extracting(EventEntry::row).containsExactly(A, B, A);
        assertThat(entries).extracting(EventEntry::sequence).isSorted().doesNotHaveDuplicates();
        assertThat(entries.getFirst().sequence()).isPositive();
        assertThat(store.events().newest()).isEqualTo(entries.getLast().sequence());
    }

    @Test
    void readingGoesOnAfterTheLastOneSeen() {
        store.events().append(List.of(A, B, A, B));
        List<EventEntry> first = store.events().after(0, 3);
        assertThat(first).extracting(EventEntry::row).containsExactly(A, B, A);
        long seen = first.getLast().sequence();
        assertThat(store.events().after(seen, 10)).extracting(EventEntry::row).containsExactly(B);
        assertThat(store.events().after(store.events().newest(), 10)).isEmpty();
    }

    @Test
    void eventsOfTheLedgerStandInTheSameOrder() {
        store.events().append(List.of(A));
        clerk.done(Settlement.of(clerk.send(Draft.of("one", ANN)))
                .confirmed("post-1")
                .events(B));
        store.events().append(List.of(A));
        assertThat(store.events().after(0, 10)).extracting(EventEntry::row).containsExactly(A, B, A);
    }
}
