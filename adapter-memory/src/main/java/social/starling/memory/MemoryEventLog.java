package social.starling.memory;

import java.util.List;
import social.starling.ports.event.EventEntry;
import social.starling.ports.event.EventLog;
import social.starling.ports.event.EventRow;

/** The events, numbered from 1 without gaps. */
final class MemoryEventLog implements EventLog {
    private final MemoryState state;

    MemoryEventLog(MemoryState state) {
        this.state = state;
    }

    @Override
    public void append(List<EventRow> rows) {
        state.transaction(() -> state.append(rows));
    }

    @Override
    public List<EventEntry> after(long sequence, int limit) {
        return state.transaction(() -> {
            int from = (int) Math.clamp(sequence, 0, state.events.size());
            int to = (int) Math.min((long) from + limit, state.events.size());
            return List.copyOf(state.events.subList(from, to));
        });
    }

    @Override
    public long newest() {
        return state.transaction(() -> (long) state.events.size());
    }
}
