package social.starling.core.delivery;

import java.time.Duration;

/**
 * How a courier works.
 *
 * @param owner the daemon's id in the ledger
 * @param inFlight the most deliveries handled at once
 * @param lease how long a claim lasts; longer than any platform's call deadline
 * @param quarantine how long after an expired lease in SENDING another daemon waits before it looks for the answer
 */
public record CourierSettings(String owner, int inFlight, Duration lease, Duration quarantine) {
    public CourierSettings {
        if (inFlight < 1 || inFlight > 10_000) {
            throw new IllegalArgumentException(
                    inFlight + " deliveries in flight cannot be handled; 1 to 10000 are allowed");
        }
        if (lease.compareTo(Duration.ofSeconds(1)) < 0) {
            throw new IllegalArgumentException("A lease of " + lease + " is too short; 1 second or more is allowed");
        }
    }

    public static CourierSettings of(String owner) {
        return new CourierSettings(owner, 64, Duration.ofMinutes(2), Duration.ofSeconds(60));
    }
}
