package social.starling.architecture.violations.tests.asserting.core;

import org.junit.jupiter.api.Test;

class OnlyRuns {
    @Test
    void aPostIsPlanned() {
        new StringBuilder("post").reverse();
    }
}
