package social.starling.architecture.violations.tests.disabled.core;

import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;

class InnocentOn {
    @Test
    void aPostIsPlanned() {
        Assertions.assertThat(1).isPositive();
    }
}
