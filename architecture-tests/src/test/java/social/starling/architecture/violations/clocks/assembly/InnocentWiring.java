package social.starling.architecture.violations.clocks.assembly;

import java.time.InstantSource;

final class InnocentWiring {
    InstantSource make() {
        return InstantSource.system();
    }
}
