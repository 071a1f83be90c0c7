package social.starling.architecture.violations.tests.asserting.core;

import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;

class InnocentDirect {
    @Test
    void aPostIsPlanned() {
        Assertions.assertThat(1).isPositive();
    }
}
