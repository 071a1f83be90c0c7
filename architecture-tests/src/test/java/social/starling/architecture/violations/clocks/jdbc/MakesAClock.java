package social.starling.architecture.violations.clocks.jdbc;

import java.time.Clock;

final class MakesAClock {
    Clock make() {
        return Clock.systemUTC();
    }
}
