package social.starling.ports.backfill;

import java.util.List;
import java.util.Optional;
import social.starling.ports.event.EventRow;

/** The backfills. While one runs its position advances in the ledger's plan. */
public interface BackfillRepository {
    /** Adds a new one; false, and nothing written, while another one of the same leg is not over. */
    boolean save(Backfill backfill, List<EventRow> events);

    Optional<Backfill> find(BackfillId id);

    /** Newest first. @param limit 1 to 1000 */
    List<Backfill> list(int limit);

    /** Those that are not over, in the order of creation. */
    List<Backfill> unfinished();

    /**
     * Writes state, reason, times, forecast and position, and the events with them; what was asked for stays.
     *
     * @param next a step further than what is stored
     * @return false, and nothing written, when what is stored stands at another step or is gone
     */
    boolean replace(Backfill next, List<EventRow> events);
}
