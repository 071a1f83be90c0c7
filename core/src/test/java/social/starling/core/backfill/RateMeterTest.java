package social.starling.core.backfill;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class RateMeterTest {
    private static final long SECOND = Duration.ofSeconds(1).toNanos();

    @Test
    void nothingIsSaidBeforeSomeTimeHasPassed() {
        RateMeter meter = RateMeter.NEW.with(0, 1).with(5 * SECOND, 1);
        assertThat(meter.perHour(9 * SECOND)).isNull();
        assertThat(meter.perHour(10 * SECOND)).isEqualTo(360);
    }

    @Test
    void aSteadyPaceIsMeasuredAsItIsFromTheBeginning() {
        RateMeter meter = RateMeter.NEW;
        for (int i = 0; i <= 10; i++) {
            meter = meter.with(3 * i * SECOND, 1);
        }
        assertThat(meter.perHour(30 * SECOND)).isEqualTo(1_200);
    }

    @Test
    void theLastMinutesCountAndNotWhatWasBefore() {
        RateMeter meter = RateMeter.NEW;
        for (int i = 0; i < 1_200; i++) {
            meter = meter.with(i * SECOND, i < 600 ? 10 : 1);
        }
        assertThat(meter.perHour(1_200 * SECOND)).isBetween(3_500, 3_700);
        assertThat(meter.readings().size()).isLessThanOrEqualTo(62);
    }

    @Test
    void aTargetThatTakesNothingSlowsTheMeterDown() {
        RateMeter meter = RateMeter.NEW.with(0, 1).with(10 * SECOND, 10);
        assertThat(meter.perHour(Duration.ofHours(1).toNanos())).isEqualTo(10);
    }
}
