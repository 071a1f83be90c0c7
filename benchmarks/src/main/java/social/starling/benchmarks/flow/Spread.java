package social.starling.benchmarks.flow;

import java.util.List;

/** Figures in order, so that their middle and ends can be told. */
record Spread(List<Double> sorted) {
    static Spread of(List<Double> figures) {
        return new Spread(figures.stream().sorted().toList());
    }

    /** @param share 0 for the least, 0.5 for the median, 1 for the most */
    double at(double share) {
        return sorted.get((int) Math.ceil(share * (sorted.size() - 1)));
    }

    @Override
    public String toString() {
        return "%,.0f (%,.0f to %,.0f)".formatted(at(0.5), at(0), at(1));
    }
}
