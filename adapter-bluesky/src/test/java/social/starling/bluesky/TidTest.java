package social.starling.bluesky;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

@Label("R1 The key of a post follows from its delivery")
class TidTest {
    private static final Instant CREATED = Instant.parse("2026-11-02T10:00:00.123Z");

    @Test
    void theSameDeliveryAlwaysHasTheSameKey() {
        assertThat(Tid.planned(CREATED, "post:twitter:1|acc-1|CREATE|0|0"))
                .isEqualTo(Tid.planned(CREATED, "post:twitter:1|acc-1|CREATE|0|0"))
                .hasToString("3mzd2urzuggr6");
    }

    @Test
    void otherDeliveriesOfTheSameMomentHaveOtherKeys() {
        Set<Tid> keys = new HashSet<>();
        for (int i = 0; i < 1000; i++) {
            keys.add(Tid.planned(CREATED, "post:twitter:" + i));
        }
        assertThat(keys).hasSizeGreaterThan(990);
    }

    @Property
    void keysAreInTheOrderOfTheirTimes(
            @ForAll @LongRange(max = 4_000_000_000_000L) long millis,
            @ForAll @IntRange(min = 1, max = 10_000) int later,
            @ForAll String one,
            @ForAll String other) {
        Tid first = Tid.planned(Instant.ofEpochMilli(millis), one);
        Tid second = Tid.planned(Instant.ofEpochMilli(millis + later), other);
        assertThat(first).isLessThan(second);
        assertThat(first.time().toEpochMilli()).isEqualTo(millis);
    }

    @Property
    void aKeyTellsItsTime(
            @ForAll @LongRange(max = (1L << 53) - 1) long micros, @ForAll @IntRange(max = 1023) int clock) {
        Tid tid = Tid.of(micros, clock);
        assertThat(tid.time()).isEqualTo(Instant.ofEpochSecond(micros / 1_000_000, micros % 1_000_000 * 1000));
        assertThat(Tid.isTid(tid.value())).isTrue();
        assertThat(Tid.from(tid.time())).isLessThanOrEqualTo(tid);
    }

    @Test
    void aTimeBeyondTheRangeIsRefused() {
        assertThatThrownBy(() -> Tid.planned(Instant.parse("1969-12-31T23:59:59Z"), "x"))
                .hasMessageContaining("1970 to 2255");
        assertThatThrownBy(() -> Tid.of(1L << 53, 0)).hasMessageContaining("1970 to 2255");
        assertThatThrownBy(() -> Tid.of(0, 1024)).hasMessageContaining("0 to 1023");
    }

    @Test
    void aBoundIsBroughtIntoTheRange() {
        assertThat(Tid.from(Instant.MIN)).isEqualTo(Tid.FIRST);
        assertThat(Tid.from(Instant.MAX).value()).startsWith("bz");
    }
}
