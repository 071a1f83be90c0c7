package social.starling.testkit.simulation;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * How late tasks are at their steps.
 *
 * @param probability that a step is late, 0 to 1
 * @param longest how late at most
 */
public record Pace(double probability, Duration longest) {
    /** Nobody is ever late. */
    public static final Pace STEADY = new Pace(0, Duration.ZERO);

    public Pace {
        if (!(probability >= 0 && probability <= 1) || longest.isNegative()) {
            throw new IllegalArgumentException("A pace with probability " + probability + " and delays up to " + longest
                    + " cannot be; 0 to 1 and no negative delay are allowed");
        }
    }

    boolean delays(RandomGenerator random) {
        return probability > 0 && random.nextDouble() < probability;
    }

    long delay(RandomGenerator random) {
        return random.nextLong(longest.toNanos() + 1);
    }
}
