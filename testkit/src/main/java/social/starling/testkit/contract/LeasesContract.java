package social.starling.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** What every keeper of leases does. */
public abstract class LeasesContract extends LedgerContract {
    private static final Duration TERM = Duration.ofSeconds(15);

    @Test
    void oneAtATimeHasALease() {
        assertThat(store.leases().take("reading", "ann", TERM)).isTrue();
        assertThat(store.leases().take("reading", "ben", TERM)).isFalse();
        assertThat(store.leases().take("reading", "ann", TERM)).isTrue();
    }

    @Test
    void leasesOfDifferentNamesStandSideBySide() {
        assertThat(store.leases().take("reading", "ann", TERM)).isTrue();
        assertThat(store.leases().take("counting", "ben", TERM)).isTrue();
    }

    @Test
    void whoDoesNotRenewLosesItWhenTheTermEnds() {
        Instant begin = store.clock().instant();
        store.leases().take("reading", "ann", TERM);
        store.clock().set(begin.plus(TERM).minusNanos(1));
        assertThat(store.leases().take("reading", "ben", TERM)).isFalse();
        store.clock().set(begin.plus(TERM));
        assertThat(store.leases().take("reading", "ben", TERM)).isTrue();
        assertThat(store.leases().take("reading", "ann", TERM)).isFalse();
    }

    @Test
    void renewingBeginsTheTermAnew() {
        Instant begin = store.clock().instant();
        store.leases().take("reading", "ann", TERM);
        store.clock().set(begin.plus(TERM.dividedBy(2)));
        store.leases().take("reading", "ann", TERM);
        store.clock().set(begin.plus(TERM));
        assertThat(store.leases().take("reading", "ben", TERM)).isFalse();
    }

    @Test
    void whatIsGivenBackIsFreeAtOnce() {
        store.leases().take("reading", "ann", TERM);
        store.leases().giveBack("reading", "ann");
        assertThat(store.leases().take("reading", "ben", TERM)).isTrue();
    }

    @Test
    void nobodyGivesBackWhatAnotherHas() {
        store.leases().take("reading", "ann", TERM);
        store.leases().giveBack("reading", "ben");
        store.leases().giveBack("counting", "ben");
        assertThat(store.leases().take("reading", "ben", TERM)).isFalse();
    }
}
