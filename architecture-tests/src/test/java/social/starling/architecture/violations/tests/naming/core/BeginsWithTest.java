package social.starling.architecture.violations.tests.naming.core;

import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;

class BeginsWithTest {
    @Test
    void testThatAPostIsPlanned() {
        Assertions.assertThat(1).isPositive();
    }
}
