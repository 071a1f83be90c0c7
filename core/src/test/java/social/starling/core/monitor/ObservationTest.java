package social.starling.core.monitor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import social.starling.ports.platform.PlatformException;

class ObservationTest {
    private final AtomicLong nanos = new AtomicLong();
    private final List<PortCall> calls = new ArrayList<>();
    private final Observation observation = new Observation(() -> nanos.getAndAdd(5), calls::add);

    @Test
    void everyCallIsToldWithItsTime() {
        Greeter greeter = observation.of(Greeter.class, name -> "hello " + name);
        assertThat(greeter.greet("Ada")).isEqualTo("hello Ada");
        assertThat(calls).containsExactly(new PortCall("Greeter", "greet", Duration.ofNanos(5), null));
    }

    @Test
    void aFailureIsToldAndStaysWhatItWas() {
        PlatformException failure = new PlatformException.Unavailable("away", null);
        Greeter greeter = observation.of(Greeter.class, name -> {
            throw failure;
        });
        assertThatThrownBy(() -> greeter.greet("Ada")).isSameAs(failure);
        assertThat(calls).extracting(PortCall::failure).containsExactly("Unavailable");
    }

    @Test
    void metersAddUpWhatWasTold() {
        PortMeters meters = new PortMeters();
        meters.called(new PortCall("Greeter", "greet", Duration.ofMillis(2), null));
        meters.called(new PortCall("Greeter", "greet", Duration.ofMillis(3), "Unavailable"));
        assertThat(meters.readings())
                .containsExactly(
                        java.util.Map.entry("Greeter.greet", new PortMeters.Reading(2, 1, Duration.ofMillis(5))));
    }

    @Test
    void whatEveryObjectCanDoIsNotObserved() {
        Greeter greeter = observation.of(Greeter.class, name -> name);
        assertThat(greeter.toString()).isNotEmpty();
        assertThat(calls).isEmpty();
    }

    /** A port as any other. */
    interface Greeter {
        String greet(String name);
    }
}
