package social.starling.testkit.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class FaultsTest {
    private static final RuntimeException NO = new IllegalStateException("no");

    private final World world = new World(5);
    private final Faults faults = new Faults(world);
    private final List<String> effects = new ArrayList<>();
    private final Runnable port = faults.around(Runnable.class, () -> effects.add("effect"));

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    void theNthCallFailsBeforeItsEffect() {
        faults.at("Runnable.run", 2, new CallFault.BeforeEffect(NO));
        port.run();
        assertThatThrownBy(port::run).isSameAs(NO);
        assertThat(effects).hasSize(1);
        port.run();
        assertThat(effects).hasSize(2);
    }

    @Test
    void theNextCallFailsAfterItsEffect() {
        port.run();
        faults.next("Runnable.run", new CallFault.AfterEffect(NO));
        assertThatThrownBy(port::run).isSameAs(NO);
        assertThat(effects).hasSize(2);
    }

    @Test
    void aLateCallTakesItsTime() {
        faults.next("Runnable.run", new CallFault.Late(Duration.ofSeconds(2), Duration.ofSeconds(3)));
        world.run(() -> {
            long before = world.tasks().nanoTime();
            port.run();
            assertThat(Duration.ofNanos(world.tasks().nanoTime() - before).toSeconds())
                    .isEqualTo(5);
        });
    }

    @Test
    void faultsByChanceStopWhenCleared() {
        faults.sometimes("Runnable.run", 1, world.random("faults"), new CallFault.BeforeEffect(NO));
        assertThatThrownBy(port::run).isSameAs(NO);
        faults.clear();
        port.run();
        assertThat(faults.calls("Runnable.run")).isEqualTo(2);
    }

    @Test
    void whatAPortThrowsPassesThroughAsItIs() {
        Runnable failing = faults.around(Runnable.class, () -> {
            throw NO;
        });
        assertThatThrownBy(failing::run).isSameAs(NO);
    }

    @Test
    void aLostAnswerDoesNotSuitEveryPort() {
        faults.next("Runnable.run", new CallFault.AnswerLost(true));
        assertThatThrownBy(port::run).isInstanceOf(IllegalArgumentException.class);
    }
}
