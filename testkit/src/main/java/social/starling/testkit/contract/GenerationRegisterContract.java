package social.starling.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import social.starling.ports.backup.Generation;
import social.starling.ports.backup.GenerationRegister;

/** What every {@link GenerationRegister} must do. */
public abstract class GenerationRegisterContract {
    private static final Instant NOW = Instant.parse("2026-11-20T12:00:00.123456789Z");

    /** The same empty register for the whole of one test. */
    protected abstract GenerationRegister generations();

    @Test
    void noneStandsBeforeOneIsBegun() {
        assertThat(generations().current()).isEmpty();
    }

    @Test
    void theOneThatWasBegunStands() {
        generations().begin(new Generation("one", NOW));
        assertThat(generations().current()).contains(new Generation("one", NOW));
    }

    @Test
    void aLaterOneTakesItsPlace() {
        generations().begin(new Generation("one", NOW));
        generations().begin(new Generation("two", NOW.plusNanos(1)));
        assertThat(generations().current()).contains(new Generation("two", NOW.plusNanos(1)));
    }

    @Test
    void whoComesLateWithAnEarlierOneChangesNothing() {
        generations().begin(new Generation("two", NOW));
        generations().begin(new Generation("one", NOW.minusSeconds(1)));
        generations().begin(new Generation("three", NOW));
        assertThat(generations().current()).contains(new Generation("two", NOW));
    }
}
