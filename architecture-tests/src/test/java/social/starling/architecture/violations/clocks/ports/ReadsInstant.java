package social.starling.architecture.violations.clocks.ports;

import java.time.Instant;

final class ReadsInstant {
    Instant make() {
        return Instant.now();
    }
}
