package social.starling.core.restore;

import java.time.Instant;
import java.util.List;
import social.starling.ports.event.EventEntry;
import social.starling.ports.event.EventLog;

/** When the backup was made, as far as the restored database knows: what was published before stands in it. */
final class BackupEnd {
    private final EventLog log;

    BackupEnd(EventLog log) {
        this.log = log;
    }

    /** The time of the last event before {@code noticed}, found by halves; the epoch when there is none. */
    Instant before(Instant noticed) {
        long low = 0;
        long high = log.newest();
        Instant end = Instant.EPOCH;
        while (low < high) {
            long middle = low + (high - low + 1) / 2;
            List<EventEntry> entry = log.after(middle - 1, 1);
            if (!entry.isEmpty() && entry.getFirst().row().at().isBefore(noticed)) {
                low = Math.max(middle, entry.getFirst().sequence());
                end = entry.getFirst().row().at();
            } else {
                high = middle - 1;
            }
        }
        return end;
    }
}
