package social.starling.core.backfill;

import java.time.InstantSource;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import social.starling.core.sync.DryRun;
import social.starling.core.sync.PostPlan;
import social.starling.core.sync.Recognition;
import social.starling.core.sync.WindowPlanner;
import social.starling.ports.backfill.Backfill;
import social.starling.ports.backfill.BackfillForecast;
import social.starling.ports.backfill.BackfillForecast.Reason;
import social.starling.ports.backfill.BackfillState;
import social.starling.ports.backfill.BackfillTally;
import social.starling.ports.money.Money;
import social.starling.ports.route.Route;

/** Counts a backfill page by page: plans what running it would plan, and writes the sums alone. */
final class WindowCount {
    private final BackfillBook book;
    private final WindowReader reader;
    private final WindowPlanner planner;
    private final Recognition recognition;
    private final Money read;
    private final InstantSource clock;

    /** @param read what the source's platform bills for reading one post */
    WindowCount(
            BackfillBook book,
            WindowReader reader,
            WindowPlanner planner,
            Recognition recognition,
            Money read,
            InstantSource clock) {
        this.book = book;
        this.reader = reader;
        this.planner = planner;
        this.recognition = recognition;
        this.read = read;
        this.clock = clock;
    }

    /** Goes one page on, or to the first. */
    void step(Backfill backfill, Route route) {
        String cursor = backfill.position().cursor();
        if (cursor == null) {
            String begin = reader.begin(backfill);
            write(backfill, backfill.at(backfill.position().at(begin)));
            return;
        }
        WindowPage page = reader.page(backfill, cursor);
        BackfillForecast forecast = forecast(backfill, route, page);
        Backfill counted = backfill.counting(forecast, backfill.position().at(page.next()));
        boolean full = forecast.tally().carried() >= backfill.order().max();
        write(backfill, page.last() || full ? finished(counted) : counted);
    }

    /** What somebody changed meanwhile is looked at first; the page is then counted again. */
    private void write(Backfill from, Backfill to) {
        book.change(from.id(), stored -> stored.equals(from) ? to : stored);
    }

    private BackfillForecast forecast(Backfill backfill, Route route, WindowPage page) {
        BackfillTally tally = backfill.forecast().tally();
        Map<String, Integer> reasons = new LinkedHashMap<>();
        backfill.forecast().reasons().forEach(reason -> reasons.put(reason.reason(), reason.posts()));
        LineTally lines = new LineTally(page.posts(), read, recognition);
        for (DryRun.Line line : planner.plan(route, page.posts(), recognition, posts -> false)) {
            if (tally.carried() < backfill.order().max()) {
                tally = tally.plus(lines.of(line));
                if (line.plan() instanceof PostPlan.Skip skip && !lines.isKnown(line)) {
                    reasons.merge(skip.reason(), 1, Integer::sum);
                }
            }
        }
        return new BackfillForecast(
                tally,
                reasons.entrySet().stream()
                        .map(entry -> new Reason(entry.getKey(), entry.getValue()))
                        .sorted(Comparator.comparingInt(Reason::posts).reversed())
                        .limit(BackfillForecast.MOST_REASONS)
                        .toList());
    }

    private Backfill finished(Backfill backfill) {
        Backfill counted = backfill.counted(clock.instant());
        if (counted.forecast().tally().carried() == 0) {
            return counted.to(BackfillState.DONE, "There is nothing to carry", clock.instant());
        }
        boolean runs = switch (counted.order().start()) {
            case ASK -> false;
            case WHEN_FREE -> counted.forecast().tally().price().equals(Money.ZERO);
            case ALWAYS -> true;
        };
        return counted.to(runs ? BackfillState.RUNNING : BackfillState.READY, null, clock.instant());
    }
}
