package social.starling.architecture.violations.tests.asserting.core;

import org.junit.jupiter.api.Test;

class OnlyCallsOthers {
    @Test
    void aPostIsPlanned() {
        plan();
    }

    private void plan() {
        new StringBuilder("post").reverse();
    }
}
