package social.starling.architecture.violations.tests.asserting.core;

import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;

class InnocentIndirect {
    @Test
    void aPostIsPlanned() {
        Runnable later = () -> planned("post");
        later.run();
    }

    private void planned(String post) {
        Assertions.assertThat(post).isNotEmpty();
    }
}
