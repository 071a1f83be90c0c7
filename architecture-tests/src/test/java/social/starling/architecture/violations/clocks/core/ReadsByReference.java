package social.starling.architecture.violations.clocks.core;

import java.time.Instant;
import java.util.function.Supplier;

final class ReadsByReference {
    Supplier<Instant> make() {
        return Instant::now;
    }
}
