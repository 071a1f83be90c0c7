package social.starling.memory;

import java.util.Optional;
import social.starling.ports.delivery.PublishingSwitch;

/** The kill switch beside the deliveries it stops. */
final class MemoryPublishingSwitch implements PublishingSwitch {
    private final MemoryState state;

    MemoryPublishingSwitch(MemoryState state) {
        this.state = state;
    }

    @Override
    public Optional<Pause> paused() {
        return state.transaction(() -> Optional.ofNullable(state.pause));
    }

    @Override
    public void pause(Pause pause) {
        state.transaction(() -> {
            if (state.pause == null) {
                state.pause = pause;
            }
        });
    }

    @Override
    public void restate(Pause pause) {
        state.transaction(() -> {
            if (state.pause != null) {
                state.pause = pause;
            }
        });
    }

    @Override
    public void resume() {
        state.transaction(() -> {
            state.pause = null;
        });
    }
}
