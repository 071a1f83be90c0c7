package social.starling.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static social.starling.testkit.contract.Samples.NOW;

import org.junit.jupiter.api.Test;
import social.starling.ports.delivery.PublishingSwitch.Pause;

/** What every kill switch must do; what it stops is told by the claim and open contracts. */
public abstract class PublishingSwitchContract extends LedgerContract {
    private static final Pause FIRST = new Pause("wröng posts", "ann", NOW.plusMillis(5));

    @Test
    void publishingIsOnUntilItIsPaused() {
        assertThat(store.publishing().paused()).isEmpty();
        store.publishing().pause(FIRST);
        assertThat(store.publishing().paused()).contains(FIRST);
    }

    @Test
    void theEarlierPauseStays() {
        store.publishing().pause(FIRST);
        store.publishing().pause(new Pause("another", "ben", NOW.plusSeconds(9)));
        assertThat(store.publishing().paused()).contains(FIRST);
    }

    @Test
    void aPauseThatStandsCanBeSaidAnew() {
        Pause next = new Pause("looked at, and röady", "cat", NOW.plusSeconds(60));
        store.publishing().restate(next);
        assertThat(store.publishing().paused()).isEmpty();
        store.publishing().pause(FIRST);
        store.publishing().restate(next);
        assertThat(store.publishing().paused()).contains(next);
    }

    @Test
    void publishingGoesOnWhenItIsResumed() {
        store.publishing().pause(FIRST);
        store.publishing().resume();
        store.publishing().resume();
        assertThat(store.publishing().paused()).isEmpty();
        Pause second = new Pause("another", "ben", NOW.plusSeconds(9));
        store.publishing().pause(second);
        assertThat(store.publishing().paused()).contains(second);
    }
}
