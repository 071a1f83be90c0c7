package social.starling.architecture.violations.tests.naming.core;

import net.jqwik.api.Property;
import org.assertj.core.api.Assertions;

class NamesAProperty {
    @Property
    void Works() {
        Assertions.assertThat(1).isPositive();
    }
}
