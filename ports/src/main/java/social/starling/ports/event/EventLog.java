package social.starling.ports.event;

import java.util.List;

/** The stored events, in their order. Ledger transactions write their own; this port reads, and adds what has no transaction. */
public interface EventLog {
    void append(List<EventRow> rows);

    /** The events after {@code sequence}, oldest first. */
    List<EventEntry> after(long sequence, int limit);

    /** The sequence of the newest event; 0 when there is none. */
    long newest();
}
