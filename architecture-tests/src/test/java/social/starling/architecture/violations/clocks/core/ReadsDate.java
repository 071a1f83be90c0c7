package social.starling.architecture.violations.clocks.core;

import java.time.LocalDate;
import java.time.ZoneOffset;

final class ReadsDate {
    LocalDate make() {
        return LocalDate.now(ZoneOffset.UTC);
    }
}
