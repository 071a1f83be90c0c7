package social.starling.core.monitor;

import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/** Counts the calls of observed ports: how many, how long in all, how many failed. */
public final class PortMeters implements PortObserver {
    private final Map<String, Meter> meters = new ConcurrentHashMap<>();

    @Override
    public void called(PortCall call) {
        Meter meter = meters.computeIfAbsent(call.port() + "." + call.method(), name -> new Meter());
        meter.calls.increment();
        meter.nanos.add(call.duration().toNanos());
        if (call.failure() != null) {
            meter.failures.increment();
        }
    }

    /** The readings by {@code Port.method}, in alphabetical order. */
    public Map<String, Reading> readings() {
        Map<String, Reading> readings = new TreeMap<>();
        meters.forEach((name, meter) -> readings.put(
                name, new Reading(meter.calls.sum(), meter.failures.sum(), Duration.ofNanos(meter.nanos.sum()))));
        return readings;
    }

    /** What a meter shows. @param total the time of all calls together */
    public record Reading(long calls, long failures, Duration total) {}

    private static final class Meter {
        private final LongAdder calls = new LongAdder();
        private final LongAdder failures = new LongAdder();
        private final LongAdder nanos = new LongAdder();
    }
}
