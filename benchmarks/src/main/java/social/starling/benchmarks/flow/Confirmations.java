package social.starling.benchmarks.flow;

import java.time.Duration;
import java.util.Map;
import social.starling.assembly.Starling;
import social.starling.core.monitor.PortMeters;
import social.starling.ports.delivery.DeliveryState;

/** Waits until so many more copies are accepted and settled in the ledger, and takes next to nothing from those who work. */
final class Confirmations {
    private static final Duration POLL = Duration.ofMillis(2);
    private static final Duration PATIENCE = Duration.ofMinutes(10);

    private final Starling starling;
    private final long calls;
    private final long confirmed;

    Confirmations(Starling starling, int copies) {
        this.starling = starling;
        this.calls = calls() + copies;
        this.confirmed = confirmed() + copies;
    }

    /** The ledger is asked only once all are published, so that the question takes nothing from the measured work. */
    void await() {
        long start = System.nanoTime();
        while (calls() < calls || confirmed() < confirmed) {
            if (System.nanoTime() - start > PATIENCE.toNanos()) {
                throw new IllegalStateException(confirmed - confirmed() + " copies are missing after " + PATIENCE + ": "
                        + starling.deliveries().counts());
            }
            starling.tasks().sleep(POLL);
        }
    }

    private long calls() {
        return calls(starling);
    }

    /** How many posts were handed to their platforms so far. */
    static long calls(Starling starling) {
        Map<String, PortMeters.Reading> readings = starling.meters().readings();
        PortMeters.Reading publish = readings.get("PostPublisher.publish");
        return publish == null ? 0 : publish.calls();
    }

    private long confirmed() {
        return starling.deliveries().counts().getOrDefault(DeliveryState.CONFIRMED, 0L);
    }
}
