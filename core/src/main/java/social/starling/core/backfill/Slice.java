package social.starling.core.backfill;

import java.util.List;
import org.jspecify.annotations.Nullable;
import social.starling.ports.backfill.BackfillTally;
import social.starling.ports.delivery.PlannedOrigin;
import social.starling.ports.event.EventRow;
import social.starling.ports.money.Money;

/**
 * Some posts of a window as they are planned together.
 *
 * @param bill what the target bills for the copies
 * @param current the last of them that is carried; null when none is
 */
record Slice(
        List<PlannedOrigin> origins,
        List<EventRow> events,
        BackfillTally tally,
        Money bill,
        Progress.@Nullable CurrentPost current) {
    Slice {
        origins = List.copyOf(origins);
        events = List.copyOf(events);
    }
}
