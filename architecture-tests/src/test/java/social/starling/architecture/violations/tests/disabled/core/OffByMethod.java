package social.starling.architecture.violations.tests.disabled.core;

import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Disabled;
import org.junit.jupiter.api.Test;

class OffByMethod {
    @Disabled("some day")
    @Test
    void aPostIsPlanned() {
        Assertions.assertThat(1).isPositive();
    }
}
