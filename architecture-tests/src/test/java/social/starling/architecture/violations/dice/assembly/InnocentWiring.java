package social.starling.architecture.violations.dice.assembly;

import java.security.SecureRandom;
import java.util.random.RandomGenerator;

final class InnocentWiring {
    RandomGenerator make() {
        return new SecureRandom();
    }
}
