package social.starling.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class TimesTest {
    @Property
    void everyNanosecondSurvivesTheRoundTrip(@ForAll long nanos) {
        Instant time = Instant.ofEpochSecond(0, nanos);
        assertThat(Times.toNanos(time)).isEqualTo(nanos);
        assertThat(Times.fromNanos(nanos)).isEqualTo(time);
    }

    @Property
    void laterTimesAreGreaterNumbers(
            @ForAll long nanos, @ForAll @LongRange(min = 1, max = 1_000_000_000_000L) long later) {
        Instant first = Instant.ofEpochSecond(0, nanos);
        assertThat(Times.toNanos(first.plusNanos(later))).isGreaterThanOrEqualTo(Times.toNanos(first));
    }

    @Test
    void timesBeyondTheRangeBecomeItsEnds() {
        assertThat(Times.toNanos(Instant.MAX)).isEqualTo(Long.MAX_VALUE);
        assertThat(Times.toNanos(Instant.MIN)).isEqualTo(Long.MIN_VALUE);
    }
}
