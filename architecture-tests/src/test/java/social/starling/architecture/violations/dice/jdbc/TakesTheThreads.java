package social.starling.architecture.violations.dice.jdbc;

import java.util.concurrent.ThreadLocalRandom;

final class TakesTheThreads {
    int make() {
        return ThreadLocalRandom.current().nextInt();
    }
}
