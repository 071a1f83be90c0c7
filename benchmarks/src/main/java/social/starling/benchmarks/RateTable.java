package social.starling.benchmarks;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/** What was reached in all rounds: medians, and how they stand to each other. */
final class RateTable {
    private static final String REFERENCE = "db-scheduler";

    private final Map<Line, List<PostgresRound>> rounds = new LinkedHashMap<>();

    void add(PostgresContest contest, PostgresRound round) {
        rounds.computeIfAbsent(new Line(contest.name(), contest.nodes()), line -> new ArrayList<>())
                .add(round);
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder(String.format(
                "%-14s %7s %6s %28s %12s %15s %8s %10s%n",
                "what",
                "daemons",
                "rounds",
                "a second (least to most)",
                "to one",
                "to db-scheduler",
                "own µs",
                "server µs"));
        rounds.forEach((line, all) -> text.append(String.format(
                "%-14s %7d %6d %28s %12s %15s %8.0f %10.0f%n",
                line.name,
                line.nodes,
                all.size(),
                "%,.0f (%,.0f to %,.0f)".formatted(rate(all, 0.5), rate(all, 0), rate(all, 1)),
                ratio(all, new Line(line.name, 1), line),
                ratio(all, new Line(REFERENCE, line.nodes), line),
                at(all, 0.5, PostgresRound::own),
                at(all, 0.5, PostgresRound::server))));
        return text.toString();
    }

    /** Of the medians; nothing where it would be compared with itself or there is nothing to compare with. */
    private String ratio(List<PostgresRound> all, Line other, Line line) {
        List<PostgresRound> others = rounds.get(other);
        return others == null || other.equals(line) ? "" : "%.2f".formatted(rate(all, 0.5) / rate(others, 0.5));
    }

    private static double rate(List<PostgresRound> all, double share) {
        return at(all, share, PostgresRound::rate);
    }

    private static double at(List<PostgresRound> all, double share, ToDoubleFunction<PostgresRound> figure) {
        double[] sorted = all.stream().mapToDouble(figure).sorted().toArray();
        return sorted[(int) Math.ceil(share * (sorted.length - 1))];
    }

    private record Line(String name, int nodes) {}
}
