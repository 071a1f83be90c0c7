package social.starling.architecture.violations.tests.disabled.core;

import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Disabled;
import org.junit.jupiter.api.Test;

@Disabled("some day")
class OffByClass {
    @Test
    void aPostIsPlanned() {
        Assertions.assertThat(1).isPositive();
    }
}
