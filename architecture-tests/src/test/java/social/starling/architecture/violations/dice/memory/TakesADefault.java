package social.starling.architecture.violations.dice.memory;

import java.util.random.RandomGenerator;

final class TakesADefault {
    RandomGenerator make() {
        return RandomGenerator.getDefault();
    }
}
