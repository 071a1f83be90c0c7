package social.starling.architecture.violations.tests.naming.core;

import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;

class InnocentSentence {
    @Test
    void aPostIsPlanned() {
        Assertions.assertThat(1).isPositive();
    }
}
