package social.starling.core.backfill;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import social.starling.core.event.StarlingEvent;
import social.starling.core.sync.DryRun;
import social.starling.core.sync.PostPlan;
import social.starling.core.sync.Recognition;
import social.starling.core.sync.WindowPlanner;
import social.starling.ports.backfill.Backfill;
import social.starling.ports.backfill.BackfillTally;
import social.starling.ports.delivery.PlannedOrigin;
import social.starling.ports.event.EventRow;
import social.starling.ports.money.Money;
import social.starling.ports.post.Post;
import social.starling.ports.route.Route;

/** Plans the next posts of a running backfill, up to the most that it may carry. */
final class SlicePlanner {
    private static final int WORDS = 80;

    private final WindowPlanner planner;
    private final Recognition recognition;
    private final Money read;
    private final InstantSource clock;

    /** @param read what the source's platform bills for reading one post */
    SlicePlanner(WindowPlanner planner, Recognition recognition, Money read, InstantSource clock) {
        this.planner = planner;
        this.recognition = recognition;
        this.read = read;
        this.clock = clock;
    }

    Slice plan(Backfill backfill, Route route, List<Post> posts) {
        int most = backfill.order().max() - backfill.position().done().carried();
        LineTally lines = new LineTally(posts, read, recognition);
        BackfillTally tally = BackfillTally.NONE;
        List<PlannedOrigin> origins = new ArrayList<>();
        List<EventRow> events = new ArrayList<>();
        Money bill = Money.ZERO;
        Progress.CurrentPost current = null;
        for (DryRun.Line line : planner.plan(route, posts, recognition, recognition::adopt)) {
            if (tally.carried() >= most) {
                break;
            }
            tally = tally.plus(lines.of(line));
            origins.addAll(line.plan().origins());
            switch (line.plan()) {
                case PostPlan.Carry carry -> {
                    if (!lines.isKnown(line)) {
                        bill = bill.plus(carry.composed().price());
                        current = shown(carry.post());
                    }
                }
                case PostPlan.Skip skip -> {
                    if (!lines.isKnown(line)) {
                        events.add(told(route, skip));
                    }
                }
            }
        }
        return new Slice(origins, events, tally, bill, current);
    }

    private EventRow told(Route route, PostPlan.Skip skip) {
        return new StarlingEvent.PostSkipped(
                        route.id().value(), skip.origin().origin().canonical(), skip.reason())
                .row(clock.instant());
    }

    private static Progress.CurrentPost shown(Post post) {
        String line = post.text().text().strip().replaceAll("\\s+", " ");
        int most = line.offsetByCodePoints(0, Math.min(WORDS, line.codePointCount(0, line.length())));
        String words = most < line.length() ? line.substring(0, most) + "\u2026" : line;
        return new Progress.CurrentPost(post.url(), post.createdAt(), words);
    }
}
