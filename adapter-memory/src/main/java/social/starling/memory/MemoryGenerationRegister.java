package social.starling.memory;

import java.util.Optional;
import social.starling.ports.backup.Generation;
import social.starling.ports.backup.GenerationRegister;

/** The line of history beside the events that it numbers. */
final class MemoryGenerationRegister implements GenerationRegister {
    private final MemoryState state;

    MemoryGenerationRegister(MemoryState state) {
        this.state = state;
    }

    @Override
    public Optional<Generation> current() {
        return state.transaction(() -> Optional.ofNullable(state.generation));
    }

    @Override
    public void begin(Generation next) {
        state.transaction(() -> {
            if (state.generation == null || state.generation.since().isBefore(next.since())) {
                state.generation = next;
            }
        });
    }
}
