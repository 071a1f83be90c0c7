package social.starling.architecture.violations.tests.running.core;

import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;

class PostSpecification {
    @Test
    void aPostIsPlanned() {
        Assertions.assertThat(1).isPositive();
    }
}
