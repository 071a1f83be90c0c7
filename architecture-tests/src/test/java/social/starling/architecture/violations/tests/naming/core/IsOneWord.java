package social.starling.architecture.violations.tests.naming.core;

import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;

class IsOneWord {
    @Test
    void works() {
        Assertions.assertThat(1).isPositive();
    }
}
