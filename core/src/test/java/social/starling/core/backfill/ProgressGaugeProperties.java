package social.starling.core.backfill;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import social.starling.ports.account.AccountId;
import social.starling.ports.account.DailyCap;
import social.starling.ports.backfill.Backfill;
import social.starling.ports.backfill.BackfillForecast;
import social.starling.ports.backfill.BackfillId;
import social.starling.ports.backfill.BackfillOrder;
import social.starling.ports.backfill.BackfillPosition;
import social.starling.ports.backfill.BackfillStart;
import social.starling.ports.backfill.BackfillState;
import social.starling.ports.backfill.BackfillTally;
import social.starling.ports.backfill.BackfillWindow;
import social.starling.ports.money.Money;
import social.starling.ports.platform.Platform;
import social.starling.ports.route.Leg;
import social.starling.ports.route.RouteId;

/** What a progress bar shows of any run. */
class ProgressGaugeProperties {
    private static final Instant NOW = Instant.parse("2026-11-02T12:00:00Z");
    private static final Money FREE = Money.ZERO;
    private static final DailyCap WIDE = new DailyCap(1_000_000, Money.dollars("5"));

    @Property
    void thePercentageOnlyGrowsAndIsAHundredAtTheEndAlone(
            @ForAll @IntRange(max = 2_000) int total,
            @ForAll @Size(max = 30) List<@IntRange(max = 200) Integer> slices,
            @ForAll boolean pausedAtTheEnd) {
        Backfill backfill = running(total, 240);
        int before = gauge(WIDE).read(backfill, null, null, NOW).percent();
        for (int slice : slices) {
            backfill = backfill.at(backfill.position().planned("page", "post", posts(slice)));
            Progress progress = gauge(WIDE).read(backfill, null, null, NOW);
            assertThat(progress.percent()).isBetween(before, 99);
            assertThat(progress.done()).isBetween(0, progress.total());
            before = progress.percent();
        }
        if (pausedAtTheEnd) {
            Backfill paused = backfill.to(BackfillState.PAUSED, null, NOW);
            assertThat(gauge(WIDE).read(paused, null, null, NOW).percent()).isEqualTo(before);
            backfill = paused.to(BackfillState.RUNNING, null, NOW);
        }
        Backfill done = backfill.to(BackfillState.DONE, null, NOW);
        assertThat(gauge(WIDE).read(done, null, null, NOW).percent()).isEqualTo(100);
    }

    @Property
    void itIsNeverSaidToBeDoneSoonerThanItsPaceAllows(
            @ForAll @IntRange(min = 1, max = 2_000) int total,
            @ForAll @IntRange(min = 1, max = 3_600_000) int pace,
            @ForAll @IntRange(min = 1, max = 5_000_000) int measured) {
        Instant eta =
                gauge(WIDE).read(running(total, pace), measured, null, NOW).eta();
        assertThat(Duration.between(NOW, eta).toMillis())
                .isGreaterThanOrEqualTo(total * 3_600_000L / pace)
                .isGreaterThanOrEqualTo(total * 3_600_000L / measured);
    }

    @Property
    void aDailyCapThatIsTooSmallMakesItTakeDays(@ForAll @IntRange(min = 1, max = 2_000) int total) {
        Instant eta = gauge(new DailyCap(100, Money.dollars("5")))
                .read(running(total, 3_600_000), null, null, NOW)
                .eta();
        assertThat(Duration.between(NOW, eta).toDays()).isEqualTo((total - 1) / 75);
    }

    private static ProgressGauge gauge(DailyCap cap) {
        return new ProgressGauge(cap, FREE);
    }

    private static Backfill running(int total, int pace) {
        Backfill proposed = Backfill.proposed(
                new BackfillId("bf-0001"),
                new Leg(
                        new RouteId("rt-0001"),
                        AccountId.of(new Platform("alpha"), "a"),
                        AccountId.of(new Platform("beta"), "b")),
                new BackfillOrder(new BackfillWindow.Last(100), pace, 100_000, BackfillStart.ALWAYS),
                NOW);
        return proposed.counting(new BackfillForecast(posts(total), List.of()), BackfillPosition.START.at("page"))
                .counted(NOW)
                .to(BackfillState.RUNNING, null, NOW);
    }

    private static BackfillTally posts(int posts) {
        return new BackfillTally(posts, posts, posts, 0, 0, FREE);
    }
}
