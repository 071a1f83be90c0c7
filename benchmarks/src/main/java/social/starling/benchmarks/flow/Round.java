package social.starling.benchmarks.flow;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** One round of {@link FlowThroughput}. */
record Round(
        int posts,
        FlowThroughput.Timing carried,
        FlowThroughput.Timing alone,
        Map<String, Integer> requests,
        PortWork ports,
        double load) {
    private double rate() {
        return posts / (carried.wall().toNanos() / 1e9);
    }

    private double aloneRate() {
        return posts / (alone.wall().toNanos() / 1e9);
    }

    private double share() {
        return 100 * rate() / aloneRate();
    }

    /** By processor time of both processes, which a busy machine disturbs less than the clock. */
    private double processorShare() {
        return 100.0
                * alone.processors().sum().toNanos()
                / carried.processors().sum().toNanos();
    }

    private double micros(long nanos) {
        return nanos / 1e3 / posts;
    }

    @Override
    public String toString() {
        return "%,.0f posts/s, bare %,.0f/s, share %.0f %%; processor time of a post: Starling %,.0f µs + platforms %,.0f µs, bare %,.0f µs + %,.0f µs, share %.0f %%; load %.1f; %s"
                .formatted(
                        rate(),
                        aloneRate(),
                        share(),
                        micros(carried.processors().own().toNanos()),
                        micros(carried.processors().platforms().toNanos()),
                        micros(alone.processors().own().toNanos()),
                        micros(alone.processors().platforms().toNanos()),
                        processorShare(),
                        load,
                        calls());
    }

    private String calls() {
        return requests.entrySet().stream()
                .map(entry -> entry.getValue() + " " + entry.getKey())
                .collect(Collectors.joining(", "));
    }

    static String summary(List<Round> rounds) {
        Spread rate = Spread.of(rounds.stream().map(Round::rate).toList());
        Spread alone = Spread.of(rounds.stream().map(Round::aloneRate).toList());
        Spread share = Spread.of(rounds.stream().map(Round::share).toList());
        Spread processors = Spread.of(rounds.stream().map(Round::processorShare).toList());
        return "median of " + rounds.size() + " rounds " + rate + " posts/s, bare " + alone + "/s, share " + share
                + " %, by processor time " + processors + " %";
    }
}
