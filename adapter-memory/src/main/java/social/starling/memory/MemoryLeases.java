package social.starling.memory;

import java.time.Duration;
import java.time.Instant;
import social.starling.ports.lease.Leases;

/** The leases beside everything else of a database. */
final class MemoryLeases implements Leases {
    private final MemoryState state;

    MemoryLeases(MemoryState state) {
        this.state = state;
    }

    @Override
    public boolean take(String name, String owner, Duration term) {
        return state.transaction(() -> {
            Instant now = state.now();
            Held held = state.leases.get(name);
            boolean free = held == null || held.owner.equals(owner) || !held.until.isAfter(now);
            if (free) {
                state.leases.put(name, new Held(owner, now.plus(term)));
            }
            return free;
        });
    }

    @Override
    public void giveBack(String name, String owner) {
        state.transaction(() -> {
            state.leases.computeIfPresent(name, (same, held) -> held.owner.equals(owner) ? null : held);
        });
    }

    /** Who has a lease until when. */
    record Held(String owner, Instant until) {}
}
