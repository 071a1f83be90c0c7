package social.starling.architecture.violations.clocks.memory;

import java.time.InstantSource;

final class MakesASource {
    InstantSource make() {
        return InstantSource.system();
    }
}
