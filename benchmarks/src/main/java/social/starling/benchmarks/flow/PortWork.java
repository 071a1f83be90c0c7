package social.starling.benchmarks.flow;

import java.util.Comparator;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import social.starling.core.monitor.PortMeters.Reading;

/** What Starling asked of its own ports in some stretch of time, by {@code Port.method}. */
record PortWork(Map<String, Reading> readings) {
    static PortWork between(Map<String, Reading> before, Map<String, Reading> after) {
        Map<String, Reading> readings = new TreeMap<>();
        after.forEach((port, reading) -> {
            Reading old = before.get(port);
            long calls = reading.calls() - (old == null ? 0 : old.calls());
            if (calls > 0) {
                readings.put(
                        port,
                        old == null
                                ? reading
                                : new Reading(
                                        calls,
                                        reading.failures() - old.failures(),
                                        reading.total().minus(old.total())));
            }
        });
        return new PortWork(readings);
    }

    /** The dearest first. */
    @Override
    public String toString() {
        return readings.entrySet().stream()
                .sorted(Comparator.comparing((Map.Entry<String, Reading> entry) ->
                                entry.getValue().total())
                        .reversed())
                .limit(16)
                .map(entry -> "  %,7d × %-34s %,9.2f ms each%n"
                        .formatted(
                                entry.getValue().calls(),
                                entry.getKey(),
                                entry.getValue().total().toNanos()
                                        / 1e6
                                        / entry.getValue().calls()))
                .collect(Collectors.joining());
    }
}
