package social.starling.architecture.violations.tests.naming.core;

import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;

class HasUnderscores {
    @Test
    void a_post_is_planned() {
        Assertions.assertThat(1).isPositive();
    }
}
