package social.starling.architecture.violations.tests.asserting.core;

import net.jqwik.api.Property;

class InnocentPredicate {
    @Property
    boolean aPostIsPlanned() {
        return "post".length() == 4;
    }
}
