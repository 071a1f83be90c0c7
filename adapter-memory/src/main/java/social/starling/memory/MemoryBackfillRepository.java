package social.starling.memory;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import social.starling.ports.backfill.Backfill;
import social.starling.ports.backfill.BackfillId;
import social.starling.ports.backfill.BackfillRepository;
import social.starling.ports.event.EventRow;

/** The backfills, by id in the order of creation; plans move on those that run. */
final class MemoryBackfillRepository implements BackfillRepository {
    private final MemoryState state;

    MemoryBackfillRepository(MemoryState state) {
        this.state = state;
    }

    @Override
    public boolean save(Backfill backfill, List<EventRow> events) {
        return state.transaction(() -> {
            boolean taken = state.backfills.values().stream()
                    .anyMatch(other -> !other.state().isOver() && other.leg().equals(backfill.leg()));
            if (taken) {
                return false;
            }
            state.backfills.put(backfill.id(), backfill);
            state.append(events);
            return true;
        });
    }

    @Override
    public Optional<Backfill> find(BackfillId id) {
        return state.transaction(() -> Optional.ofNullable(state.backfills.get(id)));
    }

    @Override
    public List<Backfill> list(int limit) {
        return state.transaction(() -> new ArrayList<>(state.backfills.values())
                .reversed().stream().limit(limit).toList());
    }

    @Override
    public List<Backfill> unfinished() {
        return state.transaction(() -> state.backfills.values().stream()
                .filter(backfill -> !backfill.state().isOver())
                .toList());
    }

    @Override
    public boolean replace(Backfill next, List<EventRow> events) {
        return state.transaction(() -> {
            Backfill stored = state.backfills.get(next.id());
            if (stored == null || stored.position().step() != next.position().step() - 1) {
                return false;
            }
            state.backfills.put(next.id(), next);
            state.append(events);
            return true;
        });
    }
}
