package social.starling.architecture.violations.staticstate.twitter;

import java.util.Random;

final class SharedDice {
    static final Random DICE = new Random(1);
}
