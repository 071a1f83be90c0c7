package social.starling.architecture.violations.dice.ports;

import java.util.Random;

final class MakesARandom {
    Random make() {
        return new Random(1);
    }
}
